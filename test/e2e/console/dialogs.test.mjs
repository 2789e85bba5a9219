// Dialogs and banners that ask before an action: their texts, the effect of each choice, and that axe finds nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sandboxAccount } from '../../../dist/sandbox/connectwise/start.js';
import { check } from '../axe.mjs';
import {
  addUser,
  call,
  cedar,
  follow,
  newPage,
  openStage,
  readNow,
  setUp,
  signIn,
  until,
} from '../stage.mjs';

const bob = { name: 'Bob Builder', email: 'bob@msp.example', password: 'another long password' };
const vic = { name: 'Vic Viewer', email: 'vic@msp.example', password: 'one more long password' };
const oldMill = { client_id: '5eed0000-0000-4000-8000-0000000000aa', client_name: 'Old Mill Bakery' };

let stage;
let webhook;
let visit;
let page;

before(async () => {
  stage = await openStage();
  await setUp(stage);
  webhook = await call(stage, 'POST', 'sources', { kind: 'webhook', name: 'Firewall', config: {} });
  await addUser(stage, bob, 'admin');
  await addUser(stage, vic, 'viewer');
  visit = await newPage(stage, { size: 'narrow', colorScheme: 'dark' });
  page = visit.page;
  await signIn(stage, page);
});
after(async () => {
  await visit?.ended();
  await stage?.stop();
});

const open = (address) => follow(page, address);
const dialog = (name) => page.getByRole('dialog', { name, exact: true });
const button = (name) => page.getByRole('button', { name });

