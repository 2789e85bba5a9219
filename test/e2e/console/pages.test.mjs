// Every page of the console: nothing that axe finds (WCAG 2.2 AA), narrow and wide, light and dark, and small to load.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { check, checkLooks, settled } from '../axe.mjs';
import { chooseCatchAll, limitGroup, setCompanyRules } from '../company-rules.mjs';
import { keepWhatWasRead, offerToSignIn, sayWhatFailed, sayWhichPartFailed } from '../failed-reads.mjs';
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
  '/settings/mssp/connectwise/services/next-steps',
  '/settings/mssp/connectwise/services/links',
  '/settings/mssp/connectwise/services/custom-fields',
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
let dnsCompanyId;

before(async () => {
  const filled = await openFilledStage();
  const { rollUpId, coveredId, companyId, listId, feedId } = filled;
  stage = filled.stage;
  dnsCompanyId = companyId;
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

  it('draw the frame first: together with the page it is the longest task of a load', async () => {
    const visit = await newPage(stage);
    const { page } = visit;
    await signIn(stage, page);
    // The code of the page comes first.
    await page.route('**/api/v1/me', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('.banners') !== null && document.querySelector('main h1') === null)
          globalThis.hadFrameAlone = true;
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true });
    });
    await page.goto(`${stage.url}/companies`);
    await page.getByRole('heading', { level: 1, name: 'Companies' }).waitFor();
    assert.equal(await page.evaluate(() => globalThis.hadFrameAlone), true);
    await visit.ended();
  });

  it('say what failed, offer to try again, and recover', async () => {
    const noReads = ['/nowhere', '/account', '/settings/troubleshoot'];
    await sayWhatFailed(
      stage,
      pages.filter((address) => !noReads.includes(address)),
    );
    await sayWhichPartFailed(stage, `/dns/companies/${dnsCompanyId}`);
  });

  it('keep what was read and typed while an update fails, and lead to the sign-in once signed out', async () => {
    await keepWhatWasRead(stage);
    await offerToSignIn(stage);
  });

  it('show the backups, and write one on request', async () => {
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
    const reportPage = new URL(visit.page.url());
    reportPage.searchParams.set('month', new Date().toISOString().slice(0, 7));
    await visit.page.goto(String(reportPage));
    const opens = visit.page.getByRole('link', { name: /^Incidents with a ticket: \d+\. Show them\.$/ });
    const counted = await opens.textContent();
    await opens.click();
    await visit.page.waitForURL(/\/incidents\?.*ticketed=yes/);
    if (counted !== '0') await visit.page.getByText(new RegExp(`of ${counted}$`)).waitFor();
    await visit.page.goto(String(reportPage));
    const schedules = visit.page.getByRole('region', { name: 'Sent by schedule' });
    await schedules.getByRole('button', { name: 'Add a schedule' }).click();
    const dialog = visit.page.getByRole('dialog', { name: 'Add a schedule' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('For the board');
    await dialog.getByRole('combobox', { name: 'Sent', exact: true }).click();
    await visit.page.getByRole('option', { name: 'As a ticket in ConnectWise' }).click();
    await checkLooks(visit.page, 'the dialog of a schedule');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('is needed').first().waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
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
    assert.deepEqual(await roles(), [{ group: 'Picket admins', role: 'analyst', companyIds: null }]);
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

  it('run only our scripts and show only our styles', async () => {
    const answer = await fetch(stage.url, { headers: { accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('load with at most 350 KB on the wire, and without long tasks', async (t) => {
    const { page, context } = await newPage(stage);
    await signIn(stage, page);
    await page.close();
    for (const address of ['/', '/incidents', '/incidents/1', '/detections', '/tickets', '/sources']) {
      const fresh = await context.newPage();
      const wire = await context.newCDPSession(fresh);
      await wire.send('Network.enable');
      await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
      let bytes = 0;
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await fresh.addInitScript(() => {
        window.longest = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
        }).observe({ type: 'longtask', buffered: true });
      });
      await fresh.goto(`${stage.url}${address}`);
      await settled(fresh);
      await fresh.waitForTimeout(500);
      // Only reported: how long a task takes depends on the load of this machine.
      t.diagnostic(
        `${address}: ${bytes} bytes, longest task ${await fresh.evaluate(() => window.longest)} ms`,
      );
      assert.ok(bytes > 50_000, `${address}: only ${bytes} bytes were counted`);
      assert.ok(bytes <= 350_000, `${address}: ${bytes} bytes`);
      await fresh.close();
    }
    await context.close();
  });

  it('have their own names in the navigation', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page);
    const navigation = visit.page.getByRole('navigation', { name: 'Main navigation' });
    await navigation.getByRole('link', { name: 'Troubleshoot' }).waitFor();
    const names = await navigation.getByRole('link').allTextContents();
    assert.deepEqual(names, [...new Set(names)]);
    await navigation.getByText('Times in Europe/Berlin').waitFor();
    await visit.ended();
  });

  it('fold the navigation at 768 px, where tables are tables', async () => {
    const visit = await newPage(stage);
    await signIn(stage, visit.page, undefined, '/incidents');
    await visit.page.setViewportSize({ width: 768, height: 1024 });
    await settled(visit.page);
    await visit.page.getByRole('button', { name: 'Open navigation' }).waitFor();
    const row = visit.page.getByRole('row', { name: /bad-1/ });
    assert.equal(await row.evaluate((element) => getComputedStyle(element).display), 'table-row');
    await check(visit.page, 'the incidents at 768 px');
    const name = row.getByRole('link', { name: /bad-1/ });
    assert.ok(await name.evaluate((link) => link.scrollWidth <= link.clientWidth), 'the name is not cut off');

    // Folded, it is out of the way of the keyboard, too; unfolded, the page behind it is.
    const button = visit.page.getByRole('button', { name: 'Open navigation' });
    const overview = visit.page.getByRole('link', { name: 'Overview' });
    const isFocused = (locator) => locator.evaluate((it) => it === document.activeElement);
    const takesFocus = async (locator) => {
      await locator.focus();
      return isFocused(locator);
    };
    assert.deepEqual([await takesFocus(overview), await takesFocus(name)], [false, true]);
    await button.press('Enter');
    assert.deepEqual([await takesFocus(name), await takesFocus(overview)], [false, true]);
    await visit.page.keyboard.press('Escape');
    await until(() => isFocused(button));
    assert.deepEqual([await takesFocus(overview), await takesFocus(name)], [false, true]);
    await visit.ended();
  });
});

// Last: a catch-all company releases incidents that the pages above need held.
describe('the companies', { concurrency: false }, () => {
  it('choose where companies without a mapping go, what one company gets, and what a group sees', async () => {
    await chooseCatchAll(stage);
    await setCompanyRules(stage);
    await limitGroup(stage);
  });
});
