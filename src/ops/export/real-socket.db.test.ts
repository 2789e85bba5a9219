import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { openKeyring } from '../../platform/secrets/keyring.ts';
import { leastCost } from '../../platform/secrets/passphrase.ts';
import { systemClock } from '../../platform/values/clock.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { reconsider } from '../../tickets/due/reconsider.ts';
import { mediaType } from './format.ts';
import { exportRoutes } from './routes.ts';

const test = useDatabase();
const passphrase = 'several words of no relation';
let url: string;

beforeEach(async () => {
  const keyring = openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom });
  const deps = {
    db: test.db,
    keyring,
    clock: systemClock,
    random: systemRandom,
    version: '0',
    reconsider,
    changed: () => {},
    guessCost: leastCost,
  };
  const server: FastifyInstance = await start({ routes: [exportRoutes(deps)] });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});

const headers = { authorization: 'Bearer pkt_admin' };
const send = (path: string, type: string, body: string | ReadableStream) =>
  fetch(`${url}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type, 'picket-passphrase': encodeURIComponent(passphrase) },
    body,
    duplex: 'half',
  } as RequestInit);
const streamed = (bytes: Uint8Array | Readable) =>
  Readable.toWeb(bytes instanceof Readable ? bytes : Readable.from([bytes])) as ReadableStream;

it('an export is sent, and received, as a stream over a real connection', async () => {
  const now = systemClock.now();
  const row = { why: 'x', added_at: now, added_by: 'an older version' };
  await test.db
    .insertInto('allow_entry')
    .values([
      { ...row, domain: 'com' },
      { ...row, domain: 'their.example' },
    ])
    .execute();
  const exported = await send('export', 'application/json', JSON.stringify({ passphrase }));
  expect(exported.status).toBe(200);
  const file = new Uint8Array(await exported.arrayBuffer());
  const imported = await send('import', mediaType, streamed(file));
  expect(await imported.json()).toMatchObject({ tables: { allow_entry: 2 } });
  const entries = await test.db
    .selectFrom('allow_entry')
    .select(['domain', 'undone_by'])
    .orderBy('id')
    .execute();
  expect(entries).toEqual([
    { domain: 'com', undone_by: 'Picket' },
    { domain: 'their.example', undone_by: null },
  ]);
});

it.each([
  ['one byte', () => streamed(Uint8Array.of(1))],
  ['a file that is no export', () => streamed(createReadStream(import.meta.filename))],
])('%s is answered, and nothing hangs', async (_what, body) => {
  const answer = await send('import', mediaType, body());
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'export.not_an_export' });
});
