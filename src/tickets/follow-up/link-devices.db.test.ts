import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { linkingSince, linkSettings } from '../devices/link-settings.ts';
import { queueLinks } from '../devices/queue-links.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const cedar = 101;

/** Sets rows of the sandbox’s role. */
const role = (...rows: object[]) => scene.control('PUT', '/role', { rows });
const readRole = async () => fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());

/** The right, the switch, and a separate company for each test. */
beforeEach(async () => {
  await role({ function: 'Configurations', inquire: 'All' }, { function: 'Service Tickets', edit: 'All' });
  await readRole();
  await switchOn();
});

async function switchOn(): Promise<void> {
  const by = { at: scene.clock.now(), actor: 'test' };
  await writeSetting(test.db, linkSettings, { ...linkSettings.initial, configurations: true }, by);
  await writeSetting(test.db, linkingSince, scene.clock.now().toISOString(), by);
}

/** Adds a configuration to the company, besides those that the sandbox has. */
async function configuration(name: string, more: object = {}): Promise<number> {
  const body = JSON.stringify({ companyId: cedar, name, ...more });
  const made = await fetch(`${scene.sandbox.url}/sandbox/configurations`, { method: 'POST', body });
  return ((await made.json()) as { id: number }).id;
}

const devices = () =>
  test.db
    .selectFrom('ticket_device')
    .innerJoin('ticket', 'ticket.id', 'ticket_device.ticket_id')
    .select(['device', 'ticket_device.state', 'configuration_id', 'found_by', 'ticket_device.problem'])
    .orderBy('ticket_device.id')
    .execute();
const ticketsThere = () => scene.sandbox.tickets();
const attachedTo = (at = -1) => ticketsThere().at(at)?.configurationIds;
const posts = () =>
  scene.sandbox
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/configurations'));
const queue = () => queueLinks(test.db, scene.clock.now(), systemRandom);

/** A new incident of a device, with its ticket and its follow-ups. */
async function ticketFor(deviceName: string | null, more: object = {}): Promise<void> {
  await scene.detect({ domain: 'fresh.example', deviceName, ...more });
  await scene.deliver();
}

describe('linking a ticket to the configuration of its device', () => {
  it('attaches the one with its name, once, and adds it to the timeline', async () => {
    await ticketFor('csd-frontdesk-01');
    expect(attachedTo()).toEqual([601]);
    expect(await devices()).toMatchObject([{ state: 'linked', configuration_id: 601, found_by: 'name' }]);
    expect((await scene.timeline()).at(-1)).toContain('linked to the configuration “CSD-FRONTDESK-01” (601)');
    expect(await queue()).toBe(0);
    await scene.deliver();
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ['with a domain suffix where ConnectWise has none', 'CSD-FRONTDESK-01.cedar.example', 601],
    ['without the suffix that ConnectWise has', 'CSD-FRONTDESK-02', 602],
    ['with a domain before it', 'CEDAR\\csd-frontdesk-01', 601],
    ['of a machine account', 'csd-frontdesk-01$', 601],
    ['of a name that one active and one inactive configuration have', 'CSD-XRAY-PC', 605],
  ])('finds a device %s', async (_, device, id) => {
    await ticketFor(device);
    expect(attachedTo()).toEqual([id]);
  });

  it('finds it by its serial number, then by its private address', async () => {
    await ticketFor('csd-operatory-3');
    expect([attachedTo(), (await devices())[0]?.found_by]).toEqual([[603], 'serial']);
    const id = await configuration('Lobby display', { ipAddress: '10.1.2.3' });
    await ticketFor('LOBBY', { domain: 'other.example', clientAddress: '10.1.2.3' });
    expect([attachedTo(), (await devices())[1]?.found_by]).toEqual([[id], 'address']);
  });

  it('uses no configuration by the public address of a named device: that is the firewall', async () => {
    await configuration('Firewall', { ipAddress: '203.0.113.9' });
    await ticketFor('UNKNOWN-PC', { clientAddress: '203.0.113.9' });
    expect([attachedTo(), (await devices())[0]?.state]).toEqual([[], 'no_match']);
  });

  it('looks up a device without a name only by its address, and never by a part of it', async () => {
    await configuration('10');
    const id = await configuration('Printer', { ipAddress: '10.0.0.5' });
    await ticketFor(null, { clientAddress: '10.0.0.5' });
    expect(attachedTo()).toEqual([id]);
  });

  it.each([
    ['of which there are two', 'CSD-DR-NGUYEN-LT', 'several'],
    ['that another company has', 'HLL-DISPATCH-01', 'no_match'],
    ['with another domain suffix', 'CSD-FRONTDESK-02.other.example', 'no_match'],
    ['with characters that a condition reads otherwise', 'x" or name like "%', 'no_match'],
  ])('links nothing for a device %s', async (_, device, state) => {
    await ticketFor(device);
    expect([attachedTo(), (await devices())[0]?.state]).toEqual([[], state]);
  });

  it('attaches a device that joins the incident later, and the first one not again', async () => {
    await ticketFor('CSD-FRONTDESK-01');
    await test.db
      .updateTable('incident')
      .set({ devices: ['CSD-FRONTDESK-01', 'CSD-FRONTDESK-02'] })
      .where('registrable_domain', '=', 'fresh.example')
      .execute();
    expect(await queue()).toBe(1);
    await scene.deliver();
    expect(attachedTo()).toEqual([601, 602]);
    expect(posts()).toHaveLength(2);
  });

  it('finds a link whose answer was lost, and does not send it again', async () => {
    const path = '/service/tickets/5002/configurations';
    scene.sandbox.faults.set({ match: { method: 'POST', path }, fault: 'drop_after', times: 1 });
    await ticketFor('CSD-FRONTDESK-01');
    expect(attachedTo()).toEqual([601]);
    expect((await devices())[0]?.state).toBe('linked');
    expect(posts()).toHaveLength(1);
  });

  it('does not link again what a technician removed', async () => {
    await ticketFor('CSD-FRONTDESK-01');
    const number = ticketsThere().at(-1)?.id ?? 0;
    const client = await scene.clients.current();
    await client?.detachConfiguration(number, 601);
    await queue();
    await scene.deliver();
    expect(attachedTo()).toEqual([]);
  });
});

