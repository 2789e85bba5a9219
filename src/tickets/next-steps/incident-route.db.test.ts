import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { incidentNextStepsRoute } from './incident-route.ts';
import { nextSteps } from './next-steps.ts';
import { shippedDefault, shippedTexts } from './shipped.ts';

const test = useDatabase();
const now = new Date('2026-03-01T12:00:00.000Z');
const by = { at: now, actor: 'test' };

let server: FastifyInstance;
let sourceId: number;
let scopes: Readonly<Record<string, ReadonlySet<number>>>;

beforeEach(async () => {
  scopes = {};
  sourceId = await makeSource(test.db);
  server = await start({
    authenticate: async (name) => ({
      kind: 'token',
      id: `token:${name}`,
      name,
      role: 'viewer',
      companies: scopes[name] ?? 'all',
    }),
    routes: [incidentNextStepsRoute({ db: test.db })],
  });
});

/** An incident that nothing was decided about yet. */
async function detect(given: Partial<Parameters<typeof makeDetection>[0]>): Promise<number> {
  await ingest(test.db, { sourceId, detections: [makeDetection({ occurredAt: now, ...given })] }, now);
  const newest = test.db.selectFrom('incident').select('id').orderBy('id', 'desc');
  return (await newest.executeTakeFirstOrThrow()).id;
}

async function nextStepsOf(id: number | string, as = 'all') {
  const answer = await server.inject({
    url: `/api/v1/incidents/${id}/next-steps`,
    headers: { authorization: `Bearer ${as}` },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const phishing = shippedTexts.find(({ name }) => name === 'Phishing')?.text;

describe('what to do next about an incident', () => {
  it('is there before anything is decided, by its block reasons and categories', async () => {
    const id = await detect({ reasons: ['Phishing'] });
    expect((await nextStepsOf(id)).body).toEqual({ text: phishing, name: 'Phishing', because: 'Phishing' });
    const other = await detect({
      domain: 'other.example',
      reasons: [],
      facts: { categories: ['Bots/Phishing'] },
    });
    expect((await nextStepsOf(other)).body.because).toBe('Bots/Phishing');
  });

  it('is the default text where no text fits, and as it is written now, with what looks like a template', async () => {
    const id = await detect({ reasons: ['Ünknown {{ reason'] });
    expect((await nextStepsOf(id)).body).toEqual({ text: shippedDefault, name: null, because: null });
    const texts = [{ name: 'Ours', matches: ['ünknown'], text: 'Call {{ device }}.\n{% if' }];
    await writeSetting(test.db, nextSteps, { default: null, texts }, by);
    expect((await nextStepsOf(id)).body).toMatchObject({ text: texts[0]?.text, name: 'Ours' });
  });

  it('has none for a roll-up, whose incidents have their own', async () => {
    const id = await detect({});
    await test.db.updateTable('incident').set({ kind: 'storm' }).execute();
    expect((await nextStepsOf(id)).body).toEqual({ text: null, name: null, because: null });
  });

  it('is read by a caller who is limited to its company, without the name that people gave the text', async () => {
    const id = await detect({ reasons: ['Phishing'] });
    const { company_id: companyId } = await test.db
      .selectFrom('incident')
      .select('company_id')
      .executeTakeFirstOrThrow();
    scopes = { own: new Set([companyId]), other: new Set([companyId + 1]), none: new Set() };
    expect((await nextStepsOf(id, 'own')).body).toEqual({ text: phishing, name: null, because: 'Phishing' });
    const missing = await nextStepsOf(999_999, 'other');
    expect(missing.status).toBe(404);
    for (const as of ['other', 'none']) {
      const hidden = await nextStepsOf(id, as);
      expect([hidden.status, hidden.body.code]).toEqual([404, missing.body.code]);
    }
    expect((await nextStepsOf('99999999999999999999')).status).toBeLessThan(500);
  });
});
