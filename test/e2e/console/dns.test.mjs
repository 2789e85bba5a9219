// The protective DNS in the console: from nothing to a blocked query, then its rules, and what a viewer may not.
import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import { after, before, describe, it } from 'node:test';
import { check, settled } from '../axe.mjs';
import { addUser, call, follow, newPage, openStage, setUp, signIn, until } from '../stage.mjs';

const vic = { name: 'Vic Viewer', email: 'vic@msp.example', password: 'one more long password' };

let stage;
let visit;
let page;

before(async () => {
  stage = await openStage();
  await setUp(stage);
  visit = await newPage(stage, { size: 'narrow', colorScheme: 'dark' });
  page = visit.page;
  await signIn(stage, page);
});
after(async () => {
  await visit?.ended();
  await stage?.stop();
});

const open = async (address) => {
  await follow(page, address);
  await settled(page);
};
const dialog = (name) => page.getByRole('dialog', { name, exact: true });
const button = (name) => page.getByRole('button', { name, exact: true });
const field = (within, label) => within.getByLabel(label, { exact: true });

describe('the protective DNS', { concurrency: false }, () => {
  it('is switched on, and gets a company with a network and a token', async () => {
    await open('/dns');
    const steps = page.getByRole('region', { name: 'Set up the protective DNS' });
    await steps.getByText('0 of 5 done').waitFor();
    await button('Switch on …').click();
    const switching = dialog('Switch on the protective DNS?');
    await check(page, 'switching the protective DNS on');
    await switching.getByRole('button', { name: 'Switch on' }).click();
    await steps.getByText('1 of 5 done').waitFor();
    await page.getByText(`127.0.0.1:${stage.dnsPort}`, { exact: true }).waitFor();

    await steps.getByRole('link', { name: 'Add a company' }).click();
    await button('Add a company').click();
    const adding = dialog('Add a company to the protective DNS');
    await field(adding, /^Name/).fill('Harbour Dental');
    await adding.getByRole('button', { name: 'Add a company' }).click();
    await page.getByRole('heading', { name: 'Harbour Dental' }).waitFor();

    await button('Add a network').click();
    const network = dialog('Add a network');
    await field(network, /^Network/).fill('127.0.0.0/33');
    await network.getByRole('button', { name: 'Add the network' }).click();
    await network.getByText('is not an IP network').waitFor();
    await field(network, /^Network/).fill('127.0.0.0/8');
    await network.getByRole('button', { name: 'Add the network' }).click();
    await page.getByText('127.0.0.0/8', { exact: true }).waitFor();

    await button('Make a token').click();
    const making = dialog('Make a token');
    await making.getByRole('button', { name: 'Make the token' }).click();
    const address = await making.getByLabel('Address for DNS over HTTPS', { exact: true }).textContent();
    assert.match(address, /^https:\/\/127\.0\.0\.1\/dns-query\/[\w-]{20,}$/);
    await check(page, 'a new token');
    await making.getByRole('button', { name: 'It is copied' }).click();
    await page.getByText('The whole company', { exact: true }).waitFor();
  });

  it('gets a network that its router updates, and a zone for an Unbound', async () => {
    await button('Add a changing network').click();
    const adding = dialog('Add a changing network');
    await adding.getByRole('button', { name: 'Add the network' }).click();
    await adding.getByText('Fill in this field.').waitFor();
    await adding.getByRole('radio', { name: 'By a token' }).check();
    await adding.getByRole('button', { name: 'Add the network' }).click();
    const update = await adding.getByLabel('Address for the router', { exact: true }).textContent();
    await check(page, 'the address for a router');
    const answer = await fetch(`${update}?ip=203.0.113.77`);
    assert.equal(await answer.text(), 'good 203.0.113.77');
    await adding.getByRole('button', { name: 'It is copied' }).click();
    await page.getByText('203.0.113.77/32', { exact: true }).waitFor();

    await button('Make a token').click();
    const making = dialog('Make a token');
    await making.getByRole('radio', { name: 'Policy as a zone (RPZ)' }).check();
    await making.getByRole('button', { name: 'Make the token' }).click();
    const config = await making.getByLabel('Configuration of Unbound', { exact: true }).textContent();
    const [, zone] = /url: "([^"]+)"/.exec(config);
    assert.match((await fetch(zone, { method: 'HEAD' })).headers.get('content-type'), /^text\/dns/);
    await making.getByRole('button', { name: 'It is copied' }).click();
    await page.getByText('Policy as a zone (RPZ)', { exact: true }).waitFor();
  });

  it('shows instructions with the addresses of this installation', async () => {
    await page.getByText('Only programs on this machine can reach the protective DNS.').waitFor();
    await page.getByLabel('Address of Picket', { exact: true }).fill('203.0.113.53');
    await page.getByLabel('Second address', { exact: true }).fill('203.0.113.54');
    await page.getByRole('button', { name: /Active Directory/ }).click();
    await page
      .getByText('Set-DnsServerForwarder -IPAddress 203.0.113.53,203.0.113.54 -UseRootHint $false')
      .waitFor();
    await check(page, 'the instructions of a company');
  });

  it('takes a pasted list after a preview, and blocks what it names', async () => {
    await open('/dns/lists');
    await button('Add a list').click();
    const adding = dialog('Add a list');
    await field(adding, /^Name/).fill('Reported by users');
    await adding.getByRole('button', { name: 'Add the list' }).click();
    await page.getByRole('heading', { name: 'Reported by users' }).waitFor();
    await button('Add entries').click();
    const pasting = dialog('Add entries to Reported by users');
    await field(pasting, /^Names and addresses/).fill('bad.example\n=exact.example\nbad.example\nno name');
    await field(pasting, /^Why/).fill('Reported by a user');
    await pasting.getByRole('button', { name: 'Show what is added' }).click();
    await pasting.getByText('2 entries to add').waitFor();
    await pasting.getByText('1 duplicate').waitFor();
    await pasting.getByText(/^Line 4, “no name”/).waitFor();
    await check(page, 'the preview of entries');
    await pasting.getByRole('button', { name: 'Add 2 entries' }).click();
    await page.getByText('2 entries are added.').waitFor();
    await inForce();

    await open('/dns/overview');
    const why = page.getByRole('region', { name: 'Why is a name blocked?' });
    await field(why, /^Name/).fill('login.bad.example');
    await field(why, 'Company').click();
    await page.getByRole('option', { name: 'Harbour Dental' }).click();
    await button('Show').click();
    await why.getByText('Blocked', { exact: true }).waitFor();
    await why
      .getByText('the entry bad.example on the MSP’s list “Reported by users”', { exact: false })
      .first()
      .waitFor();
    await check(page, 'why a name is blocked');

    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${stage.dnsPort}`]);
    await assert.rejects(resolver.resolve4('login.bad.example'), { code: 'ENOTFOUND' });
    // The last step is done, and there is nothing left to set up.
    await page.getByRole('region', { name: 'Set up the protective DNS' }).waitFor({ state: 'hidden' });
  });

  it('shows the number of queries and blocked queries in a period, and the most frequent ones', async () => {
    await until(async () => (await call(stage, 'GET', 'detections')).items.length > 0);
    await open('/dns/overview');
    await page.getByRole('region', { name: 'Queries over time' }).scrollIntoViewIfNeeded();
    await page.getByRole('img', { name: /^Blocked queries: / }).waitFor();
    await page.getByText('7 days').click();
    await page.waitForURL(/last=7d/);
    const top = page.getByRole('region', { name: 'Blocked most often' });
    await top.getByRole('link', { name: '127.0.0.1 · Harbour Dental' }).waitFor();
    await check(page, 'the statistics');
    await top.getByRole('link', { name: 'login.bad.example' }).click();
    await page.waitForURL(/detections\?.*domain=login\.bad\.example/);
    await page.getByRole('table').getByText('login.bad.example').first().waitFor();
  });

  it('logs all queries of a company until an administrator stops it', async () => {
    await open('/dns/companies');
    await page.getByRole('link', { name: 'Harbour Dental' }).click();
    await page.getByRole('heading', { name: 'Harbour Dental' }).waitFor();
    const [, companyId] = page.url().match(/companies\/(\d+)/);
    const log = page.getByRole('region', { name: 'Log of all queries' });
    await log.getByText('Off. Only blocked queries are recorded.').waitFor();
    await log.getByRole('button', { name: 'Log all queries' }).click();
    const starting = dialog('Log all queries of Harbour Dental?');
    await check(page, 'starting a log of queries');
    await starting.getByRole('button', { name: 'Start the log' }).click();
    await log.getByText(/^On until /).waitFor();
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${stage.dnsPort}`]);
    // The resolver learns of the log within seconds.
    await until(async () => {
      await resolver.resolve4('elsewhere.bad.example').catch(() => {});
      return (await call(stage, 'GET', `dns/companies/${companyId}/query-log`)).stored > 0;
    });
    const row = log.getByRole('row').filter({ hasText: 'elsewhere.bad.example' }).first();
    await row.getByText('Blocked').waitFor();
    await check(page, 'the log of queries');
    await log.getByRole('button', { name: 'Stop now' }).click();
    await log.getByText(/^Ended /).waitFor();
  });

  it('removes an entry and restores it', async () => {
    await open('/dns/lists');
    await page.getByRole('link', { name: 'Reported by users' }).click();
    await button('Remove exact.example').click();
    await page.getByText('exact.example is removed.').waitFor();
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'Removed' }).click();
    await button('Restore exact.example').click();
    await page.getByText('exact.example is on the list again.').waitFor();
  });

  it('adds a feed of the catalogue, and shows what was read and its state', async () => {
    await open('/dns/feeds');
    await page.getByRole('link', { name: 'Choose from the catalogue' }).first().click();
    await page.getByRole('link', { name: 'By Andrea Draghetti' }).waitFor();
    await button('Add Picket demo: threats').click();
    const adding = dialog('Add a feed');
    await adding.getByText('Licence: Apache-2.0', { exact: false }).waitFor();
    await check(page, 'a list of the catalogue');
    await adding.getByRole('button', { name: 'Add the feed' }).click();
    await page.getByRole('heading', { name: 'Picket demo: threats' }).waitFor();
    // Nobody reloads the page: a live event reports the fetch.
    await page.getByText('Up to date', { exact: true }).waitFor();
    await page.getByText('Every line was taken.').waitFor();

    await button('Change').click();
    const changing = dialog('Change Picket demo: threats');
    await field(changing, /^Address/).fill('file:absent.txt');
    await changing.getByRole('button', { name: 'Save the feed' }).click();
    const failing = page.getByRole('alert').filter({ hasText: 'absent.txt' });
    await failing.getByText('the last good copy of the feed stays in force', { exact: false }).waitFor();
    await check(page, 'a feed that fails');
    await button('Delete').click();
    await dialog('Delete Picket demo: threats?').getByRole('button', { name: 'Delete the feed' }).click();
    await page.getByText('No feed yet').waitFor();
  });

  it('has rules in an order that is changed with the keyboard', async () => {
    await open('/dns/rules');
    for (const [name, label, value] of [
      ['No zip', 'Top-level domains', 'zip'],
      ['Reception may', /^Devices/, 'HD-WS-1'],
    ]) {
      await button('Add a rule').click();
      const adding = dialog('Add a rule');
      await field(adding, /^Name \*|^Name$/)
        .first()
        .fill(name);
      await field(adding, label).first().fill(value);
      await page.keyboard.press('Enter');
      await adding.getByRole('button', { name: 'Save the rule' }).click();
      await adding.waitFor({ state: 'hidden' });
    }
    await page.getByRole('heading', { name: '1. No zip' }).waitFor();
    await button('Move “Reception may” up').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1. Reception may' }).waitFor();
    const { items } = await call(stage, 'GET', 'dns/rules');
    assert.deepEqual(
      items.map(({ name, when }) => [name, when.devices, when.tlds]),
      [
        ['Reception may', ['HD-WS-1'], []],
        ['No zip', [], ['zip']],
      ],
    );
  });

  it('keeps settings with zones of other DNS servers', async () => {
    await open('/dns/settings');
    const resolver = page.getByRole('region', { name: 'Resolver' });
    await resolver.getByRole('button', { name: 'Add a zone' }).click();
    const zone = resolver.getByRole('group', { name: 'Zone 1' });
    await field(zone, /^Zone/).fill('AD.example');
    await field(zone, /^Its DNS servers/)
      .first()
      .fill('198.51.100.53');
    await page.keyboard.press('Enter');
    await check(page, 'a zone of another DNS server');
    await resolver.getByRole('button', { name: 'Save' }).click();
    await resolver.getByText('Saved', { exact: true }).waitFor();
    const { forwards } = await call(stage, 'GET', 'settings/dns-resolver');
    assert.deepEqual(forwards, [
      { zone: 'ad.example', companyId: null, upstreams: [{ host: '198.51.100.53', port: 53 }] },
    ]);
  });

  it('can be read by a viewer, who changes nothing', async () => {
    await addUser(stage, vic, 'viewer');
    const other = await newPage(stage);
    await signIn(stage, other.page, vic, '/dns/settings');
    await settled(other.page);
    assert.equal(await other.page.getByRole('button', { name: 'Save' }).count(), 0);
    assert.equal(
      await other.page.getByRole('switch', { name: 'Companies may allow threats' }).isDisabled(),
      true,
    );
    for (const [address, action] of [
      ['/dns/overview', 'Switch off'],
      ['/dns/companies', 'Add a company'],
      ['/dns/lists', 'Add a list'],
      ['/dns/feeds', 'Add a feed'],
      ['/dns/feeds/catalogue', 'Add Phishing Army'],
      ['/dns/rules', 'Add a rule'],
    ]) {
      await follow(other.page, address);
      await settled(other.page);
      assert.equal(await other.page.getByRole('button', { name: action }).count(), 0, address);
    }
    await other.ended();
  });
});

/** Waits until this node answers with the latest change. */
const inForce = () =>
  until(async () => {
    const { generation, inForce: now } = await call(stage, 'GET', 'dns/status');
    return generation === now;
  });