describe('the console', { concurrency: false }, () => {
  it('shows the result of a field mapping beside a sample, and asks before the mapping is removed', async () => {
    const answer = await fetch(`${stage.url}/api/v1/sources/${webhook.id}/detections`, {
      method: 'POST',
      headers: { authorization: `Bearer ${webhook.bearerToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ domain: 'bad.example' }),
    });
    assert.equal(answer.status, 422);
    await open(`/sources/${webhook.id}`);
    // A link leads from the quarantine to the mapping.
    await button('Field mapping').click();
    const mapping = dialog('Field mapping of Firewall');
    await mapping.getByText('Paste a sample, or choose a preset').waitFor();
    await mapping.getByRole('combobox', { name: 'Preset' }).click();
    await page.getByRole('option', { name: /Alertmanager/ }).click();
    await mapping.getByText('2 items in the sample').waitFor();
    await mapping.getByText('login.bad.example', { exact: true }).waitFor();
    await check(page, 'the field mapping');

    const domain = mapping.getByRole('group', { name: 'Domain (required)' }).getByLabel('Path');
    await domain.fill('$.labels.nothing');
    await mapping
      .getByText(/“domain” is missing.*The mapping reads it at \$\.labels\.nothing/)
      .first()
      .waitFor();
    await domain.fill('$.labels.domain');
    await mapping.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Firewall is saved.').waitFor();

    await button('Field mapping').click();
    await mapping.getByRole('button', { name: 'Remove the mapping' }).click();
    const removal = dialog('Remove the field mapping of Firewall?');
    await removal.getByText('Rows in any other format are quarantined').waitFor();
    await check(page, 'removing the field mapping');
    await removal.getByRole('button', { name: 'Remove the mapping' }).click();
    await mapping.waitFor({ state: 'hidden' });
    assert.equal((await call(stage, 'GET', `sources/${webhook.id}`)).config.mapping ?? null, null);
  });

  it('shows the address of a webhook under the public URL, or else under the address of the page', async () => {
    const address = page.getByLabel('Address', { exact: true });
    await open(`/sources/${webhook.id}`);
    assert.equal(await address.textContent(), `${stage.url}/api/v1/sources/${webhook.id}/detections`);
    await page.route('**/api/v1/status', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), publicUrl: 'https://picket.msp.example' } });
    });
    await open(`/sources/${webhook.id}`);
    const expected = `https://picket.msp.example/api/v1/sources/${webhook.id}/detections`;
    await until(async () => (await address.textContent()) === expected);
    await page.unroute('**/api/v1/status');
  });

  it('changes what technicians do next, says which text a block reason gets, and resets it', async () => {
    await open('/settings/mssp/connectwise/services/next-steps');
    await button('Change Phishing').click();
    const change = dialog('Change “Phishing”');
    await change.getByRole('textbox', { name: 'What to do next' }).fill('');
    await change.getByRole('button', { name: 'Save the text' }).click();
    await change.getByText('Enter the text.').waitFor();
    await check(page, 'the dialog that changes a text');
    await change.getByRole('textbox', { name: 'What to do next' }).fill('Call Cedar first.');
    await change.getByRole('button', { name: 'Save the text' }).click();
    const card = page.getByRole('region', { name: 'Phishing', exact: true });
    await card.getByText('Changed by you').waitFor();
    const tried = page.getByRole('region', { name: 'Try it' });
    await tried.getByText('Call Cedar first.').waitFor();
    await tried.getByText('Because of “Phishing”, which has “phishing”.').waitFor();
    await button('Reset Phishing').click();
    await dialog('Reset “Phishing”?').getByRole('button', { name: 'Reset the text' }).click();
    await card.getByText('Shipped', { exact: true }).waitFor();
    await tried.getByText('Ask the user whether they opened a link').waitFor();
  });

  it('says how much is deleted with a source before it is deleted', async () => {
    stage.hyas.emit({ ...cedar, verdict: 'blocked', domain: 'first.bad.example' });
    await readNow(stage);
    await open('/sources/1');
    await button(/^More/).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const deletion = dialog('Delete HYAS Protect?');
    const { items } = await call(stage, 'GET', 'companies?sourceId=1&limit=200');
    assert.ok(items.length > 1, 'HYAS names its organizations, too');
    await deletion.getByText(`${items.length} companies and their mappings`).waitFor();
    await deletion.getByText('1 detection, with its incident and timeline').waitFor();
    assert.equal(await deletion.getByRole('button', { name: 'Delete source' }).isDisabled(), true);
    await check(page, 'deleting a source');
  });

  it('holds many incidents that a change releases, by company, until a person chooses', async () => {
    await hold(6, 'one');
    await open('/incidents');
    const banner = page.getByRole('region', {
      name: 'A change would open tickets for 13 held incidents at once',
    });
    await banner.getByRole('link', { name: 'Cedar Street Dental: 7' }).waitFor();
    await banner.getByRole('link', { name: 'Old Mill Bakery: 6' }).waitFor();
    await check(page, 'the banner of held incidents');
    await banner.getByRole('button', { name: 'Only new ones' }).click();
    const closing = dialog('Close 13 incidents without a ticket?');
    await closing.getByText('never get a ticket').waitFor();
    await check(page, 'closing held incidents');
    assert.equal(stage.connectWise.tickets().length, 0);
    await closing.getByRole('button', { name: 'Close 13 incidents' }).click();
    await page.getByText('13 incidents are closed without a ticket.').waitFor();
    await banner.waitFor({ state: 'hidden' });
    assert.equal((await call(stage, 'GET', 'incidents?state=open')).total, 0);

    await hold(6, 'two');
    await page.getByRole('region', { name: /for 12 held incidents/ }).waitFor();
    await button('Release these (12)').click();
    await page.getByText('12 incidents are released.').waitFor();
    await until(() => stage.connectWise.tickets().length === 12);
  });

  it('asks again for the password before a token is created, and offers to revoke it with its creator', async () => {
    const own = await newPage(stage, { size: 'narrow', colorScheme: 'dark' });
    await signIn(stage, own.page, bob, '/settings/tokens');
    await own.page.getByRole('button', { name: 'New token' }).first().click();
    const making = own.page.getByRole('dialog', { name: 'New token' });
    await making.getByRole('textbox', { name: 'Name' }).fill('Backups');
    await making.getByRole('radio', { name: 'Administrator' }).check();
    await making.getByRole('checkbox', { name: 'Export all data, secrets included' }).check();
    await check(own.page, 'a token with scopes');
    // A sign-in is a confirmation for ten minutes: this acts as if they had passed.
    let isOver = true;
    await own.page.route('**/api/v1/tokens', (route) => {
      if (route.request().method() !== 'POST' || !isOver) return route.continue();
      isOver = false;
      return route.fulfill(confirmationNeeded);
    });
    await making.getByRole('button', { name: 'Make the token' }).click();
    const confirming = own.page.getByRole('dialog', { name: 'Confirm that it is you' });
    await confirming.getByRole('textbox', { name: 'Your password' }).fill('not the password');
    await confirming.getByRole('button', { name: 'Confirm' }).click();
    await confirming.getByText('The password is wrong.').waitFor();
    await check(own.page, 'confirming with the password');
    await confirming.getByRole('textbox', { name: 'Your password' }).fill(bob.password);
    await confirming.getByRole('button', { name: 'Confirm' }).click();
    await making.getByText('It is not shown again').waitFor();
    const tokens = async () => (await call(stage, 'GET', 'tokens')).items;
    const made = async () => (await tokens()).find(({ name }) => name === 'Backups');
    assert.deepEqual((await made()).scopes, ['export']);

    await open('/settings/tokens');
    await button('Revoke: Backups').click();
    await dialog('Revoke “Backups”?').getByText('One API token with the role Administrator').waitFor();
    await check(page, 'revoking a token');
    await open('/settings/users');
    await button('Actions for Bob Builder').click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    const disabling = dialog('Disable Bob Builder?');
    await disabling.getByText('1 session ends at once.').waitFor();
    const also = disabling.getByRole('checkbox', { name: 'Also revoke the API token that they made' });
    assert.equal(await also.isChecked(), true);
    await check(page, 'disabling a user');
    await disabling.getByRole('button', { name: 'Disable' }).click();
    await disabling.waitFor({ state: 'hidden' });
    assert.notEqual((await made()).revokedAt, null);
    await own.ended();
  });

  it('shows missing and refused values at their fields, and keeps the input', async () => {
    await open('/settings/users');
    await button('Add a user').click();
    const adding = dialog('Add a user');
    const email = adding.getByRole('textbox', { name: 'E-mail' });
    const add = adding.getByRole('button', { name: 'Add the user' });
    await add.click();
    assert.equal(await adding.getByText('Fill in this field.').count(), 2);
    await adding.getByRole('textbox', { name: 'Name', exact: true }).fill('Dana');
    await email.fill('dana at the desk');
    await add.click();
    await until(async () => /e-?mail/i.test(await errorOf(email)));
    assert.equal(await adding.getByRole('alert').count(), 0, 'said once, at its field');
    await email.fill(bob.email);
    await add.click();
    await adding.getByRole('alert').waitFor();
    assert.equal(await email.inputValue(), bob.email);
    await check(page, 'a user who cannot be added');
    await adding.getByRole('button', { name: 'Cancel' }).click();
  });

  it('leads users who must use two-factor sign-in, and do not, to their account, and says why', async () => {
    const settings = await call(stage, 'GET', 'settings/sign-in');
    await call(stage, 'PUT', 'settings/sign-in', { ...settings, requireTwoFactor: 'everybody' });
    const other = await newPage(stage, { size: 'narrow', colorScheme: 'dark' });
    await signIn(stage, other.page, vic, '/incidents');
    await other.page.getByRole('alert', { name: 'Set up two-factor sign-in to go on' }).waitFor();
    assert.equal(new URL(other.page.url()).pathname, '/account');
    await check(other.page, 'two-factor sign-in that is required');
    await call(stage, 'PUT', 'settings/sign-in', settings);
    await other.ended();
  });
});

/** The error that the page shows for a field. */
async function errorOf(field) {
  if ((await field.getAttribute('aria-invalid')) !== 'true') return '';
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

const confirmationNeeded = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    code: 'http.confirmation_needed',
    status: 403,
    detail: 'Confirm.',
    hint: 'Confirm.',
  }),
};

/** Holds this many incidents of each of two companies, mapped while the service is off, and switches the service on. */
async function hold(count, name) {
  await switchService(false);
  for (let n = 0; n < count; n += 1) {
    for (const company of [cedar, oldMill])
      stage.hyas.emit({ ...company, verdict: 'blocked', domain: `c2.bad-${name}-${n}.example` });
  }
  await readNow(stage);
  const { items } = await call(stage, 'GET', 'companies?limit=200');
  for (const [client, connectwiseCompanyId] of [
    [cedar, 101],
    [oldMill, 102],
  ]) {
    const { id } = items.find(({ externalId }) => externalId === client.client_id);
    await call(stage, 'PUT', `companies/${id}/mapping`, { connectwiseCompanyId });
  }
  await switchService(true);
}

async function switchService(enabled) {
  const { securityAlerts } = sandboxAccount.boards;
  await call(stage, 'PUT', 'connectwise/ticket-service', {
    enabled,
    boardId: securityAlerts.id,
    statusId: securityAlerts.statuses.new,
    typeId: securityAlerts.types.dnsThreat,
    priorityId: sandboxAccount.priorities.high,
  });
}
