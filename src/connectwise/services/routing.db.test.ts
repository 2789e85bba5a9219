import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { auditRoutes } from '../../platform/settings/audit-routes.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { deliverNext } from '../../tickets/deliver-next.ts';
import { decideDue } from '../../tickets/due/decide-due.ts';
import { rehearseRoute } from '../../tickets/rehearse/rehearse-route.ts';
import { saveConnection } from '../connection/save-connection.ts';
import { connectionTo, useScene } from '../connection/testing/scene.ts';
import { routingRoutes } from './routes.ts';
import { ticketServiceRoutes } from './ticket-service-routes.ts';
import { watchRouting } from './watch-routing.ts';

const test = useDatabase();
const scene = useScene(test);
const { boards, companies, priorities, sources } = sandboxAccount;
const { securityAlerts, helpDesk } = boards;
const rulesPath = '/api/v1/connectwise/routing-rules';

let server: FastifyInstance;
let sourceId: number;

beforeEach(async () => {
  server = await start({
    routes: [
      routingRoutes(scene),
      ticketServiceRoutes(scene),
      auditRoutes(scene),
      rehearseRoute({ ...scene, timeZone: 'UTC' }),
    ],
  });
  await saveConnection(scene, connectionTo(scene), 'a test');
  await call('PUT', '/api/v1/connectwise/ticket-service', {
    enabled: true,
    boardId: securityAlerts.id,
    statusId: securityAlerts.statuses.new,
    typeId: securityAlerts.types.dnsThreat,
    priorityId: priorities.medium,
  });
  sourceId = await makeSource(test.db);
});

