import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { detectionRoutes } from '../detections/routes.ts';
import { makeDetection, makeSource, testNow } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { movedClock } from '../sources/testing/setup.ts';
import { incidentRoutes } from './routes.ts';

const test = useDatabase();
let server: FastifyInstance;

beforeEach(async () => {
  const { db } = test;
  const clock = movedClock();
  server = await start({
    routes: [
      incidentRoutes({ db, clock, describe: (reason) => ({ title: `In words: ${reason}`, hint: '' }) }),
      detectionRoutes({ db, clock }),
    ],
  });
  const detections = [
    makeDetection({ deviceName: '=HYPERLINK("http://bad.example")', reasons: ['Phishing, "urgent"', 'C2'] }),
    makeDetection({ domain: 'other.example', deviceName: 'WS-2' }),
  ];
  await ingest(db, { sourceId: await makeSource(db), detections }, testNow);
});

const download = (path: string, role = 'viewer') =>
  server.inject({ url: `/api/v1/${path}`, headers: { authorization: `Bearer pkt_${role}` } });

describe('an export', () => {
  it('is a CSV of the rows that the filter finds, with no cell that a spreadsheet runs as a formula', async () => {
    const { headers, body } = await download('incidents/export?domain=bad.example');
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="picket-incidents-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [heading, row, end] = body.split('\r\n');
    expect(heading).toMatch(/^\uFEFFid,company,domain,device,state,detections,/);
    expect(row).toContain(`,"'=hyperlink(""http://bad.example"")",open,1,`);
    expect(row).toContain(',"Phishing, ""urgent""; C2",');
    expect(row).toContain(',In words: waiting_to_group,');
    expect(end).toBe('');
  });

  it('is JSON in the form of the list', async () => {
    const list = (await download('incidents?sort=device&order=asc')).json();
    const { headers, body } = await download('incidents/export?format=json&sort=device&order=asc');
    expect(headers['content-disposition']).toContain('.json"');
    expect(JSON.parse(body)).toEqual(list.items);
    expect(JSON.parse((await download('incidents/export?format=json&state=closed')).body)).toEqual([]);
  });

  it('of detections has the queried domain and the time', async () => {
    const { body } = await download('detections/export?sort=occurredAt&domain=other.example');
    expect(body).toContain(
      `${testNow.toISOString()},Cedar Street Dental,other.example,blocked,Phishing,WS-2,`,
    );
    expect(JSON.parse((await download('detections/export?format=json')).body)).toHaveLength(2);
  });

  it('has every row, over several batches', async () => {
    await sql`
      insert into incident (company_id, key, state, detection_count, first_seen_at, last_seen_at, opened_at, verdict,
        reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at)
      select company_id, 'k' || n, 'closed', 1 + n % 7, first_seen_at, last_seen_at, opened_at, verdict, reasons, domains,
        devices, client_addresses, policies, decision, decision_reason, decided_at
      from (select * from incident limit 1) as one, generate_series(1, 2500) as n
    `.execute(test.db);
    const { body } = await download('incidents/export?format=json&state=closed&sort=detectionCount');
    const ids = JSON.parse(body).map(({ id }: { id: number }) => id);
    expect(new Set(ids).size).toBe(2500);
    expect(ids).toHaveLength(2500);
  });

  it('refuses an unknown format', async () => {
    expect((await download('incidents/export?format=xml')).statusCode).toBe(400);
  });
});
