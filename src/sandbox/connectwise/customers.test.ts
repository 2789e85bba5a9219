import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket } from './testing/caller.ts';

const { companies } = sandboxAccount;
const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();

describe('configurations, contacts, agreements and sites of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;
  beforeAll(async () => {
    sandbox = await startConnectWiseSandbox();
    call = caller(sandbox.url);
  });
  afterAll(() => sandbox.close());

  const control = (method: string, path: string, body: unknown = {}) =>
    fetch(`${sandbox.url}/sandbox/${path}`, { method, body: JSON.stringify(body) });
  const allow = (...rows: Record<string, unknown>[]) => control('PUT', 'role', { rows });

  beforeEach(async () => {
    sandbox.reset();
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    await allow(
      { function: 'Configurations', inquire: 'All' },
      { function: 'Contacts', inquire: 'All' },
      { function: 'Agreements', inquire: 'All' },
      { function: 'Service Tickets', edit: 'All' },
    );
  });

  it.each([
    ['/company/configurations', 'Configurations'],
    ['/company/contacts', 'Contacts'],
    ['/finance/agreements', 'Agreements'],
  ])('shows %s to a role with %s: Inquire alone, and nothing to one with “My”', async (path, name) => {
    expect((await call(path)).body.length).toBeGreaterThan(0);
    await allow({ function: name, inquire: 'My' });
    expect((await call(path)).body).toEqual([]);
    await allow({ function: name, inquire: 'None' });
    expect((await call(path)).status).toBe(403);
  });

  it('finds configurations of one company by name, in any letter case', async () => {
    const conditions = `company/id=${companies.cedarStreetDental} and activeFlag=true and (name="csd-xray-pc" or name like "csd-xray-pc.%")`;
    const found = await call(`/company/configurations?${query({ conditions })}`);
    expect(found.body.map(({ id }) => id)).toEqual([605]);
  });

  it('finds a contact by an e-mail address among its communication items', async () => {
    const childConditions = 'communicationItems/value="FRONTDESK@cedar.example"';
    const conditions = `company/id=${companies.cedarStreetDental}`;
    const found = await call(`/company/contacts?${query({ conditions, childConditions })}`);
    expect(found.body.map(({ id }) => id)).toEqual([502]);
  });

  it('attaches a configuration to a ticket, refuses it a second time, and removes it', async () => {
    const path = '/service/tickets/5001/configurations';
    expect((await call(path)).body).toEqual([]);
    const added = await call(path, { method: 'POST', body: { id: 601 } });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ id: 601, deviceIdentifier: '9601' });
    const again = await call(path, { method: 'POST', body: { id: 601 } });
    expect([again.status, again.body.errors]).toMatchObject([400, [{ code: 'ObjectExists' }]]);
    expect((await call(path)).body).toMatchObject([{ id: 601 }]);
    expect((await call(`${path}/601`, { method: 'DELETE' })).status).toBe(204);
    expect((await call(`${path}/601`, { method: 'DELETE' })).status).toBe(404);
    expect((await call(path)).body).toEqual([]);
  });

  it('refuses to attach a missing one, and every write without Service Tickets: Edit', async () => {
    const path = '/service/tickets/5001/configurations';
    expect((await call(path, { method: 'POST', body: { id: 9999 } })).status).toBe(404);
    expect((await call('/service/tickets/1/configurations')).status).toBe(404);
    expect((await call(path, { method: 'POST', body: { id: 601, name: 'x' } })).status).toBe(400);
    await allow({ function: 'Service Tickets', edit: 'None' });
    expect((await call(path, { method: 'POST', body: { id: 601 } })).status).toBe(403);
    expect((await call(`${path}/601`, { method: 'DELETE' })).status).toBe(403);
    expect((await call(path)).status).toBe(200);
  });

  it('no longer shows a deleted configuration on its tickets', async () => {
    const path = '/service/tickets/5001/configurations';
    await call(path, { method: 'POST', body: { id: 601 } });
    await control('DELETE', 'configurations/601');
    expect((await call(path)).body).toEqual([]);
  });

  it.each([
    ['contact', 501, 505],
    ['agreement', 801, 803],
    ['site', 701, 703],
  ])(
    'accepts a %s of the company of the ticket, and refuses one of another company',
    async (field, ours, theirs) => {
      const post = (id: number) =>
        call('/service/tickets', { method: 'POST', body: { ...goodTicket, [field]: { id } } });
      expect((await post(ours)).body).toMatchObject({ [field]: { id: ours } });
      const refused = await post(theirs);
      expect([refused.status, refused.body.errors]).toMatchObject([
        400,
        [{ code: 'NotFound', field: `${field}/id` }],
      ]);
    },
  );

  it('names the default contact of a company', async () => {
    const company = await call(`/company/companies/${companies.cedarStreetDental}`);
    expect(company.body).toMatchObject({ defaultContact: { id: 501, name: 'Anna Nguyen' } });
  });
});
