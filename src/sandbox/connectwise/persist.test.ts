import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket } from './testing/caller.ts';

describe('the stored state of the ConnectWise sandbox', () => {
  let folder: string;
  let statePath: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'picket-sandbox-'));
    statePath = join(folder, 'deep', 'connectwise.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is on disk before a ticket is answered, complete and in one file', async () => {
    const sandbox = await startConnectWiseSandbox({ statePath });
    await caller(sandbox.url)('/service/tickets', { method: 'POST', body: goodTicket });
    expect(JSON.parse(readFileSync(statePath, 'utf8'))).toMatchObject({ tickets: [{ id: 5001 }] });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['connectwise.json']);
    await sandbox.close();
  });

  it('is on disk even when the answer never arrived', async () => {
    const sandbox = await startConnectWiseSandbox({ statePath });
    sandbox.faults.set({ fault: 'drop_after', match: { method: 'POST' } });
    const posted = caller(sandbox.url)('/service/tickets', { method: 'POST', body: goodTicket });
    await expect(posted).rejects.toThrow();
    await sandbox.close();
    const again = await startConnectWiseSandbox({ statePath });
    expect(again.tickets()).toMatchObject([{ externalXRef: goodTicket.externalXRef }]);
    await again.close();
  });

  it('is loaded again: tickets, companies, role, keys, and the next id', async () => {
    const before = await startConnectWiseSandbox({ statePath });
    const put = (path: string, body: unknown) =>
      fetch(`${before.url}${path}`, { method: 'PUT', body: JSON.stringify(body) });
    await caller(before.url)('/service/tickets', { method: 'POST', body: goodTicket });
    await fetch(`${before.url}/sandbox/companies`, { method: 'POST', body: '{"name": "Fern Hollow Farms"}' });
    await put('/sandbox/role', { rows: [{ function: 'Service Tickets', edit: 'All' }] });
    const tickets = before.tickets();
    await before.close();

    const after = await startConnectWiseSandbox({ statePath });
    const call = caller(after.url);
    expect(after.tickets()).toMatchObject(tickets.map(({ id, summary, notes }) => ({ id, summary, notes })));
    expect((await call('/company/companies/201')).body).toMatchObject({ name: 'Fern Hollow Farms' });
    expect((await call('/service/tickets', { method: 'POST', body: goodTicket })).body.id).toBe(5002);
    expect((await call('/service/tickets/5001', { method: 'PATCH', body: [] })).status).toBe(200);
    await fetch(`${after.url}/sandbox/keys`, { method: 'PUT', body: '{"revoke": true}' });
    await after.close();

    const last = await startConnectWiseSandbox({ statePath });
    expect((await caller(last.url)('/system/info')).status).toBe(401);
    last.reset();
    expect((await caller(last.url)('/system/info')).status).toBe(200);
    await last.close();
  });

  it('is not changed if it cannot be read, and the error says how to continue', async () => {
    statePath = join(folder, 'other.json');
    writeFileSync(statePath, '{"version": 1, "tick');
    await expect(startConnectWiseSandbox({ statePath })).rejects.toThrow(
      /cannot read its state.*Delete the file/,
    );
    expect(readFileSync(statePath, 'utf8')).toBe('{"version": 1, "tick');
  });

  it('does not exist without a path', async () => {
    const sandbox = await startConnectWiseSandbox();
    const { companyId } = sandboxAccount;
    await fetch(`${sandbox.url}/login/companyinfo/${companyId}`);
    await sandbox.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
