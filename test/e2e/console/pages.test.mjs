// Every page of the console: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark, and small to load.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { check, settled } from '../axe.mjs';
import { call, cedar, detect, newPage, openStage, setUp, signIn, sizes, until } from '../stage.mjs';

const pages = [
  '/',
  '/incidents',
  '/incidents/1',
  '/incidents/999',
  '/detections',
  '/tickets',
  '/noise/silences',
  '/noise/accepted',
  '/noise/maintenance',
  '/noise/severity',
  '/sources',
  '/sources/1',
  '/dns/overview',
  '/dns/companies',
  '/dns/companies?archived=yes',
  '/dns/lists',
  '/dns/feeds',
  '/dns/feeds/catalogue',
  '/dns/rules',
  '/dns/settings',
  '/allow-list',
  '/allow-list?state=over',
  '/settings/mssp/connectwise/connection',
  '/settings/mssp/connectwise/companies',
  '/settings/mssp/connectwise/services',
  '/settings/mssp/connectwise/services/routing',
  '/settings/mssp/connectwise/services/text',
  '/settings/mssp/incidents',
  '/settings/mssp/acting',
  '/settings/users',
  '/settings/tokens',
  '/settings/audit',
  '/settings/troubleshoot',
  '/account',
  '/nowhere',
];
/** Where, and the button that opens it. */
const dialogs = [
  ['/incidents/1', 'Silence'],
  ['/incidents/1', 'Accept the risk'],
  ['/noise/silences', 'New silence'],
  ['/noise/silences', 'End now'],
  ['/noise/maintenance', 'New window'],
  ['/noise/maintenance', 'Delete'],
  ['/sources', 'Add HYAS Protect'],
  ['/sources', 'Add a webhook'],
  ['/dns/overview', 'Switch off'],
  ['/dns/companies', 'Add a company'],
  ['/dns/lists', 'Add a list'],
  ['/dns/feeds', 'Add a feed'],
  ['/dns/rules', 'Add a rule'],
  ['/dns/rules', 'Delete “No streaming at work”'],
  ['/allow-list', 'Allow a domain'],
  ['/allow-list', 'Undo: portal.example'],
  ['/settings/users', 'Add a user'],
  ['/settings/tokens', 'New token'],
  ['/account', 'Switch it on'],
  ['/settings/mssp/connectwise/companies', 'Accept all exact matches'],
  ['/settings/mssp/connectwise/services/routing', 'Add a rule'],
  ['/settings/mssp/connectwise/services/routing', 'Delete “Everything else”'],
  ['/settings/mssp/connectwise/connection', 'Which rights are needed?'],
];

let stage;

before(async () => {
  stage = await openStage();
  await setUp(stage);
  for (const n of [1, 2, 3])
    await detect(stage, { domain: `login.bad-${n}.example`, device_name: `CSD-WS-${n}` });
  const { items: companies } = await call(stage, 'GET', 'companies?limit=200');
  const company = companies.find(({ name }) => name === cedar.client_name);
  await call(stage, 'PUT', `companies/${company.id}/mapping`, { connectwiseCompanyId: 101 });
  for (const [name, severity] of [
    ['Phishing at Cedar Street', 'High'],
    ['Everything else', 'Low'],
  ]) {
    const matches = { companyIds: [company.id], reasons: ['Phishing', 'Newly *'] };
    await call(stage, 'POST', 'connectwise/routing-rules', { name, matches, destination: { severity } });
  }
  const silence = {
    matchers: { companyIds: [company.id], domains: ['*.cdn.example'] },
    comment: 'A test of ours',
  };
  await call(stage, 'POST', 'silences', { ...silence, endsAt: null });
  await call(stage, 'POST', 'incidents/3/accept', { comment: 'Our own scanner', endsAt: null });
  // Three days from now: a window that is open would hold the incidents below.
  const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getDay() + 3) % 7];
  const schedule = { kind: 'weekly', days: [day], from: '22:00', to: '04:00', timeZone: 'Europe/London' };
  await call(stage, 'POST', 'maintenance-windows', { name: 'Patching', companyIds: [], schedule });
  const why = 'Their own portal.';
  const entry = { companyId: company.id, domain: 'portal.example', why, incidentId: 1 };
  const { id } = await call(stage, 'POST', 'allow-list', { ...entry, domain: 'old.example' });
  await call(stage, 'POST', `allow-list/${id}/undo`);
  await call(stage, 'POST', 'allow-list', entry);
  await detect(stage, {
    client_id: '5eed0000-0000-4000-8000-0000000000aa',
    client_name: 'Old Mill',
    domain: 'x.bad-9.example',
  });
  // One more than may have tickets: a roll-up tells of it.
  const limits = await call(stage, 'GET', 'settings/roll-ups');
  await call(stage, 'PUT', 'settings/roll-ups', { ...limits, ticketsPerCompany: 1 });
  await detect(stage, { domain: 'login.bad-4.example', device_name: 'CSD-WS-4' });
  const rollUps = async () => (await call(stage, 'GET', 'incidents?kind=storm')).items;
  await until(async () => (await rollUps()).length === 1);
  const [rollUp] = await rollUps();
  const [covered] = (await call(stage, 'GET', `incidents?coveredBy=${rollUp.id}`)).items;
  pages.push(`/incidents/${rollUp.id}`, `/incidents/${covered.id}`);
  const { companyId, listId, feedId } = await protect();
  pages.push(`/dns/companies/${companyId}`, `/dns/lists/${listId}`, `/dns/lists/${listId}?state=removed`);
  pages.push(`/dns/feeds/${feedId}`);
  dialogs.push(
    [`/dns/companies/${companyId}`, 'Add a network'],
    [`/dns/companies/${companyId}`, 'Add a changing network'],
    [`/dns/companies/${companyId}`, 'Make a token'],
    [`/dns/companies/${companyId}`, 'Archive'],
    [`/dns/companies/${companyId}`, 'Log all queries'],
    [`/dns/lists/${listId}`, 'Add entries'],
    [`/dns/lists/${listId}`, 'Change'],
  );
});
after(() => stage?.stop());

