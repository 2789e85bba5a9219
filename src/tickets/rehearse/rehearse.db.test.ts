import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { customFieldSettings } from '../../connectwise/services/custom-fields-setting.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { decideDue } from '../due/decide-due.ts';
import { rehearseRoute } from './rehearse-route.ts';

const test = useDatabase();
const dayMs = 24 * 3_600_000;
let now = testNow;
let server: FastifyInstance;

const detection = (n: number, company: string, more: Parameters<typeof makeDetection>[0] = {}) =>
  makeDetection({
    externalId: `d${n}`,
    domain: `d${n}.bad-${n}.example`,
    company: { externalId: company, name: company },
    occurredAt: now,
    ...more,
  });

beforeEach(async () => {
  now = testNow;
  server = await start({
    routes: [
      rehearseRoute({ db: test.db, clock: { now: () => now, sleep: async () => {} }, timeZone: 'UTC' }),
    ],
  });
  const sourceId = await makeSource(test.db);
  const old = [detection(0, 'Cedar')];
  await ingest(test.db, { sourceId, detections: old }, now);
  now = new Date(now.getTime() + 10 * dayMs);
  const detections = [
    detection(1, 'Cedar', { reasons: ['Phishing', 'New domain'] }),
    detection(2, 'Cedar', { reasons: ['Phishing'] }),
    detection(3, 'Oak', { reasons: ['Malware'] }),
    detection(4, 'Cedar', { verdict: 'suspicious', reasons: ['Phishing'] }),
  ];
  await ingest(test.db, { sourceId, detections }, now);
  await sql`
    insert into mapping (company_id, connectwise_company_id, connectwise_company_name, mapped_at, mapped_by)
    select id, 250, 'Cedar Street Dental', ${now}, 'a test' from company where name = 'Cedar'
  `.execute(test.db);
  // For three days nothing was switched on, and the incidents held for that were given up.
  now = new Date(now.getTime() + 60_000);
  await decideDue(test.db, now, systemRandom);
  now = new Date(now.getTime() + 3 * dayMs);
  await decideDue(test.db, now, systemRandom);
});

async function rehearse(body: object, role = 'analyst') {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/connectwise/ticket-service/rehearse',
    headers: { authorization: `Bearer pkt_${role}` },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
}

const everything = async () => {
  const tables = ['incident', 'incident_event', 'ticket', 'setting', 'audit_event'];
  const states = tables.map((table) =>
    sql`select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows from ${sql.table(table)} t`.execute(
      test.db,
    ),
  );
  return JSON.stringify((await Promise.all(states)).map(({ rows }) => rows));
};

