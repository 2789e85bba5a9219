import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { basic, caller, goodTicket } from './testing/caller.ts';

const { boards, companyId, publicKey, privateKey } = sandboxAccount;

describe('the controls of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox({ seed: 1 });
    call = caller(sandbox.url);
  });
  afterEach(() => sandbox.close());

  async function pull(method: string, path: string, body?: unknown) {
    const reply = await fetch(`${sandbox.url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  }
  const post = () => call('/service/tickets', { method: 'POST', body: goodTicket });

  it('rotates the keys: the old pair is refused, the new one accepted', async () => {
    const { body } = await pull('PUT', '/keys', { rotate: true });
    const fresh = (body.keys as { publicKey: string; privateKey: string }[])[1];
    const withKeys = (one: string, other: string) =>
      call('/system/info', { headers: { authorization: basic(companyId, one, other) } });
    expect((await withKeys(publicKey, privateKey)).status).toBe(401);
    expect((await withKeys(fresh?.publicKey ?? '', fresh?.privateKey ?? '')).status).toBe(200);
  });

  it('answers wrong keys with 404, as the cloud may', async () => {
    await pull('PUT', '/keys', { revoke: true, badKeysStatus: 404 });
    expect((await call('/system/info')).status).toBe(404);
  });

  it('accepts any program if set', async () => {
    await pull('PUT', '/keys', { clientIds: null });
    expect((await call('/system/info', { headers: { clientId: 'anything' } })).status).toBe(200);
  });

  it('moves to another codebase: the old one cannot be routed', async () => {
    await pull('PUT', '/codebase', { codebase: 'v2026_1/' });
    expect((await call('/system/info', { codebase: 'v2025_1' })).status).toBe(400);
    expect((await call('/system/info', { codebase: 'v2026_1' })).status).toBe(200);
    expect((await pull('PUT', '/codebase', { codebase: 'v2026_1' })).status).toBe(400);
  });

  it('adds, renames, inactivates and deletes companies', async () => {
    const added = await pull('POST', '/companies', { name: 'Fern Hollow Farms' });
    expect([added.status, added.body]).toMatchObject([201, { id: 201, identifier: 'FernHollowFarms' }]);
    await pull('PATCH', '/companies/201', { name: 'Fern Hollow', inactive: true });
    const renamed = await call('/company/companies/201');
    expect(renamed.body).toMatchObject({ name: 'Fern Hollow', status: { name: 'Inactive' } });
    await pull('DELETE', '/companies/101');
    expect((await call('/company/companies/101')).body).toMatchObject({ deletedFlag: true });
    expect((await post()).body).toMatchObject({ errors: [{ field: 'company/id' }] });
    expect((await pull('DELETE', '/companies/999')).status).toBe(404);
  });

  it('inactivates and deletes boards; their tickets stay', async () => {
    await post();
    const { id } = boards.securityAlerts;
    await pull('PATCH', `/boards/${id}`, { inactive: true });
    expect((await post()).body).toMatchObject({ errors: [{ code: 'InvalidField', field: 'board/id' }] });
    await pull('DELETE', `/boards/${id}`);
    expect((await call('/service/info/boards')).body.map((board) => board.id)).not.toContain(id);
    expect((await post()).body).toMatchObject({ errors: [{ code: 'NotFound', field: 'board/id' }] });
    expect((await call('/service/tickets/5001')).body).toMatchObject({ board: { name: 'Security Alerts' } });
  });

  it('renames and inactivates a status and a type', async () => {
    const { id, statuses, types } = boards.securityAlerts;
    await pull('PATCH', `/boards/${id}/statuses/${statuses.inProgress}`, { name: 'Triage' });
    const status = await call(`/service/boards/${id}/statuses/${statuses.inProgress}`);
    expect(status.body.name).toBe('Triage');
    await pull('PATCH', `/boards/${id}/types/${types.dnsThreat}`, { inactive: true });
    expect((await post()).body).toMatchObject({ errors: [{ field: 'type/id' }] });
  });

  it('closes, reopens, notes, moves, merges and deletes a ticket', async () => {
    await post();
    await post();
    expect((await pull('PATCH', '/tickets/5001', { close: true, note: 'Done.' })).body).toMatchObject({
      closedFlag: true,
      status: { name: 'Closed' },
      notes: [{}, { text: 'Done.' }],
    });
    expect((await pull('PATCH', '/tickets/5001', { reopen: true })).body).toMatchObject({
      closedFlag: false,
    });
    expect(
      (await pull('PATCH', '/tickets/5001', { board: 'Help Desk', status: 'In Progress' })).body,
    ).toMatchObject({
      board: { name: 'Help Desk' },
      status: { name: 'In Progress' },
    });
    expect((await pull('PATCH', '/tickets/5001', { mergeInto: 5002 })).body).toMatchObject({
      closedFlag: true,
      mergedParentTicket: { id: 5002 },
    });
    expect((await call('/service/tickets/5002')).body).toMatchObject({ hasMergedChildTicketFlag: true });
    expect((await pull('PATCH', '/tickets/5001', { status: 'No such' })).status).toBe(400);
    expect((await pull('DELETE', '/tickets/5001')).status).toBe(200);
    expect((await pull('GET', '/tickets')).body).toMatchObject({ tickets: [{ id: 5002 }] });
  });

  it('lists the requests, clears them, and resets', async () => {
    await post();
    expect((await pull('GET', '/requests')).body).toMatchObject({
      requests: [{ method: 'POST', status: 201 }],
    });
    expect((await pull('DELETE', '/requests')).body).toEqual({ requests: [] });
    await pull('POST', '/reset');
    expect(sandbox.tickets()).toEqual([]);
  });

  it.each([
    ['PUT', '/faults', [{ fault: 'delay', ms: -1 }]],
    ['PUT', '/role', { rows: [{ function: 'Table Setup', inquire: 'Some' }] }],
    ['PATCH', '/tickets/5001', { colour: 'red' }],
    ['POST', '/companies', {}],
  ])('names what is wrong with %s %s', async (method, path, body) => {
    const reply = await pull(method, path, body);
    expect([reply.status, typeof reply.body.message]).toEqual([400, 'string']);
  });

  it('has no other control', async () => {
    expect((await pull('GET', '/nothing')).status).toBe(404);
  });
});
