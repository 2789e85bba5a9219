import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { saveConnection } from '../../connectwise/connection/save-connection.ts';
import { connectionTo, useScene } from '../../connectwise/connection/testing/scene.ts';
import { type CustomField, customFieldSettings } from '../../connectwise/services/custom-fields-setting.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { testTicketRoute } from './test-ticket-route.ts';

const test = useDatabase();
const scene = useScene(test);
const { boards, companies, priorities } = sandboxAccount;
const requestId = 'a-click-of-mine';
const posts = { method: 'POST', path: '/service/tickets' };

let server: FastifyInstance;

beforeEach(async () => {
  server = await start({
    routes: [testTicketRoute({ ...scene, random: systemRandom, timeZone: 'UTC' })],
  });
  await saveConnection(scene, connectionTo(scene), 'a test');
});

const choose = () =>
  writeSetting(
    test.db,
    ticketService,
    {
      enabled: false,
      board: { id: boards.securityAlerts.id, name: 'Security Alerts' },
      status: { id: boards.securityAlerts.statuses.new, name: 'New' },
      type: { id: boards.securityAlerts.types.dnsThreat, name: 'DNS Threat' },
      priority: { id: priorities.high, name: 'Priority 2 - High' },
      problem: null,
    },
    { at: scene.clock.now(), actor: 'a test' },
  );

async function ask(body: object = {}, role = 'admin') {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/connectwise/test-ticket',
    headers: { authorization: `Bearer pkt_${role}` },
    payload: { connectwiseCompanyId: companies.cedarStreetDental, requestId, ...body },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const audited = async () =>
  (await test.db.selectFrom('audit_event').select('action').orderBy('id').execute())
    .map(({ action }) => action)
    .filter((action) => action.startsWith('test_ticket'));

describe('a test ticket', () => {
  it('is opened with the chosen values, says that it is a test and who requested it, and belongs to no incident', async () => {
    await choose();
    const { status, body } = await ask();
    expect(status).toBe(200);
    const [ticket] = scene.sandbox.tickets();
    expect(body).toMatchObject({
      outcome: 'created',
      connectwiseId: ticket?.id,
      boardName: 'Security Alerts',
      url: expect.stringContaining(String(ticket?.id)),
      problem: null,
    });
    expect(JSON.stringify(ticket)).toMatch(/TEST from Picket.*Ms admin/);
    expect(body.reference).toMatch(/^picket:test-[0-9A-Z]{26}$/);
    expect(await test.db.selectFrom('ticket').selectAll().execute()).toEqual([]);
    expect(await audited()).toEqual(['test_ticket.asked', 'test_ticket.created']);
  });

  it('has the custom fields of its board; without a required one it is not sent, and says which', async () => {
    await choose();
    const required = (value: string): CustomField => ({
      ...{ id: 303, caption: 'Change Reference', type: 'Text', decimals: null, options: null },
      ...{ required: true, value, fallback: null, manual: false, problem: null },
    });
    const set = (field: CustomField) => {
      const board = { boardId: boards.securityAlerts.id, boardName: 'Security Alerts', fields: [field] };
      return writeSetting(
        test.db,
        customFieldSettings,
        { boards: [board] },
        { at: scene.clock.now(), actor: 'a test' },
      );
    };
    await set(required('{{ earlier_tickets }}'));
    const { body } = await ask({ requestId: 'without-a-value' });
    expect(body).toMatchObject({ outcome: 'refused', problem: { code: 'custom_fields.no_value' } });
    expect(scene.sandbox.tickets()).toEqual([]);
    await set(required('Test of {{ source }}'));
    expect((await ask()).body.outcome).toBe('created');
    const [ticket] = scene.sandbox.tickets();
    expect(ticket?.customFields.find(({ id }) => id === 303)?.value).toBe('Test of Picket');
  });

  it('is one for a request, clicked twice or asked again', async () => {
    await choose();
    const answers = await Promise.all([ask(), ask()]);
    answers.push(await ask());
    expect(new Set(answers.map(({ body }) => body.connectwiseId)).size).toBe(1);
    expect(scene.sandbox.tickets()).toHaveLength(1);
    expect((await ask({ requestId: 'another-click' })).body.outcome).toBe('created');
    expect(scene.sandbox.tickets()).toHaveLength(2);
  });

  it('is searched for if its answer was lost, and not sent again', async () => {
    await choose();
    scene.sandbox.faults.set({ fault: 'drop_after', match: posts, times: 1 });
    const { body } = await ask();
    expect(body).toMatchObject({ outcome: 'created', connectwiseId: scene.sandbox.tickets()[0]?.id });
    expect(scene.sandbox.tickets()).toHaveLength(1);
  });

  it('stays unknown if it cannot be found, and the same request only searches again', async () => {
    await choose();
    scene.sandbox.faults.set({ fault: 'drop_before', match: posts, times: 1 });
    expect((await ask()).body).toMatchObject({
      outcome: 'unknown',
      problem: { code: 'tickets.test_outcome_unknown' },
    });
    expect((await ask()).body.outcome).toBe('unknown');
    expect(scene.sandbox.tickets()).toEqual([]);
  });

  it('that ConnectWise refuses says why, also for the same request', async () => {
    await choose();
    scene.sandbox.faults.set({ fault: 'forbidden', match: posts, times: 1 });
    const first = await ask();
    expect(first.body).toMatchObject({
      outcome: 'refused',
      problem: { code: 'connectwise.permission_missing' },
    });
    expect((await ask()).body).toEqual(first.body);
    expect(await audited()).toEqual(['test_ticket.asked', 'test_ticket.refused']);
  });

  it('needs complete choices, a company, and an administrator', async () => {
    expect((await ask()).body.code).toBe('tickets.service_incomplete');
    await choose();
    expect((await ask({ connectwiseCompanyId: companies.cedarStreetDentalOld })).status).toBe(422);
    expect((await ask({ connectwiseCompanyId: undefined, companyId: 99_999 })).status).toBe(404);
    expect((await ask({ companyId: 1 })).status).toBe(400);
    expect((await ask({}, 'analyst')).status).toBe(403);
    expect(scene.sandbox.tickets()).toEqual([]);
  });
});
