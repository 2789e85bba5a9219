// A newcomer’s whole path in the console: from the one-time link to the first ticket in ConnectWise.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sandboxAccount } from '../../../dist/sandbox/connectwise/start.js';
import { settled } from '../axe.mjs';
import { admin, detect, follow, groupAtOnce, newPage, openStage, until } from '../stage.mjs';

/** Every page without a number in its address. */
const unset = [
  ...['/', '/incidents', '/detections', '/tickets', '/companies', '/reports', '/sources', '/account'],
  ...['/noise/silences', '/noise/accepted', '/noise/maintenance', '/noise/severity'],
  ...['/allow-list', '/allow-list?state=over'],
  ...['overview', 'companies', 'lists', 'feeds', 'rules', 'settings'].map((tab) => `/dns/${tab}`),
  ...['connection', 'companies', 'services'].map((tab) => `/settings/mssp/connectwise/${tab}`),
  ...['routing', 'text', 'next-steps', 'links', 'custom-fields'].map(
    (part) => `/settings/mssp/connectwise/services/${part}`,
  ),
  ...['mssp/incidents', 'mssp/acting', 'users', 'tokens', 'notifications', 'audit'].map(
    (page) => `/settings/${page}`,
  ),
];

let stage;
let visit;
let page;

before(async () => {
  stage = await openStage();
  visit = await newPage(stage);
  page = visit.page;
});
after(async () => {
  await visit?.ended();
  await stage?.stop();
});

const tab = (name) => page.getByRole('tab', { name });

