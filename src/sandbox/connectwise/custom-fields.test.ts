import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket } from './testing/caller.ts';

const { boards } = sandboxAccount;
const path = '/service/tickets';

describe('user-defined fields of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;
  beforeAll(async () => {
    sandbox = await startConnectWiseSandbox();
    call = caller(sandbox.url);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  const control = async (method: string, address: string, body: unknown = {}) => {
    const answer = await fetch(`${sandbox.url}/sandbox/${address}`, { method, body: JSON.stringify(body) });
    return (await answer.json()) as { id: number };
  };
  const create = (customFields: unknown[], more: object = {}) =>
    call(path, { method: 'POST', body: { ...goodTicket, customFields, ...more } });
  const messages = (body: Record<string, unknown>) =>
    (body.errors as { message: string }[]).map(({ message }) => message);

  it('are listed with Table Setup: Inquire, unless the role leaves out the table', async () => {
    const listed = await call('/system/userDefinedFields?pageSize=1&page=2');
    expect(listed.body).toMatchObject([
      { id: 302, caption: 'Impacted Users', fieldTypeIdentifier: 'Number' },
    ]);
    await control('PUT', 'restrictions', { closedTables: ['Custom Fields'] });
    expect((await call('/system/userDefinedFields')).status).toBe(403);
    expect((await call('/service/priorities')).status).toBe(200);
    await control('PUT', 'restrictions', {});
    await control('PUT', 'role', { rows: [{ function: 'Table Setup', inquire: 'None' }] });
    expect((await call('/system/userDefinedFields')).status).toBe(403);
  });

  it('are all on a ticket, with the value of those that have one', async () => {
    const { status, body } = await create([{ id: 302, value: 3 }]);
    expect(status).toBe(201);
    const fields = body.customFields as unknown as { id: number; value: unknown }[];
    expect(fields.map(({ id, value }) => [id, value])).toEqual([
      [301, null],
      [302, 3],
      [303, null],
      [304, null],
    ]);
    expect(await (await fetch(`${sandbox.url}/tickets/5001`)).text()).toContain('Impacted Users');
  });

  it.each([
    [{ id: 999, value: 1 }, 'Custom Field 999 not found'],
    [{ id: 351, value: 1 }, 'Custom Field 351 not found'],
    [{ id: 301, value: 'true' }, 'The value of custom field "Security Reviewed" must be true or false.'],
    [{ id: 302, value: '3' }, 'The value of custom field "Impacted Users" must be a number.'],
    [{ id: 302, value: 1.5 }, 'The value of custom field "Impacted Users" has more than 0 decimals.'],
    [
      { id: 303, value: 'x'.repeat(101) },
      'The field Change Reference must be a string with a maximum length of 100.',
    ],
    [{ id: 304, value: 'Extreme' }, 'The value of custom field "Threat Level" is not one of its options.'],
  ])('refuse %j', async (field, message) => {
    const { status, body } = await create([field]);
    expect([status, messages(body)]).toEqual([400, [message]]);
    expect(sandbox.tickets()).toEqual([]);
  });

  it('are only asked for on the boards of their location if they are required there', async () => {
    await control('POST', 'custom-fields', { caption: 'Class', required: true, locationIds: [12] });
    expect((await create([])).status).toBe(201);
    await control('PATCH', `boards/${boards.securityAlerts.id}`, { locationId: 12 });
    expect(messages((await create([])).body)).toEqual(['The Class field is required.']);
    const boardOf = (await call(`/service/info/boards/${boards.securityAlerts.id}`)).body.location;
    expect(boardOf).toMatchObject({ id: 12 });
  });

  it('are replaced as a whole by a PATCH with them, and not changed by another one', async () => {
    await control('PUT', 'role', { rows: [{ function: 'Service Tickets', edit: 'All' }] });
    await create([
      { id: 302, value: 3 },
      { id: 303, value: 'a' },
    ]);
    const patch = async (operations: unknown) => {
      const { body } = await call(`${path}/5001`, { method: 'PATCH', body: operations });
      const fields = body.customFields as unknown as { id: number; value: unknown }[];
      return fields.filter(({ value }) => value !== null).map(({ id, value }) => [id, value]);
    };
    expect(await patch([{ op: 'replace', path: 'summary', value: 'x' }])).toHaveLength(2);
    expect(await patch([{ op: 'replace', path: 'customFields', value: [{ id: 303, value: 'b' }] }])).toEqual([
      [303, 'b'],
    ]);
  });

  it('are searched by customFieldConditions', async () => {
    await create([{ id: 303, value: 'RFC 7' }]);
    await create([{ id: 302, value: 7 }], { externalXRef: 'other' });
    const found = async (conditions: string) =>
      (await call(`${path}?customFieldConditions=${encodeURIComponent(conditions)}`)).body.map(
        ({ id }) => id,
      );
    expect(await found('caption="Change Reference" AND value="rfc 7"')).toEqual([5001]);
    expect(await found('caption="Impacted Users" AND value="7"')).toEqual([5002]);
    expect(await found('caption="Change Reference" AND value != null')).toEqual([5001]);
    expect((await call(`${path}?customFieldConditions=nothing=1`)).status).toBe(400);
  });
});
