import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket } from './testing/caller.ts';

const { boards, companies, member } = sandboxAccount;

describe('restrictions of a member beyond its role', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox();
    call = caller(sandbox.url);
    await call('/service/tickets', { method: 'POST', body: goodTicket });
  });
  afterEach(() => sandbox.close());

  const pull = async (path: string, body: object) =>
    expect(
      (await fetch(`${sandbox.url}/sandbox${path}`, { method: 'PUT', body: JSON.stringify(body) })).ok,
    ).toBe(true);
  const listed = async (path = '/service/tickets') => (await call(path)).body.map(({ id }) => id);
  const create = async (change: object = {}) =>
    (await call('/service/tickets', { method: 'POST', body: { ...goodTicket, ...change } })).status;

  it('hides tickets that a member with Inquire (My) only created, and accepts new ones', async () => {
    await pull('/role', { rows: [{ function: 'Service Tickets', inquire: 'My' }] });
    expect(await listed()).toEqual([]);
    expect((await call('/service/tickets/5001')).status).toBe(404);
    expect(await create({ owner: { id: member.id } })).toBe(201);
    expect(await listed()).toEqual([5002]);
  });

  it('does not list the rows that are left out, and grants them all the same', async () => {
    await pull('/restrictions', { unlistedFunctions: ['Service Tickets'] });
    const rows = (await call('/system/mySecurity?pageSize=1000')).body;
    expect(rows.map(({ moduleFunctionName }) => moduleFunctionName)).not.toContain('Service Tickets');
    expect(await listed()).toEqual([5001]);
  });

  it('refuses creates for single boards and single companies, and for no other', async () => {
    await pull('/restrictions', {
      refusedBoards: [boards.helpDesk.id],
      refusedCompanies: [companies.oldMillBakery],
    });
    const { statuses, types } = boards.helpDesk;
    const onHelpDesk = {
      board: { id: boards.helpDesk.id },
      status: { id: statuses.new },
      type: { id: types.incident },
    };
    expect(await create(onHelpDesk)).toBe(403);
    expect(await create({ company: { id: companies.oldMillBakery } })).toBe(403);
    expect(await create()).toBe(201);
  });

  it.each([200, 403, 404, 500] as const)(
    'shows a hidden ticket in no list, and answers %i by its number',
    async (byNumber) => {
      await pull('/restrictions', { hiddenTickets: [{ id: 5001, byNumber }] });
      expect(await listed()).toEqual([]);
      expect(await listed('/service/tickets?conditions=id in (5001)')).toEqual([]);
      expect((await call('/service/tickets/5001')).status).toBe(byNumber);
      await pull('/restrictions', {});
      expect(await listed()).toEqual([5001]);
    },
  );

  it('hides tickets with a reference, from their creation on', async () => {
    await pull('/restrictions', { hiddenReferences: ['picket:'] });
    expect(await create()).toBe(201);
    expect(await listed()).toEqual([]);
    expect((await call('/service/tickets/5002')).status).toBe(404);
  });

  it('hides companies, as from a member whose Level is not Corporate', async () => {
    await pull('/restrictions', { hiddenCompanies: [companies.oldMillBakery] });
    expect(await listed('/company/companies?pageSize=1000')).not.toContain(companies.oldMillBakery);
    expect((await call(`/company/companies/${companies.oldMillBakery}`)).status).toBe(404);
  });

  it('refuses large pages with the message of an old server', async () => {
    await pull('/restrictions', { largestPageSize: 100 });
    expect((await call('/service/info/boards?pageSize=100')).status).toBe(200);
    const refused = await call('/service/info/boards?pageSize=101');
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      code: 'InvalidObject',
      errors: [{ code: 'OutOfRange', message: 'The field pageSize must be between 1 and 100.' }],
    });
  });
});