describe('a newcomer', { concurrency: false }, () => {
  it('becomes the first administrator by the one-time link, which works once', async () => {
    await page.goto(stage.firstLink);
    await page.getByRole('textbox', { name: 'Name' }).fill(admin.name);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill(admin.password);
    await page.getByRole('textbox', { name: 'Password again' }).fill('something else entirely');
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await page.getByText('The two are not the same.').waitFor();
    await page.getByRole('textbox', { name: 'Password again' }).fill(admin.password);
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await page.getByRole('list', { name: 'From detection to ticket' }).waitFor();
    const ticks = page.getByRole('main').locator('.lucide-circle-check, .lucide-check');
    assert.equal(await ticks.count(), 0, 'nothing is done yet');

    const again = await newPage(stage);
    await again.page.goto(stage.firstLink);
    await again.page.getByRole('alert').waitFor();
    assert.equal(await again.page.getByRole('textbox', { name: 'Password', exact: true }).count(), 0);
    await again.ended();
  });

  it('finds on each page what to do next, and nothing that seems done, failed or counted', async () => {
    for (const address of unset) {
      await follow(page, address);
      await settled(page);
      const main = page.getByRole('main');
      const failed = page.locator('.lucide-triangle-alert');
      assert.doesNotMatch(
        await main.textContent(),
        /NaN|undefined|\bnull\b|1970|0 of 0|Infinity|\b0 ?%/,
        address,
      );
      assert.deepEqual(await main.getByRole('alert').filter({ has: failed }).allInnerTexts(), [], address);
      assert.equal(await main.locator('.lucide-circle-check, .lucide-check').count(), 0, address);
      assert.equal(await main.locator('[aria-invalid="true"]').count(), 0, `${address}: a field seems wrong`);
      // A table without a row has only its head.
      for (const table of await main.getByRole('table').all())
        assert.ok((await table.getByRole('row').count()) > 1, `${address}: an empty table`);
    }
    await follow(page, '/settings/mssp/connectwise/services');
    await page.getByRole('link', { name: 'Connect to ConnectWise', exact: true }).click();
    await page.waitForURL(/connectwise\/connection$/);

    await follow(page, '/settings/troubleshoot');
    await page.getByText('1 check failed').waitFor();
    const notSetUp = [
      'Backups are written',
      'Notifications are delivered',
      'Tickets are sent',
      'Detections arrive',
    ];
    for (const name of notSetUp)
      await page
        .getByText(`${name}: skipped`)
        .or(page.getByText(`${name}: could not`))
        .waitFor();
    await page.getByText('No backup is scheduled').waitFor();
  });

  it('connects ConnectWise: wrong keys are named as the cause, and only verified values can be saved', async () => {
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await tab('Connection').waitFor();
    assert.deepEqual(await page.getByRole('tab').allTextContents(), ['Connection', 'Companies', 'Services']);
    await page.getByRole('textbox', { name: 'Site' }).fill(stage.connectWise.url);
    await page.getByRole('textbox', { name: 'Company ID' }).fill(companyId);
    await page.getByRole('textbox', { name: 'Public key' }).fill(publicKey);
    await page.getByRole('textbox', { name: 'Private key' }).fill('not-the-private-key');
    await page.getByRole('textbox', { name: 'API client id' }).fill(clientId);
    const save = page.getByRole('button', { name: 'Save', exact: true });
    assert.equal(await save.isDisabled(), true);
    await page.getByRole('button', { name: 'Verify setup' }).click();
    await page.getByText('Check the credentials: the public and private keys are not accepted').waitFor();
    assert.equal(await save.isDisabled(), true);

    await page.getByRole('textbox', { name: 'Private key' }).fill(privateKey);
    await page.getByRole('button', { name: 'Verify setup' }).click();
    await page.getByText('The setup works').waitFor();
    await page.getByRole('textbox', { name: 'Company ID' }).fill(`${companyId}x`);
    assert.equal(await save.isDisabled(), true, 'what was changed after verifying cannot be saved');
    await page.getByRole('textbox', { name: 'Company ID' }).fill(companyId);
    if (await save.isDisabled()) await page.getByRole('button', { name: 'Verify setup' }).click();
    await until(() => save.isEnabled());
    await save.click();
    await page.getByText('The connection is saved.').waitFor();
    assert.equal(
      await page.getByRole('textbox', { name: 'Private key' }).inputValue(),
      '',
      'a saved key is shown to nobody',
    );
    await page.getByText('In use: the one saved here.', { exact: false }).waitFor();
    const setUp = page.getByRole('region', { name: 'Set up Picket' });
    await setUp.getByText('Connect to ConnectWise: done').waitFor();
    await setUp.getByRole('link', { name: 'Next: Map companies' }).waitFor();
  });

  it('adds the protective DNS, after testing its key', async () => {
    await page.getByRole('link', { name: 'Sources' }).click();
    await page.getByRole('button', { name: 'Add HYAS Protect' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add HYAS Protect' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('HYAS Protect');
    await dialog.getByRole('button', { name: 'Advanced' }).click();
    await dialog.getByRole('textbox', { name: 'Base URL' }).fill(stage.hyas.url);
    await dialog.getByRole('textbox', { name: 'API key' }).fill('wrong');
    await dialog.getByRole('button', { name: 'Test key' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('textbox', { name: 'API key' }).fill(stage.hyas.apiKey);
    await dialog.getByRole('button', { name: 'Test key' }).click();
    await dialog.getByText('HYAS accepts the key.').waitFor();
    await dialog.getByRole('button', { name: /^(Save|Add)/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('HYAS Protect').first().waitFor();
    const setUp = page.getByRole('region', { name: 'Set up Picket' });
    await setUp.getByRole('link', { name: 'Next: Map companies' }).waitFor();
  });

  it('sees the company appear by itself, and maps it with one choice', async () => {
    await groupAtOnce(stage);
    await detect(stage, { domain: 'login.bad-1.example' });
    await page.goto(`${stage.url}/settings/mssp/connectwise/companies`);
    const picker = page.getByLabel('Company in ConnectWise for Cedar Street Dental');
    await picker.first().click();
    await page.keyboard.type('CedarStreet');
    // The list from before typing disappears first.
    const options = page.getByRole('option');
    await until(async () => {
      const texts = await options.allTextContents();
      return texts.length === 1 && texts[0].startsWith('Cedar Street DentalCedarStreetDental');
    });
    await options.click();
    await page.getByText('Saved: tickets go to Cedar Street Dental (CedarStreetDental).').waitFor();
  });

  it('chooses where tickets go, switches the service on, and gets the first ticket', async () => {
    await tab('Services').click();
    for (const [label, option] of [
      ['Service board', 'Security Alerts'],
      ['Status', 'New'],
      ['Priority', 'Priority 2 - High'],
      ['Type', 'DNS Threat'],
    ]) {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    }
    await page.getByRole('switch', { name: 'Enabled' }).check({ force: true });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const [ticket] = await until(() => {
      const tickets = stage.connectWise.tickets();
      return tickets.length > 0 && tickets;
    });
    assert.equal(ticket.company.name, 'Cedar Street Dental');
    await page.getByRole('link', { name: 'Incidents' }).first().click();
    await page.getByRole('link', { name: /bad-1/ }).first().click();
    await page.getByText(`ConnectWise ticket ${ticket.id} was created`, { exact: false }).waitFor();
  });
});