async function call(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  role = 'admin',
) {
  const headers = { authorization: `Bearer pkt_${role}` };
  const answer = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const add = (name: string, matches: object, destination: object, more: object = {}) =>
  call('POST', rulesPath, { name, matches, destination, ...more });
const rules = async () => (await call('GET', rulesPath, undefined, 'viewer')).body.items;

/** A detection whose incident is decided and delivered at once; returns the ticket in ConnectWise. */
async function ticketOf(detection: Parameters<typeof makeDetection>[0]) {
  const now = scene.clock.now();
  await ingest(test.db, { sourceId, detections: [makeDetection({ ...detection, occurredAt: now })] }, now);
  const company = await test.db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  await test.db
    .insertInto('mapping')
    .values({
      company_id: company.id,
      connectwise_company_id: companies.cedarStreetDental,
      connectwise_company_name: 'Cedar Street Dental',
      mapped_at: now,
      mapped_by: 'a test',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  scene.clock.pass(11_000);
  const worker = {
    ...scene,
    random: systemRandom,
    node: 'test',
    owner: 'a worker',
    connectWise: () => scene.clients.current(),
    leaseMs: 180_000,
    searchDelaysMs: [1_000],
    timeZone: 'UTC',
  };
  do await decideDue(test.db, scene.clock.now(), systemRandom);
  while (await deliverNext(worker));
  const made = scene.sandbox.tickets();
  return { ...made.at(-1), count: made.length };
}

const timeline = async (kind: string) =>
  (await test.db.selectFrom('incident_event').select(['kind', 'message']).execute())
    .filter((event) => event.kind === kind)
    .map(({ message }) => message);

const toPhishing = {
  typeId: securityAlerts.types.phishing,
  subtypeId: securityAlerts.subtypes.credentialTheft,
  itemId: securityAlerts.items.workstation,
  teamId: securityAlerts.teams.nightShift,
  priorityId: priorities.critical,
  sourceId: sources.monitoring,
  severity: 'High',
  impact: 'Low',
};

describe('routing rules', () => {
  it('send a ticket to another board, by the first rule that matches, and the ticket names the rule', async () => {
    await add('Phishing', { reasons: ['phishing'], devices: ['csd-*'] }, toPhishing);
    await add(
      'Help desk',
      { domains: ['*.help.example'] },
      {
        boardId: helpDesk.id,
        statusId: helpDesk.statuses.inProgress,
        typeId: helpDesk.types.incident,
      },
    );
    expect(await ticketOf({})).toMatchObject({
      board: { name: 'Security Alerts' },
      type: { name: 'Phishing' },
      subType: { name: 'Credential theft' },
      item: { name: 'Workstation' },
      team: { name: 'Night Shift' },
      source: { name: 'Monitoring' },
      priority: { id: priorities.critical },
      severity: 'High',
      impact: 'Low',
    });
    expect(await timeline('routed')).toEqual(['Routed by the rule “Phishing”.']);
    expect(await ticketOf({ domain: 'x.help.example', reasons: ['Malware'] })).toMatchObject({
      board: { name: 'Help Desk' },
      status: { name: 'In Progress' },
      priority: { id: priorities.medium },
    });
    expect(await ticketOf({ domain: 'x.other.example', reasons: ['Malware'] })).toMatchObject({
      board: { name: 'Security Alerts' },
      type: { name: 'DNS Threat' },
    });
    expect(await test.db.selectFrom('ticket').select('routing').orderBy('id').execute()).toMatchObject([
      { routing: { rule: 'Phishing', problem: null } },
      { routing: { rule: 'Help desk', problem: null } },
      { routing: null },
    ]);
  });

  it('that became invalid are marked by the watcher, their tickets use the ticket service, and they recover', async () => {
    await add('Phishing', { reasons: ['phishing'] }, toPhishing);
    const subtype = `/boards/${securityAlerts.id}/subtypes/${securityAlerts.subtypes.credentialTheft}`;
    await scene.control('PATCH', subtype, { inactive: true });
    const client = await scene.clients.current();
    if (client === null) throw new Error('There is a connection.');
    const look = () => watchRouting(scene, client, new AbortController().signal);
    await look();
    expect(await rules()).toMatchObject([
      { problem: { code: 'routing.rule_misfit', message: expect.stringContaining('Credential theft') } },
    ]);
    expect(await ticketOf({})).toMatchObject({ type: { name: 'DNS Threat' }, count: 1 });
    expect(await timeline('routing_failed')).toHaveLength(1);
    await scene.control('PATCH', subtype, { inactive: false });
    await look();
    expect(await rules()).toMatchObject([{ problem: null }]);
  });

  it('are marked if ConnectWise refuses a ticket because of them, and the ticket is sent by the ticket service, once', async () => {
    await add('Night', {}, { teamId: securityAlerts.teams.nightShift });
    const team = `/boards/${securityAlerts.id}/teams/${securityAlerts.teams.nightShift}`;
    await scene.control('DELETE', team, {});
    const ticket = await ticketOf({});
    expect(ticket).toMatchObject({ board: { name: 'Security Alerts' }, count: 1 });
    expect(ticket.team).toBeUndefined();
    expect(await rules()).toMatchObject([{ problem: { code: 'routing.refused' } }]);
    expect((await timeline('routing_failed'))[0]).toContain('uses the ticket service instead');
    expect((await call('GET', '/api/v1/connectwise/ticket-service')).body.problem).toBe(null);
  });

  it('are marked if the API member may not create tickets on their board, and nothing else stops', async () => {
    await add(
      'Help',
      {},
      { boardId: helpDesk.id, statusId: helpDesk.statuses.new, typeId: helpDesk.types.incident },
    );
    await scene.control('PUT', '/restrictions', { refusedBoards: [helpDesk.id] });
    expect(await ticketOf({})).toMatchObject({ board: { name: 'Security Alerts' }, count: 1 });
    expect(await rules()).toMatchObject([{ problem: { code: 'routing.refused' } }]);
    expect((await timeline('routing_failed'))[0]).toContain('“Help Desk”');
    await scene.control('PUT', '/restrictions', {});
  });

  it("with values of the Services tab's board become invalid when that board changes", async () => {
    await add('Phishing', { reasons: ['phishing'] }, { statusId: securityAlerts.statuses.inProgress });
    await call('PUT', '/api/v1/connectwise/ticket-service', {
      enabled: true,
      boardId: helpDesk.id,
      statusId: helpDesk.statuses.new,
      typeId: helpDesk.types.incident,
      priorityId: priorities.medium,
    });
    expect(await rules()).toMatchObject([{ problem: { code: 'routing.other_board' } }]);
    expect(await ticketOf({})).toMatchObject({ board: { name: 'Help Desk' }, status: { name: 'New' } });
  });

  it('are refused, and every invalid value is named', async () => {
    const { status, body } = await add(
      'Wrong',
      {},
      {
        boardId: helpDesk.id,
        statusId: securityAlerts.statuses.new,
        priorityId: 99,
      },
    );
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/destination/priorityId',
      '/destination/statusId',
      '/destination/typeId',
    ]);
    await add('Night', {}, { severity: 'Low' });
    expect((await add('night', {}, { severity: 'Low' })).body.code).toBe('routing.name_taken');
    expect((await call('PUT', `${rulesPath}/999`, { name: 'x', matches: {}, destination: {} })).status).toBe(
      404,
    );
  });

  it('are ordered, switched off and deleted by administrators, and audited', async () => {
    const one = (await add('One', {}, { severity: 'Low' })).body.id;
    const two = (await add('Two', {}, { severity: 'High' })).body.id;
    const ordered = await call('PUT', `${rulesPath}/order`, { ids: [two, one] });
    expect(ordered.body.items.map(({ name }: { name: string }) => name)).toEqual(['Two', 'One']);
    expect((await call('PUT', `${rulesPath}/order`, { ids: [two] })).body.code).toBe(
      'routing.order_outdated',
    );
    const [first] = await rules();
    const off = { name: 'Two', enabled: false, matches: first.matches, destination: { severity: 'High' } };
    expect((await call('PUT', `${rulesPath}/${two}`, off)).body.items[0].enabled).toBe(false);
    expect((await call('DELETE', `${rulesPath}/${two}`)).body.items).toHaveLength(1);
    const audit = (await call('GET', '/api/v1/audit?area=routing')).body.items;
    expect(audit.map(({ action }: { action: string }) => action).reverse()).toEqual([
      'routing.rule_added',
      'routing.rule_added',
      'routing.reordered',
      'routing.rule_saved',
      'routing.rule_deleted',
    ]);
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', `/${one}`],
      ['DELETE', `/${one}`],
    ] as const)
      expect((await call(method, `${rulesPath}${path}`, off, 'analyst')).status).toBe(403);
  });

  it('are tested with an incident, and counted by a rehearsal', async () => {
    await add('Phishing', { reasons: ['phishing'] }, { severity: 'High' });
    const now = scene.clock.now();
    await ingest(test.db, { sourceId, detections: [makeDetection({ occurredAt: now })] }, now);
    const { id, company_id } = await test.db
      .selectFrom('incident')
      .select(['id', 'company_id'])
      .executeTakeFirstOrThrow();
    const tried = await call(
      'POST',
      `${rulesPath}/test`,
      { incidentId: id, matches: { companyIds: [company_id], devices: ['srv-*'] } },
      'analyst',
    );
    expect(tried.body).toMatchObject({
      takenBy: { name: 'Phishing' },
      draft: {
        takes: false,
        conditions: [
          { condition: 'companyIds', holds: true },
          { condition: 'devices', holds: false, found: expect.arrayContaining(['CSD-WS-01']) },
        ],
      },
    });
    await ticketOf({ domain: 'other.example', reasons: ['Malware'] });
    await test.db.deleteFrom('ticket_attempt').execute();
    await test.db.deleteFrom('ticket').execute();
    const rehearsed = await call('POST', '/api/v1/connectwise/ticket-service/rehearse', { days: 7 });
    expect(rehearsed.body.byRule).toEqual([
      { ruleId: expect.any(Number), name: 'Phishing', tickets: 1 },
      { ruleId: null, name: null, tickets: 1 },
    ]);
  });
});
