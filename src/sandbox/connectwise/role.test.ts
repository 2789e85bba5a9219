import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket } from './testing/caller.ts';

const board = sandboxAccount.boards.securityAlerts;
const close = [{ op: 'replace', path: 'status', value: { id: board.statuses.closed } }];

/** Each endpoint, the row that it needs, and whether the documented role grants it. */
const endpoints: [method: string, path: string, needs: [string, string], granted: boolean, body?: unknown][] =
  [
    ['GET', '/system/mySecurity', ['Member Maintenance', 'inquire'], true],
    ['GET', '/company/companies', ['Company Maintenance', 'inquire'], true],
    ['GET', '/company/companies/101', ['Company Maintenance', 'inquire'], true],
    ['GET', '/service/info/boards', ['Service Tickets', 'inquire'], true],
    ['GET', '/service/boards', ['Table Setup', 'inquire'], true],
    ['GET', '/service/boards/22/types', ['Table Setup', 'inquire'], true],
    ['GET', '/service/boards/22/statuses', ['Table Setup', 'inquire'], true],
    ['GET', '/service/priorities', ['Table Setup', 'inquire'], true],
    ['POST', '/service/tickets', ['Service Tickets', 'add'], true, goodTicket],
    ['GET', '/service/tickets', ['Service Tickets', 'inquire'], true],
    ['GET', '/service/tickets/5001/notes', ['Service Tickets', 'inquire'], true],
    [
      'POST',
      '/service/tickets/5001/notes',
      ['Service Tickets', 'edit'],
      false,
      { text: 'x', resolutionFlag: true },
    ],
    ['PATCH', '/service/tickets/5001', ['Service Tickets', 'edit'], false, []],
    ['DELETE', '/service/tickets/5001', ['Service Tickets', 'delete'], false],
  ];

describe('the role of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox();
    call = caller(sandbox.url);
    await call('/service/tickets', { method: 'POST', body: goodTicket });
  });
  afterEach(() => sandbox.close());

  const setRole = async (...rows: Record<string, unknown>[]) => {
    const reply = await fetch(`${sandbox.url}/sandbox/role`, {
      method: 'PUT',
      body: JSON.stringify({ rows }),
    });
    expect(reply.status).toBe(200);
  };

  it('grants exactly what the permission table grants, and lists every other function as None', async () => {
    const rows = (await call('/system/mySecurity?pageSize=1000')).body;
    const levels = ['inquire', 'add', 'edit', 'delete'] as const;
    const granted = rows.flatMap((row) =>
      levels
        .filter((level) => row[`${level}Level`] !== 'None')
        .map((level) => `${row.moduleFunctionName}: ${level} = ${row[`${level}Level`]}`),
    );
    expect(granted).toEqual([
      'Company Maintenance: inquire = All',
      'Service Tickets: inquire = All',
      'Service Tickets: add = All',
      'Member Maintenance: inquire = All',
      'Table Setup: inquire = All',
    ]);
    expect(rows.length).toBeGreaterThan(25);
  });

  it.each(endpoints)('%s %s needs %s', async (method, path, [name, right], granted, body) => {
    const ask = async () => (await call(path, { method, body })).status;
    expect((await ask()) < 300).toBe(granted);

    await setRole({ function: name, [right]: 'None' });
    const refused = await call(path, { method, body });
    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({
      code: 'Security',
      message: 'You do not have security permission to perform this action.',
      errors: null,
    });
    await setRole({ function: name, [right]: 'All' });
    expect(await ask()).toBeLessThan(300);
  });

  it('needs a separate right for closing', async () => {
    await setRole({ function: 'Service Tickets', edit: 'All' });
    expect((await call('/service/tickets/5001', { method: 'PATCH', body: close })).status).toBe(403);
    expect(sandbox.tickets()[0]?.closedFlag).toBe(false);
    await setRole({ function: 'Close Service Tickets', edit: 'All' });
    expect((await call('/service/tickets/5001', { method: 'PATCH', body: close })).status).toBe(200);
  });

  it('shows no companies to a member who may only see their own', async () => {
    await setRole({ function: 'Company Maintenance', inquire: 'My' });
    expect((await call('/company/companies')).body).toEqual([]);
  });

  it('shows only the visible fields of setup tables to a member who sees ids and names', async () => {
    await fetch(`${sandbox.url}/sandbox/role`, { method: 'PUT', body: '{"idAndNameOnly": true}' });
    expect((await call('/service/priorities?conditions=color="Red"')).body).toEqual([
      { id: 1, name: 'Priority 1 - Critical' },
    ]);
  });

  it('refuses a function that it does not have', async () => {
    const body = JSON.stringify({ rows: [{ function: 'Everything', add: 'All' }] });
    expect((await fetch(`${sandbox.url}/sandbox/role`, { method: 'PUT', body })).status).toBe(404);
  });
});