/** The protective DNS with some of everything. */
async function protect() {
  const resolver = await call(stage, 'GET', 'settings/dns-resolver');
  const upstreams = [{ host: '192.0.2.53' }];
  const forwards = [{ zone: 'ad.example', upstreams: [{ host: '198.51.100.53' }] }];
  await call(stage, 'PUT', 'settings/dns-resolver', { ...resolver, enabled: true, upstreams, forwards });
  const { id: companyId } = await call(stage, 'POST', 'dns/companies', { name: 'Harbour Dental' });
  const of = `dns/companies/${companyId}`;
  await call(stage, 'POST', `${of}/networks`, { network: '198.51.100.0/24', note: 'Main office' });
  await call(stage, 'POST', `${of}/devices`, { name: 'HD-WS-1', address: '198.51.100.7' });
  await call(stage, 'POST', `${of}/tokens`, { device: null });
  const list = { name: 'Ours', kind: 'block', category: 'phishing', locked: true };
  const { id: listId } = await call(stage, 'POST', 'dns/lists', list);
  await call(stage, 'POST', `dns/lists/${listId}/entries`, { text: 'bad.example', why: 'A test of ours' });
  const windows = [{ days: ['mon'], from: '08:00', to: '18:00', timeZone: 'Europe/London' }];
  const items = [
    { name: 'No streaming at work', action: 'nxdomain', when: { categories: ['streaming'], windows } },
    { name: 'Watch zip', action: 'watch', when: { tlds: ['zip'] } },
  ];
  await call(stage, 'PUT', 'dns/rules', { items });
  const feed = { name: 'Not there', address: 'file:absent.txt', category: 'malware' };
  const { id: feedId } = await call(stage, 'POST', 'dns/feeds', feed);
  return { companyId, listId, feedId };
}

/** Checks what is open as it is, wide and light, and then narrow and dark: loading it twice would take far longer. */
async function checkLooks(page, what) {
  await check(page, `${what}, wide and light`);
  await page.setViewportSize(sizes.narrow);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  await check(page, `${what}, narrow and dark`);
  await page.setViewportSize(sizes.wide);
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('the pages of the console', { concurrency: false }, () => {
  it('can be read by everybody, narrow and wide, light and dark', async () => {
    const visit = await newPage(stage);
    await visit.page.goto(`${stage.url}/sign-in`);
    await settled(visit.page);
    await checkLooks(visit.page, '/sign-in');
    await signIn(stage, visit.page);
    for (const address of pages) {
      await visit.page.goto(`${stage.url}${address}`);
      await settled(visit.page);
      await checkLooks(visit.page, address);
    }
    for (const [address, button] of dialogs) {
      await visit.page.goto(`${stage.url}${address}`);
      await visit.page.getByRole('button', { name: button }).first().click();
      await visit.page.getByRole('dialog').waitFor();
      await checkLooks(visit.page, `the dialog “${button}”`);
    }
    await visit.ended();
  });

  it('are walked with the keyboard alone', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    await visit.page.goto(`${stage.url}/incidents`);
    await settled(visit.page);
    await visit.page.keyboard.press('Tab');
    assert.equal(await visit.page.evaluate(() => document.activeElement?.textContent), 'Skip to the content');
    await visit.page.keyboard.press('Enter');
    const link = visit.page.getByRole('link', { name: /bad-1/ }).first();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await link.evaluate((element) => element === document.activeElement)) break;
      await visit.page.keyboard.press('Tab');
    }
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(/\/incidents\/\d+$/);
    await visit.ended();
  });

  it('may run no script and show no style but ours', async () => {
    const answer = await fetch(stage.url, { headers: { accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('load at most 250 KB of JavaScript first', () => {
    const folder = path.resolve(import.meta.dirname, '../../../dist/web');
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
    const first = readdirSync(path.join(folder, 'assets')).filter(
      (name) => name.endsWith('.js') && page.includes(name),
    );
    assert.ok(first.length > 0);
    const bytes = first.reduce(
      (sum, name) => sum + gzipSync(readFileSync(path.join(folder, 'assets', name))).length,
      0,
    );
    assert.ok(bytes < 250_000, `${bytes} bytes, compressed`);
  });
});
