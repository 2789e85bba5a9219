// Every page of the console: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark, and small to load.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { checkLooks, settled } from '../axe.mjs';
import { openFilledStage } from '../filled-stage.mjs';
import { call, detect, follow, newPage, readNow, signIn, until } from '../stage.mjs';

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

  it('find what a person pastes or remembers, by keyboard alone, each kind in its group', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/tickets');
    const { page } = visit;
    const field = page.getByRole('combobox', { name: 'Incidents, tickets, companies' });
    const number = (await call(stage, 'GET', 'tickets?state=created')).items[0].connectwiseId;
    for (const [keys, typed, group, option] of [
      ['/', 'hxxps://login.bad-1[.]example/x', 'Incidents', /^bad-1\.example/],
      ['Control+k', `#${number}`, 'Tickets', new RegExp(`^#${number}`)],
      ['/', 'cedar', 'Companies', /^Cedar Street Dental/],
      ['/', 'maint', 'Pages', /^Maintenance windows/],
      ['/', 'api tok', 'Actions', /^Create an API token/],
    ]) {
      await page.keyboard.press(keys);
      await page.keyboard.type(typed);
      await page.getByRole('group', { name: group }).getByRole('option', { name: option }).first().waitFor();
      assert.equal(await field.inputValue(), typed);
      if (group === 'Incidents') await checkLooks(page, 'the search');
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('/');
    await page.keyboard.type('silen');
    await page.getByRole('option', { name: 'Silences' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/noise\/silences$/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await checkLooks(page, 'the keys');
    await page.getByRole('switch', { name: 'Use keys of a single letter' }).uncheck({ force: true });
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.waitForTimeout(300);
    assert.equal(await field.count(), 0);
    await visit.ended();
  });

  it('let several incidents be sorted, read, selected, skipped and unskipped', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => ({
      ...{
        client_id: '5eed0000-0000-4000-8000-0000000000bb',
        client_name: 'Harbour Logistics International',
      },
      ...{ verdict: 'blocked', domain: `login.triage-${n}.example`, client_ip: `192.0.2.${n}` },
    }));
    stage.hyas.emit(rows);
    await readNow(stage);
    await until(async () => (await call(stage, 'GET', 'incidents?domain=triage&limit=1')).total === 20);
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/incidents');
    const { page } = visit;
    await page.setViewportSize({ width: 1440, height: 900 });
    const table = page.getByRole('table', { name: 'Incidents' });
    const bodyRows = table.locator('tbody tr');
    await settled(page);

    const boxes = await bodyRows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()));
    assert.ok(boxes.filter(({ bottom }) => bottom <= 900).length >= 15, 'rows on a screen of 900 px');
    assert.ok(Math.max(...boxes.map(({ height }) => height)) <= 46, 'at most two lines a row');
    await page.mouse.wheel(0, 300);
    const headTop = () =>
      table
        .getByRole('columnheader')
        .first()
        .evaluate((th) => th.getBoundingClientRect().top);
    await until(async () => (await headTop()) === 56);

    const lastSeen = table.getByRole('columnheader', { name: 'Last seen' });
    assert.equal(await lastSeen.getAttribute('aria-sort'), 'descending');
    for (const [direction, order] of [
      ['descending', 'desc'],
      ['ascending', 'asc'],
    ]) {
      await table.getByRole('button', { name: 'Sort by Severity' }).click();
      const severity = table.getByRole('columnheader', { name: 'Severity' });
      await until(async () => (await severity.getAttribute('aria-sort')) === direction);
      const { items } = await call(stage, 'GET', `incidents?sort=severity&order=${order}&limit=1`);
      await until(async () => (await bodyRows.first().innerText()).toLowerCase().includes(items[0].severity));
    }
    await table.getByRole('button', { name: 'Sort by Last seen' }).click();
    await settled(page);

    // What is new waits while somebody points at the list.
    const company = bodyRows.nth(2).getByRole('cell').nth(2);
    await company.hover();
    const third = await bodyRows.nth(2).innerText();
    await detect(stage, { domain: 'login.brand-new.example', device_name: 'CSD-WS-99' });
    const fresh = page.getByRole('button', { name: /^\d new$/ });
    await fresh.waitFor();
    assert.equal((await bodyRows.nth(2).innerText()).slice(0, 30), third.slice(0, 30));
    await fresh.click();
    await table.getByText('brand-new.example').first().waitFor();

    // Text is selected by dragging, and the row stays closed; a click opens it.
    // Not below the head, which stays in sight.
    await page.evaluate(() => scrollTo(0, 0));
    const { x, y, height, width } = await bodyRows
      .nth(2)
      .getByRole('cell')
      .nth(1)
      .locator('p')
      .last()
      .boundingBox();
    await page.mouse.move(x + 1, y + Math.min(height, 17) / 2);
    await page.mouse.down();
    await page.mouse.move(x + Math.min(width, 60), y + Math.min(height, 17) / 2, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await page.evaluate(() => String(getSelection())), '');
    assert.match(page.url(), /\/incidents\?/);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const named = bodyRows.filter({ hasText: 'triage-' }).first();
    await named.hover();
    await named.getByRole('button', { name: /^Copy triage/ }).click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^triage-\d+\.example$/);
    assert.match(page.url(), /\/incidents\?/);

    // By keyboard alone.
    await page.goto(`${stage.url}/incidents?domain=triage`);
    await settled(page);
    for (const key of ['j', 'j', 'x', 'j', 'ArrowDown', 'X']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'Selected incidents' });
    await bar.getByText('3 selected').waitFor();
    await checkLooks(page, 'selected incidents');
    await page.keyboard.press('a');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Skip 3 incidents' });
    await dialog.waitFor();
    await checkLooks(page, 'skipping several incidents');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('A test of ours');
    const skipped = async () =>
      (await call(stage, 'GET', 'incidents?domain=triage&reason=skipped_by_person')).total;
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await page.getByText('3 incidents skipped').waitFor();
    await until(async () => (await skipped()) === 3);
    await bar.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone for 3 incidents').waitFor();
    await until(async () => (await skipped()) === 0);

    // One of them is skipped by somebody else meanwhile: the others are silenced, and the page says what became of it.
    const [one] = (await call(stage, 'GET', 'incidents?domain=triage-7.')).items;
    await call(stage, 'POST', `incidents/${one.id}/skip`, { note: 'Mine' });
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await bar.getByText('20 selected').waitFor();
    await bar.getByRole('button', { name: 'Skip' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('A test of ours');
    await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
    const outcomes = page.getByRole('dialog', { name: 'The result for each incident' });
    await outcomes.getByText('triage-7.example').waitFor();
    await checkLooks(page, 'what became of each incident');
    await page.keyboard.press('Escape');
    await bar.getByText('1 selected').waitFor();
    await bar.getByRole('button', { name: 'Silence' }).click();
    await checkLooks(page, 'silencing several incidents');
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