describe('a rehearsal', () => {
  it('returns which incidents would get a ticket, be held and be skipped, by company and by reason, and changes nothing', async () => {
    const before = await everything();
    const { status, body } = await rehearse({ days: 7 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      incidents: 4,
      alreadyTicketed: 0,
      wouldTicket: 2,
      wouldHold: [{ reason: 'company_not_mapped', count: 1, title: expect.stringContaining('not mapped') }],
      wouldSkip: [{ reason: 'verdict_not_ticketed', count: 1 }],
      missing: ['board', 'status', 'priority', 'type'],
    });
    expect(body.byCompany.map(({ companyId: _, ...one }: { companyId: number }) => one)).toEqual([
      { name: 'Cedar', tickets: 2, covered: 0, held: 0, skipped: 1 },
      { name: 'Oak', tickets: 0, covered: 0, held: 1, skipped: 0 },
    ]);
    expect(body.byReason).toEqual([
      { reason: 'Phishing', tickets: 2, covered: 0, held: 0, skipped: 1 },
      { reason: 'New domain', tickets: 1, covered: 0, held: 0, skipped: 0 },
      { reason: 'Malware', tickets: 0, covered: 0, held: 1, skipped: 0 },
    ]);
    expect(body.examples).toMatchObject([
      {
        companyName: 'Cedar',
        connectwiseCompany: 'Cedar Street Dental',
        summary: expect.stringContaining('bad-2[.]example'),
      },
      { summary: expect.stringContaining('bad-1[.]example') },
    ]);
    expect(await everything()).toBe(before);
  });

  it('accepts unsaved values, and covers only the requested time', async () => {
    expect((await rehearse({ days: 1 })).body.incidents).toBe(0);
    expect((await rehearse({ days: 30 })).body.incidents).toBe(5);
    const muted = await rehearse({
      days: 7,
      incidentSettings: { mutedReasons: ['phishing'], ticketedVerdicts: ['blocked', 'suspicious'] },
      ticketService: { boardId: 1, statusId: 2 },
    });
    expect(muted.body).toMatchObject({ wouldTicket: 1, missing: ['priority', 'type'] });
    expect(muted.body.wouldSkip).toMatchObject([{ reason: 'reason_muted', count: 2 }]);
    const many = await rehearse({ days: 7, incidentSettings: { minimumDetections: 2 } });
    expect(many.body.wouldHold).toMatchObject([{ reason: 'below_threshold', count: 3 }]);
    expect((await rehearse({ days: 3 })).status).toBe(400);
    expect((await rehearse({ days: 7 }, 'viewer')).status).toBe(403);
  });

  it('counts the tickets that a required custom field without a value would hold, with its name', async () => {
    const at = { at: now, actor: 'test' };
    const board = { id: 21, name: 'Security Alerts' };
    const service = await loadSetting(test.db, ticketService);
    await writeSetting(test.db, ticketService, { ...service, board }, at);
    const field = {
      ...({ id: 303, caption: 'Analyst', type: 'Text', decimals: null, options: null } as const),
      ...{ required: true, value: '{{ user }}', fallback: null, manual: false, problem: null },
    };
    const save = (fields: (typeof field | (Omit<typeof field, 'fallback'> & { fallback: string }))[]) => {
      const boards = [{ boardId: board.id, boardName: board.name, fields }];
      return writeSetting(test.db, customFieldSettings, { boards }, at);
    };
    await sql`update detection set user_name = 'ann' where domain = 'd1.bad-1.example'`.execute(test.db);
    await save([field]);
    const { body } = await rehearse({ days: 7 });
    expect(body.wouldTicket).toBe(1);
    expect(body.wouldHold).toContainEqual({
      reason: 'custom_fields.no_value.21.303',
      title: 'The required custom field “Analyst” of the board “Security Alerts” has no valid value',
      count: 1,
    });
    expect(body.byCompany[0]).toMatchObject({ name: 'Cedar', tickets: 1, held: 1 });
    await save([{ ...field, fallback: 'nobody' }]);
    expect((await rehearse({ days: 7 })).body.wouldTicket).toBe(2);
    await save([{ ...field, required: false }]);
    expect((await rehearse({ days: 7 })).body.wouldTicket).toBe(2);
  });

  it('counts incidents that have a ticket separately', async () => {
    await sql`
      insert into ticket (incident_id, reference, state, queued_at)
      select id, 'picket:' || id, case when verdict = 'blocked' then 'created' else 'withdrawn' end, ${now} from incident
    `.execute(test.db);
    expect((await rehearse({ days: 7 })).body).toMatchObject({
      incidents: 4,
      alreadyTicketed: 3,
      wouldTicket: 0,
    });
  });

  it('reads any number of incidents, a batch at a time', async () => {
    await sql`
      insert into incident (company_id, key, state, detection_count, first_seen_at, last_seen_at, opened_at, verdict,
        reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at)
      select c.id, 'k' || n, 'closed', 1, ${now}, ${now}, ${now}, 'blocked', array['r' || n % 7], array['x.example'],
        '{}', '{}', '{}', 'skip', 'held_too_long', ${now}
      from company c, generate_series(1, 2500) n where c.name = 'Cedar'
    `.execute(test.db);
    const { body } = await rehearse({ days: 1 });
    expect(body).toMatchObject({
      incidents: 2500,
      wouldTicket: 20,
      wouldRollUp: { incidents: 2480, tickets: 1 },
    });
    const unlimited = { ticketsPerCompany: 0, ticketsInAll: 0 };
    const { body: all } = await rehearse({ days: 1, rollUpSettings: unlimited });
    expect(all).toMatchObject({ wouldTicket: 2500, wouldRollUp: { incidents: 0, tickets: 0 } });
    expect(body.examples).toHaveLength(20);
  });
});
