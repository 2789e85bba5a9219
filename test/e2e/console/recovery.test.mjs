// Failures while Picket runs: what the console says, and that it notices when they are fixed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sandboxAccount } from '../../../dist/sandbox/connectwise/start.js';
import { call, cedar, detect, follow, newPage, openStage, setUp, signIn, until } from '../stage.mjs';

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
const ticketCount = (count) => until(() => stage.connectWise.tickets().length === count);

describe('the console', { concurrency: false }, () => {
  it('shows what is held for an unmapped company, and its ticket once it is mapped', async () => {
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

  it('holds while the service is switched off, and goes on when it is on, without a reload', async () => {
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

  it('says that Picket does not answer while it restarts, and heals by itself', async () => {
    await open('/incidents');
    await page.getByRole('row', { name: /bad-3/ }).waitFor();
    const lost = page.getByText('Picket does not answer; what you see may be old.', { exact: false });
    await stage.restart(() => lost.waitFor());
    await lost.waitFor({ state: 'hidden', timeout: 60_000 });
    await detect(stage, { domain: 'login.bad-4.example' });
    await page.getByRole('row', { name: /bad-4/ }).waitFor();
    await ticketCount(4);
  });

  it('shows text of attackers as text, wherever it appears', async () => {
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
});
