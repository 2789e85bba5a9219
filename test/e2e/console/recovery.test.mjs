// Failures while Picket runs: what the console says, and that it notices when they are fixed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sandboxAccount } from '../../../dist/sandbox/connectwise/start.js';
import { settled } from '../axe.mjs';
import {
  call,
  cedar,
  detect,
  follow,
  newPage,
  openStage,
  readNow,
  setUp,
  signIn,
  sizes,
  until,
} from '../stage.mjs';

let stage;
let visit;
let page;

before(async () => {
  stage = await openStage();
  await setUp(stage);
  visit = await newPage(stage);
  page = visit.page;
  await signIn(stage, page);
});
after(async () => {
  await visit?.ended();
  await stage?.stop();
});

const open = (address) => follow(page, address);
const control = async (method, what, body) => {
  const answer = await fetch(`${stage.connectWise.url}/sandbox/${what}`, {
    method,
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200);
};
/** Answers what Picket says now, after this many milliseconds. */
async function answerLate(route, ms) {
  // The page may be closed by then.
  const response = await route.fetch().catch(() => null);
  if (response === null) return;
  await new Promise((resolve) => setTimeout(resolve, ms));
  // The page may have gone on without it.
  await route.fulfill({ response }).catch(() => {});
}
const ticketCount = (count) => until(() => stage.connectWise.tickets().length === count);

describe('the console', { concurrency: false }, () => {
  it('shows the incidents that are held for an unmapped company, and their ticket once it is mapped', async () => {
    await detect(stage, { domain: 'login.bad-1.example' });
    await open('/incidents');
    await page.getByText('The company is not mapped to a ConnectWise company').first().waitFor();
    await open('/settings/mssp/connectwise/companies');
    await page
      .getByRole('button', { name: /^Cedar Street Dental \(CedarStreetDental\) · same name/ })
      .click();
    await page.getByText('Saved: tickets go to Cedar Street Dental (CedarStreetDental).').waitFor();
    await ticketCount(1);
    await open('/incidents');
    await page.getByText('Ticketed').first().waitFor();
  });

  it('holds while the service is switched off, and continues once it is on, without a reload', async () => {
    await open('/settings/mssp/connectwise/services');
    const enabled = page.getByRole('switch', { name: 'Enabled' });
    await enabled.waitFor();
    await enabled.uncheck({ force: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await until(async () => (await call(stage, 'GET', 'connectwise/ticket-service')).enabled === false);
    await detect(stage, { domain: 'login.bad-2.example' });
    const list = await newPage(stage);
    await signIn(stage, list.page, undefined, '/incidents');
    await list.page.getByText('The ticket service is not enabled').first().waitFor();

    await enabled.check({ force: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await ticketCount(2);
    await list.page.getByRole('row', { name: /bad-2/ }).getByText('Ticketed').waitFor();
    await list.ended();
  });

  it('names a right that the role lacks, and where it is granted', async () => {
    await control('PUT', 'role', { rows: [{ function: 'Service Tickets', add: 'None' }] });
    await open('/settings/mssp/connectwise/connection');
    await page.getByRole('button', { name: 'Verify setup' }).click();
    await page.getByText('the security role lacks 1 right').waitFor();
    await page
      .getByText(/Service Desk > Service Tickets: Add = All/)
      .first()
      .waitFor();
    await control('PUT', 'role', { reset: true, rows: [] });
    await page.getByRole('button', { name: 'Verify setup' }).click();
    await page.getByText('The setup works').waitFor();
  });

  it('says on every page when ConnectWise no longer takes the keys, until new ones are saved', async () => {
    const { publicKey, privateKey } = sandboxAccount;
    await control('PUT', 'keys', { revoke: true });
    await detect(stage, { domain: 'login.bad-3.example' });
    await open('/detections');
    const banner = page.getByRole('alert').filter({ has: page.getByRole('link', { name: 'Fix it' }) });
    await banner.waitFor({ timeout: 60_000 });
    assert.match(await banner.textContent(), /keys/i);
    assert.equal(stage.connectWise.tickets().length, 2);

    await banner.getByRole('link', { name: 'Fix it' }).click();
    await control('PUT', 'keys', { publicKey: `${publicKey}2`, privateKey: `${privateKey}2` });
    await page.getByRole('textbox', { name: 'Public key' }).fill(`${publicKey}2`);
    await page.getByRole('textbox', { name: 'Private key' }).fill(`${privateKey}2`);
    await page.getByRole('button', { name: 'Verify setup' }).click();
    await page.getByText('The setup works').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await ticketCount(3);
    await banner.waitFor({ state: 'hidden' });
  });

  it('says that Picket does not answer while it restarts, and recovers automatically', async () => {
    await open('/incidents');
    await page.getByRole('row', { name: /bad-3/ }).waitFor();
    const lost = page.getByText('Picket does not answer; what you see may be old.', { exact: false });
    await stage.restart(() => lost.waitFor());
    await lost.waitFor({ state: 'hidden', timeout: 60_000 });
    await detect(stage, { domain: 'login.bad-4.example' });
    await page.getByRole('row', { name: /bad-4/ }).waitFor();
    await ticketCount(4);
  });

  it('shows what changes while a list is being read', async () => {
    const list = await newPage(stage);
    await signIn(stage, list.page);
    await list.page.mouse.move(1, 1);
    await list.page.route('**/api/v1/incidents?*', (route) => answerLate(route, 3000));
    const asked = list.page.waitForRequest('**/api/v1/incidents?*');
    await follow(list.page, '/incidents');
    await asked;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await detect(stage, { domain: 'login.bad-late.example' });
    await list.page.getByRole('row', { name: /bad-late/ }).waitFor();
    await list.ended();
  });

  it('shows new rows again once the pointer has left, also if what was under it was replaced at that moment', async () => {
    const list = await newPage(stage);
    await signIn(stage, list.page, undefined, '/incidents');
    const first = list.page.getByRole('row', { name: /bad-late/ });
    await first.hover();
    await detect(stage, { domain: 'login.bad-left.example' });
    await list.page.getByRole('button', { name: '1 new' }).waitFor();
    // A browser sends the pointerout to the row that is gone, where nobody hears it.
    await first.evaluate((row) =>
      document
        .querySelector('header')
        .dispatchEvent(new PointerEvent('pointerover', { bubbles: true, relatedTarget: row })),
    );
    await list.page.getByRole('row', { name: /bad-left/ }).waitFor();
    await list.ended();
  });

  it('shows changes that follow each other faster than Picket answers', async () => {
    const list = await newPage(stage);
    await signIn(stage, list.page, undefined, '/incidents');
    await list.page.mouse.move(1, 1);
    await list.page.getByRole('row', { name: /bad-late/ }).waitFor();
    await list.page.route('**/api/v1/incidents?*', (route) => answerLate(route, 2000));
    let isShown = false;
    const shown = list.page
      .getByRole('row', { name: /bad-fast/ })
      .first()
      .waitFor()
      .finally(() => {
        isShown = true;
      });
    const change = async () => {
      for (let at = 0; !isShown; at += 1) await detect(stage, { domain: `login.bad-fast-${at}.example` });
    };
    await Promise.all([shown, change()]);
    await list.ended();
  });

  it('shows text of attackers as text on every page', async () => {
    const hostile =
      '<img src=x onerror="document.title=\'owned\'">"\'><script>document.title="owned"</script>';
    await detect(stage, {
      ...cedar,
      client_id: '5eed0000-0000-4000-8000-0000000000ff',
      client_name: hostile,
      domain: 'xss.bad-5.example',
      device_name: hostile,
      reasons: [hostile],
    });
    for (const address of ['/', '/incidents', '/detections', '/settings/mssp/connectwise/companies']) {
      await open(address);
      await page
        .getByText(/<img src=x/)
        .first()
        .waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0, address);
      assert.notEqual(await page.title(), 'owned', address);
    }
  });

  it('shows what hides in names or turns them around, and finds its rows by them', async () => {
    const device = 'invoice\u202excod.exe';
    const shown = 'invoice‹U+202E›xcod.exe';
    const company = { client_id: '5eed0000-0000-4000-8000-0000000000fe', client_name: 'Ced\u200bar\u202e' };
    await detect(stage, { ...cedar, ...company, domain: 'turned.bad-6.example', devicename: device });
    const hidden = () =>
      page.evaluate(() => {
        const attributes = [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
        const texts = [document.title, document.body.textContent, ...attributes.map(({ value }) => value)];
        return texts.filter((one) => /[\u200b\u202a-\u202e\u2066\u2067]/.test(one));
      });
    const [incident] = (await call(stage, 'GET', 'incidents?limit=1')).items;
    for (const address of ['/incidents', '/detections', '/companies', `/incidents/${incident.id}`]) {
      await open(address);
      await page.getByText('Ced‹U+200B›ar‹U+202E›').first().waitFor();
      assert.deepEqual(await hidden(), [], address);
    }
    await page.getByRole('button', { name: 'Silence' }).click();
    const silence = page.getByRole('dialog');
    await silence.getByText(shown).first().waitFor();
    await silence.getByRole('textbox', { name: 'Why' }).fill('Our own invoices');
    await silence.getByRole('button', { name: 'Silence it' }).click();
    await silence.waitFor({ state: 'hidden' });
    const [saved] = (await call(stage, 'GET', 'silences')).items;
    assert.deepEqual(saved.matchers.devices, [device]);
    await call(stage, 'POST', `silences/${saved.id}/end`);

    await open(`/detections?${new URLSearchParams({ device: `=${shown}` })}`);
    await page.getByRole('table', { name: 'Detections' }).getByText(shown).waitFor();
    await page.getByText('1–1 of 1').waitFor();
  });

  it('prints names of any length whole, and says that an incident keeps the first 50 of a kind', async () => {
    const client = { client_id: '5eed0000-0000-4000-8000-0000000000fc', client_name: 'W'.repeat(240) };
    for (let n = 0; n < 60; n += 1) {
      const row = { domain: `host-${n}.long.bad-8.example`, devicename: 'D'.repeat(200) };
      stage.hyas.emit({ ...client, ...row, verdict: 'blocked' });
    }
    await readNow(stage);
    const [incident] = (await call(stage, 'GET', 'incidents?limit=1')).items;
    await open(`/incidents/${incident.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Show the first 50' }).waitFor();
    await page.getByText('These are the first 50. The detections have all.').waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 720, height: 1000 });
    const cut = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((one) => getComputedStyle(one).overflowX === 'hidden' && one.clientWidth > 1)
          .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)
          .map((one) => one.outerHTML.slice(0, 200)),
      );
    assert.deepEqual(await cut(), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'light');
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize(sizes.wide);
  });

  it('keeps names that are written from right to left in their place', async () => {
    const name = 'شركة النور (حيفا) 12';
    const client = { client_id: '5eed0000-0000-4000-8000-0000000000fd', client_name: name };
    for (const row of [cedar, client])
      await detect(stage, { ...row, domain: 'both.bad-7.example', devicename: 'מחשב של דנה' });
    const found = (await call(stage, 'GET', 'incidents?search=both.bad-7&limit=5')).items;
    const cedars = found.find(({ companyName }) => companyName === cedar.client_name);
    await open(`/incidents/${cedars.id}`);
    const link = page.getByRole('link', { name, exact: true });
    await link.waitFor();
    // “(1 incident)” follows the name: its digit is not pulled into the name's number.
    const places = await link.evaluate((anchor) => {
      const range = document.createRange();
      range.selectNodeContents(anchor.parentElement);
      range.setStartAfter(anchor);
      return { name: anchor.getBoundingClientRect().right, count: range.getBoundingClientRect().left };
    });
    assert.ok(places.count >= places.name - 1, JSON.stringify(places));

    // In a sentence, the name alone is isolated; a cell begins where its column begins.
    await open('/settings/mssp/connectwise/companies');
    const picker = page.getByLabel(`Company in ConnectWise for \u2068${name}\u2069`);
    await picker.first().waitFor();
    await open('/detections');
    const row = page.getByRole('link', { name, exact: true });
    await row.waitFor();
    const [cell, text] = await row.evaluate((anchor) => {
      const range = document.createRange();
      range.selectNodeContents(anchor);
      return [anchor.getBoundingClientRect().left, range.getBoundingClientRect().left];
    });
    assert.ok(Math.abs(cell - text) < 8, `${cell} ${text}`);
  });
});

describe('a page that cannot be loaded', { concurrency: false }, () => {
  let tab;
  // The browser complains about each failure, so this tab is not the one whose complaints fail the test.
  before(async () => {
    tab = await newPage(stage);
    await signIn(stage, tab.page);
  });
  after(() => tab?.context.close());
  const open = (address) => tab.page.goto(`${stage.url}${address}`);
  const navigation = () => tab.page.getByRole('navigation', { name: 'Main navigation' });
  const goTo = (name) => navigation().getByRole('link', { name, exact: true }).click();
  const heading = (name) => tab.page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
  const waiting = () => tab.page.getByText('This page loads automatically as soon as Picket answers.');

  /** Counts the documents that this tab loads while `work` runs. */
  async function documents(work) {
    let count = 0;
    const counted = (request) => {
      if (request.isNavigationRequest()) count += 1;
    };
    tab.page.on('request', counted);
    await work();
    tab.page.off('request', counted);
    return count;
  }

  it('keeps the navigation while the network is down, and loads when it is back', async () => {
    await open('/incidents');
    await heading('Incidents');
    await tab.context.setOffline(true);
    await goTo('Notifications');
    await waiting().waitFor();
    await navigation().waitFor();
    await goTo('Incidents');
    await heading('Incidents');
    await goTo('Notifications');
    await waiting().waitFor();
    await tab.context.setOffline(false);
    await heading('Notifications');
  });

  it('reloads a tab of an older version once, and never again for the same failure', async () => {
    await open('/incidents');
    await heading('Incidents');
    // As after an upgrade: the page has other scripts, and the former ones do not exist.
    await tab.page.route(`${stage.url}/`, async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('/assets/index-', '/assets/index-newer-');
      await route.fulfill({ response: answer, body });
    });
    await tab.page.route('**/assets/audit-page-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    const reloads = await documents(async () => {
      await goTo('Audit log');
      await tab.page.getByText('Picket does not have this page.', { exact: false }).waitFor();
      await new Promise((resolve) => setTimeout(resolve, 4000));
    });
    assert.equal(reloads, 1);
    await navigation().waitFor();
    await tab.page.unroute('**/assets/audit-page-*.js');
    await tab.page.unroute(`${stage.url}/`);
    await tab.page.getByRole('button', { name: 'Reload' }).click();
    await heading('Audit log');
  });

  it('keeps the navigation while Picket answers with errors, and recovers automatically', async () => {
    let status = 503;
    await tab.page.route('**/api/v1/me', (route) =>
      status === 200 ? route.continue() : route.fulfill({ status, body: 'no' }),
    );
    await open('/tickets');
    await tab.page.getByText('answered 503', { exact: false }).waitFor();
    await navigation().getByRole('link', { name: 'Incidents' }).waitFor();
    status = 200;
    await heading('Tickets');
    await tab.page.unroute('**/api/v1/me');

    await tab.page.route('**/api/v1/sources*', (route) => route.fulfill({ status: 500, body: 'no' }));
    await open('/sources');
    await tab.page.getByText('answered 500', { exact: false }).waitFor();
    await navigation().waitFor();
    await tab.page.unroute('**/api/v1/sources*');
    await tab.page.getByText('HYAS Protect').first().waitFor();
  });

  it('keeps the navigation where there is no page', async () => {
    await open('/nowhere/at/all');
    await tab.page.getByText('Page not found').waitFor();
    await goTo('Incidents');
    await heading('Incidents');
  });
});
