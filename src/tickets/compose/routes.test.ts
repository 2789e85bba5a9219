import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { auditRoutes } from '../../platform/settings/audit-routes.ts';
import { textRoutes } from './routes.ts';

const { db } = useDatabase();
const clock = { now: () => testNow, sleep: async () => {} };
const path = '/api/v1/connectwise/ticket-text';
let server: FastifyInstance;

beforeEach(async () => {
  server = await start({
    routes: [
      textRoutes({ db, clock, timeZone: 'UTC', publicUrl: 'https://picket.example' }),
      auditRoutes({ db }),
    ],
  });
});

async function call(method: 'GET' | 'PUT' | 'POST', url: string, payload?: object, role = 'admin') {
  const headers = { authorization: `Bearer pkt_${role}` };
  const answer = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const text = (summary: string | null, description: string | null = null) => ({ summary, description });

describe('the text of tickets', () => {
  it('is Picket’s until somebody writes another, and Picket’s again when that is removed', async () => {
    expect((await call('GET', path, undefined, 'viewer')).body).toMatchObject({
      summary: null,
      description: null,
      defaults: { summary: expect.stringContaining('{{ verdict }}') },
      summaryLimit: 100,
      variables: expect.arrayContaining([expect.objectContaining({ name: 'domain', kind: 'text' })]),
    });
    expect((await call('PUT', path, text('{{ domain }}'))).status).toBe(200);
    expect((await call('GET', path)).body.summary).toBe('{{ domain }}');
    await call('PUT', path, text(null));
    expect((await call('GET', path)).body.summary).toBe(null);
    const { items } = (await call('GET', '/api/v1/audit?subject=setting:ticket_text')).body;
    expect(items).toHaveLength(2);
  });

  it('is refused with line and column if it cannot work, and the saved one stays', async () => {
    const { status, body } = await call('PUT', path, text('{{ domian }}', '{{ reasons }}\n{% if %}'));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      {
        pointer: '/summary',
        detail: 'Line 1, column 4: There is no variable “domian”. Did you mean “domain”?',
      },
      { pointer: '/description', detail: expect.stringMatching(/^Line 2, column 6: /) },
    ]);
    expect((await call('GET', path)).body.summary).toBe(null);
  });

  it('is refused if it fails for an incident with few values', async () => {
    const { body } = await call('PUT', path, text('{{ device }}'));
    expect(body.errors).toMatchObject([{ detail: 'Line 1, column 1: The text is empty.' }]);
  });

  it('is previewed with a real incident, without saving; with a sample if there is none', async () => {
    const draft = text('{{ company }} {{ incident_url }}', 'Only {{ domains | upcase }}');
    const madeUp = await call('POST', `${path}/preview`, draft);
    expect(madeUp.body).toMatchObject({
      incidentId: null,
      summary: { text: expect.stringContaining('Example') },
    });
    await ingest(db, { sourceId: await makeSource(db), detections: [makeDetection()] }, testNow);
    const { id } = await db.selectFrom('incident').select('id').executeTakeFirstOrThrow();
    const { body } = await call('POST', `${path}/preview`, { ...draft, incidentId: id });
    expect(body).toMatchObject({
      incidentId: id,
      summary: { text: expect.stringContaining(`https://picket.example/incidents/${id}`), faults: [] },
      description: { appended: ['Date/time', 'Domain', 'Block reasons'] },
    });
    const broken = await call('POST', `${path}/preview`, text('{{', 'fine'));
    expect(broken.body.summary).toMatchObject({ text: null, faults: [{ line: 1, column: 1 }] });
    expect((await call('POST', `${path}/preview`, { ...draft, incidentId: 999_999 })).status).toBe(404);
    expect((await call('GET', path)).body.summary).toBe(null);
  });

  it('can only be written and previewed by an administrator', async () => {
    expect((await call('PUT', path, text('x'), 'analyst')).status).toBe(403);
    expect((await call('POST', `${path}/preview`, text('x'), 'analyst')).status).toBe(403);
  });
});
