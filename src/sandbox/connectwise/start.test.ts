import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { basic, caller, goodTicket, standingClock } from './testing/caller.ts';

const { boards, companies, companyId, publicKey, privateKey } = sandboxAccount;

describe('the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox({ clock: standingClock() });
    call = caller(sandbox.url);
  });
  afterEach(() => sandbox.close());

  describe('access', () => {
    it('tells the codebase to anybody, with its slash', async () => {
      const reply = await fetch(`${sandbox.url}/login/companyinfo/${companyId}`);
      expect(await reply.json()).toMatchObject({
        Codebase: 'v2025_1/',
        IsCloud: 'True',
        CompanyID: companyId,
      });
    });

    it('answers null, and no error, for an unknown company', async () => {
      const reply = await fetch(`${sandbox.url}/login/companyinfo/nobody`);
      expect([reply.status, await reply.text()]).toEqual([200, 'null']);
    });

    it('accepts the current codebase and v4_6_release, and cannot route any other', async () => {
      const statuses = [];
      for (const codebase of ['v2025_1', 'v4_6_release', 'v2017_3']) {
        statuses.push((await call('/system/info', { codebase })).status);
      }
      expect(statuses).toEqual([200, 200, 400]);
      const wrong = await call('/apis/3.0/system/info');
      expect(wrong.text).toBe('Cannot route. Codebase/company is invalid');
      expect(wrong.headers.get('content-type')).toMatch('text/plain');
    });

    it('refuses wrong keys with 401, another company with a text', async () => {
      const wrong = await call('/system/info', {
        headers: { authorization: basic(companyId, publicKey, 'nonsense') },
      });
      expect([wrong.status, wrong.body.code]).toEqual([401, 'Unauthorized']);
      const other = await call('/system/info', {
        headers: { authorization: basic('other', publicKey, privateKey) },
      });
      expect([other.status, other.text]).toEqual([400, 'Cannot route. Codebase/company is invalid']);
    });

    it('reports a missing or unknown clientId', async () => {
      for (const clientId of ['', 'ffffffff-0000-4000-8000-000000000000']) {
        const reply = await call('/system/info', { headers: { clientId } });
        expect(reply.status).toBe(400);
        expect(reply.body.message).toMatch('clientId');
      }
    });

    it('returns the requested version', async () => {
      const accept = 'application/vnd.connectwise.com+json; version=2025.8';
      const reply = await call('/system/info', { headers: { accept } });
      expect(reply.headers.get('content-type')).toMatch(accept);
      expect(reply.headers.get('api-current-version')).toBe('2025.8');
      expect(reply.headers.get('x-cw-request-id')).not.toBeNull();
    });
  });

  describe('setup', () => {
    it('lists companies, including deleted ones', async () => {
      const all = await call('/company/companies?pageSize=1000');
      expect(all.body).toHaveLength(15);
      const kept = await call(
        `/company/companies?conditions=${encodeURIComponent('deletedFlag=false and status/name="Active"')}`,
      );
      expect(kept.body.map(({ id }) => id)).not.toContain(companies.cedarStreetDentalOld);
      expect(kept.body).toHaveLength(13);
    });

    it('finds companies by their types, which are a list', async () => {
      const reply = await call('/company/companies?childConditions=types/id=2');
      expect(reply.body.map(({ name }) => name)).toEqual(['Granite Peak IT Services']);
    });

    it('returns one company, and reports a missing one', async () => {
      const one = await call(`/company/companies/${companies.cedarStreetDental}`);
      expect(one.body).toMatchObject({ name: 'Cedar Street Dental', identifier: 'CedarStreetDental' });
      const none = await call('/company/companies/9999');
      expect([none.status, none.body]).toMatchObject([
        404,
        { code: 'NotFound', message: 'Company 9999 not found' },
      ]);
    });

    it('has separate statuses and types for each board', async () => {
      const { id, statuses, types } = boards.securityAlerts;
      const status = await call(`/service/boards/${id}/statuses`);
      expect(status.body.map((row) => row.id)).toEqual(Object.values(statuses));
      expect(status.body.find((row) => row.name === 'Closed')).toMatchObject({ closedStatus: true });
      const type = await call(`/service/boards/${id}/types`);
      expect(type.body.map((row) => row.id)).toEqual(Object.values(types));
      expect((await call('/service/boards/99/types')).status).toBe(404);
    });

    it('returns the rights in more than one page of the default size', async () => {
      const first = await call('/system/mySecurity');
      expect(first.body).toHaveLength(25);
      expect(first.headers.get('link')).toMatch('rel="next"');
      const all = await call('/system/mySecurity?pageSize=1000');
      const granted = all.body
        .filter(({ addLevel, inquireLevel }) => addLevel !== 'None' || inquireLevel !== 'None')
        .map(({ moduleName, moduleFunctionName }) => `${moduleName}/${moduleFunctionName}`);
      expect(granted).toEqual([
        'Company/Company Maintenance',
        'Service Desk/Service Tickets',
        'System/Member Maintenance',
        'System/Table Setup',
      ]);
    });

    it('has no other endpoint and no other method', async () => {
      expect((await call('/company/nothing')).body).toMatchObject({
        code: 'ConnectWiseApi',
        message: 'The endpoint does not exist.',
      });
      expect((await call('/system/info', { method: 'PUT' })).status).toBe(405);
    });
  });

  it('creates a ticket, shows it completely and finds it by its reference', async () => {
    const created = await call('/service/tickets', { method: 'POST', body: goodTicket });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: 5001,
      summary: goodTicket.summary,
      board: { id: boards.securityAlerts.id, name: 'Security Alerts' },
      status: { name: 'New' },
      type: { name: 'DNS Threat' },
      priority: { name: 'Priority 2 - High' },
      company: { name: 'Cedar Street Dental', identifier: 'CedarStreetDental' },
      closedFlag: false,
      _info: { dateEntered: '2026-01-15T09:12:44Z', enteredBy: 'PicketApi' },
    });
    expect(created.body).not.toHaveProperty('initialDescription');

    const conditions = encodeURIComponent(`externalXRef = "${goodTicket.externalXRef}"`);
    const found = await call(`/service/tickets?conditions=${conditions}&fields=id,status/name`);
    expect(found.body).toEqual([{ id: 5001, status: { name: 'New' } }]);

    const notes = await call('/service/tickets/5001/notes');
    expect(notes.body).toMatchObject([
      { text: goodTicket.initialDescription, detailDescriptionFlag: true, createdBy: 'PicketApi' },
    ]);
    expect(sandbox.tickets()).toMatchObject([
      { id: 5001, initialDescription: goodTicket.initialDescription, externalXRef: goodTicket.externalXRef },
    ]);
  });

  it('records requests, and never a key', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    expect(sandbox.requests()).toMatchObject([
      { method: 'POST', path: '/service/tickets', status: 201, fault: null, body: goodTicket },
    ]);
    expect(JSON.stringify(sandbox.requests())).not.toContain(privateKey);
  });

  it('resets', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    sandbox.reset();
    expect([sandbox.tickets(), sandbox.requests()]).toEqual([[], []]);
  });
});
