/** What the console shows while Picket does not answer its reads, and that it recovers without a reload. */
import assert from 'node:assert/strict';
import { check, settled } from './axe.mjs';
import { admin, call, detect, follow, newPage, signIn, until } from './stage.mjs';

/** What the frame of every page reads. */
const frame = /\/api\/v1\/(me|events|status)$/;
const navigation = (page) => page.getByRole('navigation', { name: 'Main navigation' });
const again = (page) => page.getByRole('button', { name: 'Try again' }).filter({ visible: true });
const says = (page, words) => page.getByText(words).filter({ visible: true }).first().waitFor();

/** Waits until nothing says this: for a moment, a part of the page and the banner may both do. */
const gone = (page, words) => until(async () => (await page.getByText(words).count()) === 0);

/** Answers the reads of a page that `matches` with `answer`, until the returned function is called. */
async function fail(page, matches, answer) {
  const handler = (route) => {
    const { pathname } = new URL(route.request().url());
    return matches(pathname) ? route.fulfill(answer) : route.continue();
  };
  await page.route('**/api/**', handler);
  return () => page.unroute('**/api/**', handler);
}

/** Each page, with all that it reads refused: it says so, offers to try again, and shows nothing else in its place. */
export async function sayWhatFailed(stage, pages) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/account');
  await settled(page);
  const heal = await fail(page, (path) => !frame.test(path), { status: 403, body: 'no' });
  for (const address of pages) {
    await follow(page, address);
    await says(page, /answered 403/);
    await again(page).first().waitFor();
    await settled(page);
    assert.equal(await navigation(page).count(), 1, address);
  }
  await check(page, 'a page that could not be read');
  await heal();
  await again(page).first().click();
  await gone(page, /answered 403/);
  await context.close();
}

const addTicketSchedule = async (page) => {
  await page.getByRole('button', { name: 'Add a schedule' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Sent', exact: true }).click();
  await page.getByRole('option', { name: 'As a ticket in ConnectWise' }).click();
};
const changeRules = (page) =>
  page
    .getByRole('button', { name: /^Tickets of / })
    .first()
    .click();

/** Parts of a page or dialog that were absent without a word, or whose error had no retry. */
export async function sayWhichPartFailed(stage, dnsCompany) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/account');
  for (const [address, part, open = () => {}] of [
    ['/companies/1', /companies\/1\/noise$/],
    ['/companies/1', /dns\/companies\/1$/],
    ['/reports', /settings\/reports$/],
    ['/reports', /reports\/schedules$/],
    ['/reports', /reports\/summary$/],
    ['/incidents/1', /incidents\/1\/context$/],
    ['/settings/mssp/connectwise/companies', /settings\/catch-all$/],
    ['/settings/mssp/connectwise/companies', /connectwise\/company-kinds$/],
    ['/settings/mssp/connectwise/services/text', /settings\/ticket-contents$/],
    ['/settings/mssp/connectwise/services/custom-fields', /connectwise\/boards$/],
    ['/settings/mssp/incidents', /settings\/backup$/],
    ['/dns/overview', /dns\/feeds$/],
    ['/dns/overview', /settings\/dns-resolver$/],
    [dnsCompany, /settings\/dns-policy$/],
    [dnsCompany, /dns\/status$/],
    [dnsCompany, /query-log$/],
    ['/reports', /connectwise\/boards$/, addTicketSchedule],
    ['/reports', /connectwise\/priorities$/, addTicketSchedule],
    ['/settings/mssp/connectwise/companies', /connectwise\/priorities$/, changeRules],
  ]) {
    let isRead = false;
    const matches = (path) => {
      isRead ||= part.test(path);
      return part.test(path);
    };
    const heal = await fail(page, matches, { status: 404, body: '' });
    await page.goto(`${stage.url}${address}`);
    await open(page);
    await says(page, /answered 404/);
    assert.ok(isRead, `${address} reads ${part}`);
    await settled(page);
    await heal();
    await again(page).first().click();
    await gone(page, /answered 404/);
  }
  await context.close();
}

/** An update that fails: what was read stays, with a note that it may be old, and so does what was typed. */
export async function keepWhatWasRead(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/incidents');
  const old = page.getByText('This page could not be updated; what you see may be old.');
  const row = page.getByRole('row', { name: /bad-1/ }).first();
  await row.waitFor();
  const page200 = { status: 200, contentType: 'text/html', body: '<html>Sign in</html>' };
  const heal = await fail(page, (path) => path.endsWith('/incidents'), page200);
  await detect(stage, { domain: 'login.bad-1.example', device_name: 'CSD-WS-1' });
  await old.waitFor();
  await says(page, /answered with a web page in place of data/);
  await row.waitFor();
  await check(page, 'a list that could not be updated');
  await heal();
  // Without a click: what fails is read again by itself.
  await old.waitFor({ state: 'detached' });

  await follow(page, '/settings/mssp/incidents');
  const field = page.getByRole('textbox', { name: 'Closes after' });
  await field.fill('77');
  const healSettings = await fail(page, (path) => /\/settings\//.test(path), { status: 500, body: '' });
  const limits = await call(stage, 'GET', 'settings/roll-ups');
  await call(stage, 'PUT', 'settings/roll-ups', limits);
  await old.waitFor();
  assert.match(await field.inputValue(), /77/);
  await healSettings();
  await again(page).first().click();
  await old.waitFor({ state: 'detached' });
  assert.match(await field.inputValue(), /77/);
  await context.close();
}

/** A session that ended meanwhile: the page stays, says so, and leads to the sign-in and back. */
export async function offerToSignIn(stage) {
  const { page, context } = await newPage(stage);
  await signIn(stage, page, undefined, '/incidents?severity=high');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.clearCookies();
  await follow(page, '/tickets?state=created');
  await page.getByRole('alert').filter({ hasText: 'You are signed out.' }).waitFor();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/tickets\?state=created/);
  await context.close();
}
