import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { writeDefaults } from '../customers/ticket-defaults.ts';
import { type LinkSettings, linkSettings } from '../devices/link-settings.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const nobody = { agreement: null, site: null, contact: null };
let companyId: number;

/** The role may read contacts. Anna (501) is the default contact of the seeded company. */
beforeEach(async () => {
  await role({ function: 'Contacts', inquire: 'All' });
  await readRole();
  companyId = (await test.db.selectFrom('company').select('id').executeTakeFirstOrThrow()).id;
});

const role = (...rows: object[]) => scene.control('PUT', '/role', { rows });
const readRole = async () => fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());
const set = (contact: LinkSettings['contact']) =>
  writeSetting(
    test.db,
    linkSettings,
    { configurations: false, contact },
    { at: scene.clock.now(), actor: 't' },
  );
const choose = (defaults: Partial<Parameters<typeof writeDefaults>[2]>) =>
  writeDefaults(
    test.db,
    { companyId, connectwiseCompanyId: 101 },
    { ...nobody, ...defaults },
    scene.clock.now(),
  );

/** The ticket of a new incident whose detections name a user. */
async function ticketOf(user?: string) {
  await scene.detect({ domain: 'fresh.example', ...(user === undefined ? {} : { user }) });
  await scene.deliver();
  return scene.sandbox.tickets().at(-1);
}

const creates = () =>
  scene.sandbox.requests().filter(({ method, path }) => method === 'POST' && path === '/service/tickets');

describe('the contact of a ticket', () => {
  it('is empty by default, and contacts are not read', async () => {
    expect((await ticketOf('ben.ortiz@cedar.example'))?.contact).toBeUndefined();
    expect(scene.sandbox.requests().some(({ path }) => path.startsWith('/company/contacts'))).toBe(false);
  });

  it.each([
    ['the one with the e-mail address of the user, whatever the case', 'Frontdesk@CEDAR.example', 502],
    ['the default where nobody has the address', 'stranger@cedar.example', 501],
    ['the default where the user is a login and no address', 'CEDAR\\ben', 501],
    ['the default where the contact is inactive', 'former@cedar.example', 501],
    ['the default where the address could be read as a condition', `x"or'@cedar.example`, 501],
  ])('is %s', async (_, user, id) => {
    await set('found');
    expect((await ticketOf(user))?.contact?.id).toBe(id);
  });

  it('is named as missing also where it could not be read for a later attempt', async () => {
    await set('default');
    const create = { method: 'POST', path: '/service/tickets' };
    scene.sandbox.faults.set({ match: create, fault: 'rate_limit', retryAfter: 1, times: 1 });
    await ticketOf();
    const company = { method: 'GET', path: '/company/companies/101' };
    scene.sandbox.faults.set({ match: company, fault: 'status', status: 500 });
    scene.clock.pass(60_000);
    await scene.deliver();
    expect(scene.sandbox.tickets().at(-1)?.contact).toBeUndefined();
    expect(
      (await scene.timeline()).filter((line) => line.includes('could not look up the contact')),
    ).toHaveLength(1);
  });

  it('is the default where detections name two users', async () => {
    await set('found');
    const one = { domain: 'fresh.example' };
    await scene.detectAll([
      { ...one, user: 'ben.ortiz@cedar.example' },
      { ...one, user: 'anna.nguyen@cedar.example' },
    ]);
    await scene.deliver();
    expect(scene.sandbox.tickets().at(-1)?.contact?.id).toBe(501);
  });

  it('is one of the ticket’s company alone, and only if exactly one has the address', async () => {
    await set('found');
    await scene.control('POST', '/contacts', { companyId: 101, emails: ['ben.ortiz@cedar.example'] });
    expect((await ticketOf('ben.ortiz@cedar.example'))?.contact?.id).toBe(501);
  });

  it('is the one chosen for the company before ConnectWise’s default, even if contacts are off', async () => {
    await choose({ contact: { id: 502, name: 'Ben Ortiz' } });
    expect((await ticketOf())?.contact?.id).toBe(502);
    await set('default');
    await scene.detect({ domain: 'another.example' });
    await scene.deliver();
    expect(scene.sandbox.tickets().at(-1)?.contact?.id).toBe(502);
  });

  it('is never e-mailed', async () => {
    await set('default');
    await ticketOf();
    expect(creates().at(-1)?.body).toMatchObject({
      contact: { id: 501 },
      automaticEmailContactFlag: false,
      automaticEmailCcFlag: false,
    });
  });

  it('is left out, and the ticket is opened, if the role lacks the right', async () => {
    await set('found');
    await scene.control('DELETE', '/contacts/501', {});
    await role({ function: 'Contacts', inquire: 'None' });
    expect((await ticketOf('ben.ortiz@cedar.example'))?.contact).toBeUndefined();
    expect(await scene.timeline()).toContainEqual(expect.stringContaining('could not look up the contact'));
  });
});

