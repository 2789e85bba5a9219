import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { type HyasSandbox, startHyasSandbox } from '../sandbox/hyas/start.ts';
import { systemRandom } from '../values/random.ts';
import { sourceRoutes } from './routes.ts';
import { movedClock, observer, testKeyring } from './testing/setup.ts';

const test = useDatabase();
let server: FastifyInstance;
let sandbox: HyasSandbox;

beforeEach(async () => {
  const clock = movedClock();
  sandbox = await startHyasSandbox({ ratePerMinute: 0, clock: clock.sleepless });
  server = await start({
    routes: [
      sourceRoutes({
        db: test.db,
        keyring: testKeyring,
        clock,
        random: systemRandom,
        allowPrivateNetwork: true,
        observe: observer().observe,
      }),
    ],
  });
});
afterEach(() => sandbox.close());

async function post(url: string, payload: object, role = 'admin') {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/sources${url}`,
    headers: { authorization: `Bearer pkt_${role}` },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

const tried = async (more: object = {}) =>
  (await post('/test', { kind: 'hyas', baseUrl: sandbox.url, apiKey: sandbox.apiKey, ...more })).body;
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

describe('a key of HYAS', () => {
  it('is tried before it is saved: whether it works, and what it may list', async () => {
    expect(await tried()).toMatchObject({ works: true, organizations: 8, problem: null });
    expect(await tried({ apiKey: 'wrong' })).toMatchObject({
      works: false,
      entriesLastHour: null,
      problem: { code: 'hyas.key_refused', hint: expect.stringMatching(/\w/) },
    });
    expect(await test.db.selectFrom('source').selectAll().execute()).toEqual([]);
  });

  it('that is saved is tried at its own address alone', async () => {
    const config = { baseUrl: sandbox.url };
    const made = await post('', { kind: 'hyas', name: 'HYAS', config, apiKey: sandbox.apiKey });
    const sourceId = made.body.id;
    expect(await tried({ sourceId, apiKey: undefined, baseUrl: undefined })).toMatchObject({ works: true });
    const elsewhere = { sourceId, apiKey: undefined, baseUrl: 'https://elsewhere.example' };
    expect(pointers(await tried(elsewhere))).toEqual(['/apiKey']);
  });

  it('is needed, as are a source that is read and an administrator', async () => {
    expect(pointers(await tried({ apiKey: undefined }))).toEqual(['/apiKey']);
    expect(await tried({ sourceId: 99_999 })).toMatchObject({ code: 'sources.not_found' });
    expect((await post('/test', { kind: 'hyas', apiKey: 'x' }, 'analyst')).status).toBe(403);
  });
});
