/**
 * The behaviour of each long list for analysts: as many rows as fit, rows that keep their positions, and actions on
 * several.
 */
import assert from 'node:assert/strict';
import { checkLooks, settled } from './axe.mjs';
import { call, detect, newPage, readNow, signIn, until } from './stage.mjs';

const long = 'a-name-that-is-longer-than-any-column-of-any-list-here';

const client = {
  client_id: '5eed0000-0000-4000-8000-0000000000cc',
  client_name: 'Westbrook Veterinary Clinics and Animal Hospitals International',
  verdict: 'blocked',
};

/** Twenty tickets at a company of its own, some with names that are too long. */
export async function ticketMany(stage) {
  const limits = await call(stage, 'GET', 'settings/roll-ups');
  await call(stage, 'PUT', 'settings/roll-ups', { ...limits, ticketsPerCompany: 0, ticketsInAll: 0 });
  const rows = Array.from({ length: 20 }, (_, n) => ({
    ...client,
    domain: n % 4 === 0 ? `login.${long}-many-${n}.example` : `login.many-${n}.example`,
    devicename: n % 4 === 0 ? `${long}-${n}` : `MANY-${n}`,
    client_ip: `198.51.100.${n}`,
  }));
  stage.hyas.emit(rows.slice(0, 1));
  await readNow(stage);
  const named = async () => (await call(stage, 'GET', 'companies?search=westbrook')).items[0];
  const { id } = await until(named);
  await call(stage, 'PUT', `companies/${id}/mapping`, { connectwiseCompanyId: 102 });
  stage.hyas.emit(rows.slice(1));
  await readNow(stage);
  const made = async () => (await call(stage, 'GET', 'tickets?search=westbrook&state=created&limit=1')).total;
  await until(
    async () => (await made()) === 20,
    90_000,
    async () => `${await made()} of 20 tickets`,
  );
}

/** Rows, head and pointer: the same in each list. */
async function checkRows(stage, page, { path, name }) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${stage.url}${path}`);
  await settled(page);
  const table = page.getByRole('table', { name, exact: true });
  const rows = table.locator('tbody tr');
  await until(async () => (await rows.count()) >= 15);
  const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()));
  const shown = boxes.filter(({ bottom }) => bottom <= 900).length;
  assert.ok(shown >= 15, `${path}: ${shown} rows on a screen of 900 px`);
  const highest = Math.max(...boxes.map(({ height }) => height));
  assert.ok(highest <= 46, `${path}: a row is ${highest} px high`);
  await page.mouse.wheel(0, 300);
  const head = table.getByRole('columnheader').first();
  await until(async () => (await head.evaluate((th) => th.getBoundingClientRect().top)) === 56);
  await page.evaluate(() => scrollTo(0, 0));

  // New detections wait while somebody points at the list.
  await rows.nth(2).getByRole('cell').nth(2).hover();
  const third = (await rows.nth(2).textContent()).slice(0, 30);
  const fresh = `fresh-${path.replace(/\W/g, '')}`;
  await detect(stage, { domain: `login.${fresh}.example`, device_name: 'CSD-WS-98' });
  const button = page.getByRole('button', { name: /^\d+ new$|^The order changed/ });
  await button.waitFor();
  assert.equal((await rows.nth(2).textContent()).slice(0, 30), third, path);
  await button.click();
  await table.getByText(`${fresh}.example`).first().waitFor();

  // Copied by button and by key, without following the row.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const named = rows.filter({ hasText: 'many-' }).first();
  await named.hover();
  await named
    .getByRole('button', { name: /^Copy .*many-/ })
    .first()
    .click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /many-\d+\.example$/);
  assert.equal(new URL(page.url()).pathname, path);
}

/** Selects the first rows by keyboard alone; returns the bar with the actions for them. */
async function selectByKeys(page, bar, count) {
  for (let n = 0; n < count; n += 1) for (const key of ['j', 'x']) await page.keyboard.press(key);
  const region = page.getByRole('region', { name: bar });
  await region.getByText(`${count} selected`).waitFor();
  return region;
}

/** Gives the reason in the dialog that is open, and sends it. */
async function giveReason(page, action) {
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('textbox', { name: 'Why' }) });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Seen by the night shift');
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Several tickets: those that ConnectWise has are not skipped, and each says why; silencing them is undone. */
export async function actOnTickets(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  await signIn(stage, page, undefined, '/tickets?search=westbrook');
  await checkRows(stage, page, { path: '/tickets', name: 'Tickets' });
  await page.goto(`${stage.url}/tickets?search=westbrook&state=created`);
  await settled(page);
  let bar = await selectByKeys(page, 'Selected tickets', 3);
  await checkLooks(page, 'selected tickets');
  await bar.getByRole('button', { name: 'Skip' }).click();
  await checkLooks(page, 'skipping several tickets');
  await giveReason(page, 'Skip');
  const outcomes = page.getByRole('dialog', { name: 'The result for each ticket' });
  await outcomes.getByText('0 tickets changed. 3 tickets did not, for these reasons:').waitFor();
  assert.equal(await outcomes.getByRole('row').count(), 4);
  await checkLooks(page, 'what became of each ticket');
  await page.keyboard.press('Escape');
  // Unchanged rows stay selected.
  await bar.getByText('3 selected').waitFor();
  await bar.getByRole('button', { name: 'Silence' }).click();
  await giveReason(page, 'Silence');
  await page.getByText('3 tickets silenced').waitFor();
  const silences = async () =>
    (await call(stage, 'GET', 'silences?limit=100')).items.filter(
      ({ comment, state }) => comment === 'Seen by the night shift' && state === 'active',
    ).length;
  assert.ok((await silences()) > 0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone for 3 tickets').waitFor();
  assert.equal(await silences(), 0);
  bar = await selectByKeys(page, 'Selected tickets', 2);
  await bar.getByRole('link', { name: 'Show 2 incidents' }).click();
  await page.waitForURL(/\/incidents\?ids=/);
  // Until they are loaded, the table has placeholders.
  const shown = page.getByRole('table', { name: 'Incidents' }).locator('tbody tr');
  await until(async () => (await shown.count()) === 2);
  await page.getByText('Selected incidents').first().waitFor();
  await visit.ended();
}

/** Several detections: their incidents are opened, and their domains allowed and that undone. */
export async function actOnDetections(stage) {
  const visit = await newPage(stage);
  const { page } = visit;
  await signIn(stage, page, undefined, '/detections?domain=many');
  await checkRows(stage, page, { path: '/detections', name: 'Detections' });
  await page.goto(`${stage.url}/detections?domain=many`);
  await settled(page);
  const bar = await selectByKeys(page, 'Selected detections', 2);
  await bar.getByRole('button', { name: 'Allow the domains' }).click();
  await checkLooks(page, 'allowing the domains of detections');
  await giveReason(page, 'Allow the domains');
  await page.getByText('The domains of 2 detections are allowed').waitFor();
  const allowed = async () =>
    (await call(stage, 'GET', 'allow-list?state=active&limit=100')).items.filter(({ domain }) =>
      domain.startsWith('many-'),
    ).length;
  assert.equal(await allowed(), 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone for 2 detections').waitFor();
  assert.equal(await allowed(), 0);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('link', { name: /^Show \d+ incidents$/ }).click();
  await page.waitForURL(/\/incidents\?ids=/);
  await visit.ended();
}
