// Every page of the console: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark, and small to load.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { checkLooks, settled } from '../axe.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { call, follow, newPage, signIn, until } from '../stage.mjs';

const pages = [
  '/',
  '/incidents',
  '/incidents/1',
  '/incidents/999',
  '/detections',
  '/tickets',
  '/companies',
  '/companies/1',
  '/companies/999',
  '/reports',
  '/reports?companyId=1&from=2026-01-01&to=2026-01-31',
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
  '/settings/mssp/connectwise/services/links',
  '/settings/mssp/incidents',
  '/settings/mssp/acting',
  '/settings/users',
  '/settings/tokens',
  '/settings/notifications',
  '/settings/audit',
  '/settings/troubleshoot',
  '/account',
  '/nowhere',
];
let stage;

before(async () => {
  const filled = await openFilledStage();
  const { rollUpId, coveredId, companyId, listId, feedId } = filled;
  stage = filled.stage;
  pages.push(`/incidents/${rollUpId}`, `/incidents/${coveredId}`);
  pages.push(`/dns/companies/${companyId}`, `/dns/lists/${listId}`, `/dns/lists/${listId}?state=removed`);
  pages.push(`/dns/feeds/${feedId}`);
});
after(() => stage?.stop());

describe('the pages of the console', { concurrency: false }, () => {
  it('can be read by everybody, narrow and wide, light and dark', async () => {
    const visit = await newPage(stage);
    await visit.page.goto(`${stage.url}/sign-in`);
    await settled(visit.page);
    await checkLooks(visit.page, '/sign-in');
    await signIn(stage, visit.page);
    for (const address of pages) {
      await follow(visit.page, address);
      await settled(visit.page);
      await checkLooks(visit.page, address);
    }
    await visit.ended();
  });

  it('show the backups, and write one when they are asked to', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/settings/mssp/incidents');
    const card = visit.page.getByRole('region', { name: 'Backups' });
    await card.getByText('There are no backups in this folder.').waitFor();
    await card.getByRole('button', { name: 'Back up now' }).click();
    const files = card.getByRole('table', { name: 'Files in this folder of this machine' });
    await files.getByRole('row').nth(1).waitFor({ timeout: 60_000 });
    await card.getByText(/^Read back on /).waitFor();
    await checkLooks(visit.page, 'a backup');
    await visit.ended();
  });

  it('lead from an incident to its company, and from there to its report', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    await visit.page.goto(`${stage.url}/incidents`);
    const [incident] = (await call(stage, 'GET', 'incidents')).items;
    await visit.page.getByRole('link', { name: incident.companyName }).first().click();
    await visit.page.waitForURL(/\/companies\/\d+$/);
    await visit.page.getByRole('heading', { level: 1, name: incident.companyName }).waitFor();
    await visit.page.getByRole('region', { name: 'Incidents without a ticket' }).waitFor();
    await visit.page.getByRole('link', { name: 'Report', exact: true }).click();
    await visit.page.waitForURL(/\/reports\?companyId=\d+/);
    const open = visit.page.getByRole('link', { name: 'Open to print' });
    const address = new URL(await open.getAttribute('href'), stage.url);
    assert.match(address.search, /month=\d{4}-\d\d/);
    const now = new Date().toISOString().slice(0, 7);
    address.searchParams.set('month', now);
    // The policy of a report lets no script run, and axe is one.
    await visit.page.route(String(address), async (route) => {
      const answer = await route.fetch();
      const { 'content-security-policy': policy, ...headers } = answer.headers();
      assert.match(policy, /default-src 'none'.*sandbox/);
      await route.fulfill({ response: answer, headers });
    });
    await visit.page.goto(String(address));
    await visit.page.getByRole('heading', { level: 1, name: 'Security report' }).waitFor();
    await checkLooks(visit.page, 'a report');
    await visit.ended();
  });

  it('give groups of an OpenID provider a role', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    await visit.page.route('**/api/v1/sign-in', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        json: { ...(await answer.json()), oidc: { name: 'Entra ID' } },
      });
    });
    await visit.page.goto(`${stage.url}/sign-in?error=no_mapped_group`);
    await visit.page.getByText('You are in no group that may use Picket.').waitFor();
    await visit.page.getByRole('button', { name: 'Sign in with Entra ID' }).waitFor();
    await checkLooks(visit.page, 'a refused sign-in');
    await visit.page.goto(`${stage.url}/settings/users`);
    const panel = visit.page.getByRole('region', { name: 'Sign-in with Entra ID' });
    await panel.getByRole('button', { name: 'Add a group' }).click();
    await panel.getByRole('textbox', { name: 'Group', exact: true }).fill('Picket admins');
    await checkLooks(visit.page, 'the roles of groups');
    await panel.getByRole('button', { name: 'Save' }).click();
    const roles = async () => (await call(stage, 'GET', 'settings/sign-in-provider')).roles;
    await until(async () => (await roles()).length === 1);
    assert.deepEqual(await roles(), [{ group: 'Picket admins', role: 'analyst' }]);
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
