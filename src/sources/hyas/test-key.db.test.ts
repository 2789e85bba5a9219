import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { useSourceRoutes } from '../testing/use-routes.ts';

const test = useDatabase();
const { call, sandbox } = useSourceRoutes(test);
const post = (url: string, payload: Record<string, unknown>, role?: string) =>
  call('POST', url, payload, role);

const tried = async (more: Record<string, unknown> = {}) =>
  (await post('/test', { kind: 'hyas', baseUrl: sandbox().url, apiKey: sandbox().apiKey, ...more })).body;
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

describe('an API key of HYAS', () => {
  it('is tested before it is saved: whether it works, and what it may list', async () => {
    expect(await tried()).toMatchObject({ works: true, organizations: 8, problem: null });
    expect(await tried({ apiKey: 'wrong' })).toMatchObject({
      works: false,
      entriesLastHour: null,
      problem: { code: 'hyas.key_refused', hint: expect.stringMatching(/\w/) },
    });
    expect(await test.db.selectFrom('source').selectAll().execute()).toEqual([]);
  });

  it('that is saved is only tested at its own address', async () => {
    const config = { baseUrl: sandbox().url };
    const made = await post('', { kind: 'hyas', name: 'HYAS', config, apiKey: sandbox().apiKey });
    const sourceId = made.body.id;
    expect(await tried({ sourceId, apiKey: undefined, baseUrl: undefined })).toMatchObject({ works: true });
    const elsewhere = { sourceId, apiKey: undefined, baseUrl: 'https://elsewhere.example' };
    expect(pointers(await tried(elsewhere))).toEqual(['/apiKey']);
  });

  it('is required, as are a polled source and an administrator', async () => {
    expect(pointers(await tried({ apiKey: undefined }))).toEqual(['/apiKey']);
    expect(await tried({ sourceId: 99_999 })).toMatchObject({ code: 'sources.not_found' });
    expect((await post('/test', { kind: 'hyas', apiKey: 'x' }, 'analyst')).status).toBe(403);
  });
});