describe('a link that is not possible', () => {
  it('waits for the right, and is created when it is granted; the ticket is opened all the same', async () => {
    await role({ function: 'Configurations', inquire: 'None' });
    await ticketFor('CSD-FRONTDESK-01');
    expect((await scene.tickets()).at(-1)).toMatchObject({ state: 'created', problem: null });
    expect(await devices()).toMatchObject([
      { state: 'waiting', problem: { code: 'connectwise.permission_missing' } },
    ]);
    expect(await queue()).toBe(0);
    await role({ function: 'Configurations', inquire: 'All' });
    await readRole();
    expect(await queue()).toBe(1);
    await scene.deliver();
    expect(attachedTo()).toEqual([601]);
  });

  it('is reported if the role may not change tickets', async () => {
    await role({ function: 'Service Tickets', edit: 'None' });
    await ticketFor('CSD-FRONTDESK-01');
    expect(attachedTo()).toEqual([]);
    expect(await devices()).toMatchObject([
      { state: 'failed', problem: { code: 'connectwise.permission_missing' } },
    ]);
  });

  it('waits while what a ticket is linked to may not be read, and is made by itself when it may', async () => {
    await role({ function: 'Configurations', inquire: 'None' });
    await ticketFor('CSD-FRONTDESK-01');
    await role(
      { function: 'Configurations', inquire: 'All' },
      { function: 'Service Tickets', inquire: 'None' },
    );
    await readRole();
    await queue();
    // Refused again and again: one line, no link, and the tries become rarer.
    const reads = () =>
      scene.sandbox
        .requests()
        .filter(({ method, path }) => method === 'GET' && path.endsWith('/configurations')).length;
    const before = reads();
    for (let n = 0; n < 60; n += 1) await scene.deliver();
    expect(await devices()).toMatchObject([
      {
        state: 'waiting',
        problem: {
          code: 'connectwise.permission_missing',
          message: expect.stringContaining('“Service Tickets: Inquire = All” of Service Desk'),
        },
      },
    ]);
    expect(reads() - before).toBeGreaterThan(2);
    expect(reads() - before).toBeLessThan(15);
    expect(
      (await scene.timeline()).filter((line) => line.includes('tries again automatically')),
    ).toHaveLength(1);
    await role({ function: 'Service Tickets', inquire: 'All' });
    for (let n = 0; n < 60 && attachedTo()?.length === 0; n += 1) await scene.deliver();
    expect([attachedTo(), (await devices())[0]]).toMatchObject([[601], { state: 'linked', problem: null }]);
  });

  it('is named when the company was mapped to another one since', async () => {
    await role({ function: 'Configurations', inquire: 'None' });
    await ticketFor('CSD-FRONTDESK-01');
    await test.db
      .updateTable('mapping')
      .set({ connectwise_company_id: 102, connectwise_company_name: 'Cedar Street Dental Supply' })
      .execute();
    await role({ function: 'Configurations', inquire: 'All' });
    await readRole();
    await queue();
    await scene.deliver();
    expect([attachedTo(), await devices()]).toMatchObject([
      [],
      [{ state: 'failed', problem: { code: 'links.mapping_changed' } }],
    ]);
  });

  it.each([
    ['was deleted', (number: number) => scene.remove(number), 'links.ticket_gone'],
    ['was merged', (number: number) => scene.work(number, { mergeInto: 5001 }), 'links.ticket_merged'],
  ])('is reported when the ticket %s', async (_, happen, code) => {
    await role({ function: 'Configurations', inquire: 'None' });
    await ticketFor('CSD-FRONTDESK-01');
    await happen(ticketsThere().at(-1)?.id ?? 0);
    if (code === 'links.ticket_merged') await scene.sync();
    await test.db
      .updateTable('ticket_operation')
      .set({ state: 'queued', next_attempt_at: scene.clock.now() })
      .execute();
    await role({ function: 'Configurations', inquire: 'All' });
    await readRole();
    await scene.deliver();
    expect(await devices()).toMatchObject([{ state: 'failed', problem: { code } }]);
  });

  it('leaves earlier tickets unchanged, and all tickets when it is off', async () => {
    await test.db.updateTable('ticket').set({ life: 'open' }).execute();
    expect(await queue()).toBe(0);
    await writeSetting(
      test.db,
      linkSettings,
      { ...linkSettings.initial, configurations: false },
      { at: scene.clock.now(), actor: 'test' },
    );
    await ticketFor('CSD-FRONTDESK-01');
    expect(await queue()).toBe(0);
    expect([attachedTo(), await devices()]).toEqual([[], []]);
  });
});