describe('agreement, site and contact of a company', () => {
  it('are those of its tickets', async () => {
    await choose({
      agreement: { id: 801, name: 'Managed Security' },
      site: { id: 702, name: 'Westside Clinic' },
    });
    expect(await ticketOf()).toMatchObject({ agreement: { id: 801 }, site: { id: 702 } });
  });

  it.each([
    ['contact', { contact: { id: 505, name: 'Mia' } }],
    ['agreement', { agreement: { id: 803, name: 'Of another' } }],
    ['site', { site: { id: 9999, name: 'Deleted' } }],
  ])(
    'are left out if ConnectWise refuses the %s: one ticket, sent again once, with an event',
    async (field, given) => {
      const before = creates().length;
      await choose({ ...given });
      const ticket = await ticketOf();
      expect(ticket?.summary).toContain('fresh');
      expect(ticket?.[field as 'site']).toBeUndefined();
      expect(creates()).toHaveLength(before + 2);
      expect((await scene.tickets()).at(-1)).toMatchObject({
        state: 'created',
        left_out: [field],
        problem: null,
      });
      expect(await scene.timeline()).toContainEqual(
        expect.stringContaining(`refused the ${field} of this ticket`),
      );
      const { problem } = await test.db
        .selectFrom('ticket_default')
        .select('problem')
        .executeTakeFirstOrThrow();
      expect(problem?.code).toBe('tickets.customer_refused');
    },
  );

  it('are left out one after the other if several are refused', async () => {
    await choose({
      agreement: { id: 803, name: 'x' },
      site: { id: 703, name: 'y' },
      contact: { id: 502, name: 'Ben' },
    });
    expect(await ticketOf()).toMatchObject({ contact: { id: 502 } });
    expect((await scene.tickets()).at(-1)?.left_out.toSorted()).toEqual(['agreement', 'site']);
    expect(scene.sandbox.tickets()).toHaveLength(2);
  });

  it('do not apply with another mapping, to whose company they do not belong', async () => {
    await choose({ agreement: { id: 801, name: 'Managed Security' } });
    await test.db.updateTable('mapping').set({ connectwise_company_id: 103 }).execute();
    expect(await ticketOf()).toMatchObject({ company: { id: 103 } });
    expect(scene.sandbox.tickets().at(-1)?.agreement).toBeUndefined();
    expect(creates()).toHaveLength(2);
  });

  it('survive a lost answer: the ticket is found, and not sent again', async () => {
    await choose({ agreement: { id: 801, name: 'Managed Security' } });
    scene.sandbox.faults.set({
      match: { method: 'POST', path: '/service/tickets' },
      fault: 'drop_after',
      times: 1,
    });
    await ticketOf();
    expect(creates()).toHaveLength(2);
    expect(scene.sandbox.tickets().at(-1)).toMatchObject({ agreement: { id: 801 } });
  });
});
