import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManageAPI, utils } from 'connectwise-rest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { openHttpsFront } from './testing/https-front.ts';

const { companyId, publicKey, privateKey, clientId, boards } = sandboxAccount;
const board = boards.securityAlerts;

/** The npm package `connectwise-rest`, used as its README shows. */
describe('connectwise-rest', () => {
  let sandbox: ConnectWiseSandbox;
  let front: Awaited<ReturnType<typeof openHttpsFront>>;

  beforeAll(async () => {
    sandbox = await startConnectWiseSandbox();
    front = await openHttpsFront(sandbox.url);
  });
  afterAll(async () => {
    front.close();
    await sandbox.close();
  });
  beforeEach(async () => {
    sandbox.reset();
    // A technician's role: the integration's role may do less.
    const rows = [
      { function: 'Service Tickets', add: 'All', edit: 'All', delete: 'All', inquire: 'All' },
      { function: 'Close Service Tickets', edit: 'All' },
      { function: 'Table Setup', add: 'All', inquire: 'All' },
    ];
    await fetch(`${sandbox.url}/sandbox/role`, { method: 'PUT', body: JSON.stringify({ rows }) });
  });

  const open = (change: Partial<ConstructorParameters<typeof ManageAPI>[0]> = {}) =>
    new ManageAPI({
      ...{ companyId, companyUrl: front.host, publicKey, privateKey, clientId, logger: () => {} },
      ...change,
    });

  const newTicket = {
    summary: 'This is the summary',
    board: { name: 'Security Alerts' },
    company: { identifier: 'CedarStreetDental' },
    initialDescription: 'ticket description',
    recordType: 'ServiceTicket' as const,
  };
  /** Creates tickets with these summaries; returns their ids. */
  async function create(...summaries: string[]): Promise<number[]> {
    const { ServiceAPI } = open();
    const ids: number[] = [];
    for (const summary of summaries)
      ids.push((await ServiceAPI.postServiceTickets({ ...newTicket, summary })).id ?? 0);
    return ids;
  }

  it('creates a ticket by names, reads it, changes its status, and adds a note', async () => {
    const { ServiceAPI } = open();
    const [id = 0] = await create('This is the summary');
    expect(await ServiceAPI.getServiceTicketsById(id)).toMatchObject({
      id,
      summary: newTicket.summary,
      board: { id: board.id, name: 'Security Alerts' },
      company: { identifier: 'CedarStreetDental' },
    });
    const [status] = await ServiceAPI.getServiceBoardsByParentIdStatuses(board.id, {
      conditions: 'closedStatus = true',
    });
    const changed = await ServiceAPI.patchServiceTicketsById(id, [
      { op: 'replace', path: 'status', value: { id: status?.id } },
      // Its types allow only objects.
      { op: 'replace', path: 'summary', value: 'Another summary' as never },
    ]);
    expect(changed).toMatchObject({
      summary: 'Another summary',
      status: { id: status?.id },
      closedFlag: true,
    });

    await ServiceAPI.postServiceTicketsByParentIdNotes(id, {
      text: 'Seen again',
      internalAnalysisFlag: true,
    });
    expect(await ServiceAPI.getServiceTicketsByParentIdNotes(id)).toMatchObject([
      { text: 'ticket description', detailDescriptionFlag: true },
      { text: 'Seen again', internalAnalysisFlag: true },
    ]);
  });

  it('lists with conditions, order, fields and pages, counts and searches', async () => {
    const { ServiceAPI, CompanyAPI } = open();
    await create('beta test', 'alpha test', 'gamma', 'Some Summary');
    const list = (params: object) => ServiceAPI.getServiceTickets({ fields: 'id,summary', ...params });
    const summaries = async (params: object) => (await list(params)).map(({ summary }) => summary);

    expect(await summaries({ orderBy: 'summary desc' })).toEqual([
      'Some Summary',
      'gamma',
      'beta test',
      'alpha test',
    ]);
    expect(await summaries({ orderBy: 'summary asc', pageSize: 2, page: 2 })).toEqual([
      'gamma',
      'Some Summary',
    ]);
    // As in its README, with the contact by the company's name: tickets here have no contact.
    const conditions =
      '(company/name like "Fred%" and closedFlag = false) and dateEntered > [2015-12-23T05:53:27Z] or summary contains "test" AND  summary != "Some Summary"';
    expect(await summaries({ conditions, orderBy: 'id' })).toEqual(['beta test', 'alpha test']);
    expect(Object.keys((await list({ pageSize: 1 }))[0] ?? {}).sort()).toEqual(['id', 'summary']);
    expect(await ServiceAPI.getServiceTicketsCount({ conditions: 'summary contains "test"' })).toEqual({
      count: 2,
    });
    expect(await ServiceAPI.postServiceTicketsSearch({ conditions: 'summary = "gamma"' })).toHaveLength(1);
    expect(
      await CompanyAPI.getCompanyCompanies({ conditions: 'identifier = "CedarStreetDental"' }),
    ).toHaveLength(1);
  });

  it('collects all pages with `paginate`, also if the last one is full', async () => {
    const cwm = open();
    await create('1', '2', '3', '4');
    for (const pageSize of [1, 2, 3, 4, 1000]) {
      const found = await cwm.paginate(
        cwm.ServiceAPI.getServiceTickets,
        { startPage: 1, pageSize },
        { orderBy: 'id' },
      );
      expect(found.map((ticket) => (ticket as { summary: string }).summary)).toEqual(['1', '2', '3', '4']);
    }
  });

  it('makes requests without typings', async () => {
    const cwm = open();
    const data = { ...newTicket, summary: 'By hand' };
    const { id } = await cwm.request({ path: '/service/tickets', method: 'post', data });
    const params = { fields: 'summary' };
    expect(await cwm.request({ path: `/service/tickets/${id}`, params })).toMatchObject({
      summary: 'By hand',
    });
    expect(await cwm.request({ path: `/service/tickets/${id}`, method: 'delete' })).toBe('');
  });

  it('throws errors with their status and the body of ConnectWise', async () => {
    const { ServiceAPI } = open();
    await expect(ServiceAPI.getServiceTicketsById(1234)).rejects.toMatchObject({
      status: 404,
      data: { code: 'NotFound', message: expect.stringContaining('1234') },
    });
    await expect(ServiceAPI.getServiceTickets({ conditions: 'closedFlag = 1' })).rejects.toMatchObject({
      status: 400,
      data: {
        message: expect.stringMatching(
          /^Expected a boolean value, not a numeric. String values should be enclosed/,
        ),
      },
    });
    await expect(ServiceAPI.postServiceTickets({ ...newTicket, summary: '' })).rejects.toMatchObject({
      status: 400,
      data: { code: 'InvalidObject', errors: [{ field: 'summary' }] },
    });
    await expect(open({ privateKey: 'wrong' }).ServiceAPI.getServiceTickets()).rejects.toMatchObject({
      status: 401,
    });
  });

  it('throws an error at once, also with `retry`, and works afterwards', async () => {
    const retryOptions = { retries: 2, minTimeout: 1, maxTimeout: 5, randomize: false };
    const { ServiceAPI } = open({ retry: true, retryOptions });
    for (const [fault, status] of [
      ['rate_limit', 429],
      ['status', 500],
      // Its retry checks a code that its own errors no longer have (1.3.0), so nothing is repeated.
      ['drop_after', undefined],
    ] as const) {
      sandbox.faults.set({ fault, times: 1 });
      const before = sandbox.requests().length;
      await expect(ServiceAPI.getServiceTickets()).rejects.toMatchObject({ status });
      expect(sandbox.requests().length - before).toBe(1);
    }
    expect(await ServiceAPI.getServiceTickets()).toEqual([]);
  });

  it('verifies the callbacks of the sandbox', async () => {
    const arrived = await listen();
    const { SystemAPI } = open();
    await SystemAPI.postSystemCallbacks({
      url: `${arrived.url}/?id=`,
      objectId: 1,
      type: 'Ticket',
      level: 'Owner',
      description: 'A test',
    } as never);
    await create('Called back');
    const { headers, body } = await arrived.first;
    arrived.close();
    const signature = String(headers['x-content-signature']);
    const payload = JSON.parse(body);
    const answer = await fetch(payload.Metadata.key_url);
    const { signing_key } = (await answer.json()) as { signing_key: string };
    expect(utils.Callback.verifyMessage(payload, signature, signing_key)).toBe(true);
    expect(utils.Callback.verifyMessage({ ...payload, ID: 1 }, signature, signing_key)).toBe(false);
  });
});

/** Receives the first request that arrives. */
async function listen() {
  let take: (seen: { headers: IncomingMessage['headers']; body: string }) => void;
  const first = new Promise<Parameters<typeof take>[0]>((resolve) => {
    take = resolve;
  });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.end();
    take({ headers: request.headers, body });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, first, close: () => server.close() };
}
