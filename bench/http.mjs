#!/usr/bin/env node
/**
 * What Picket takes over HTTP, as it is shipped, in a process of its own: two senders, batches of 500. Read the ratios:
 *
 * - HTTP, compared with `ingest` in this process into a database of its own, in turns;
 * - HTTP while incidents wait to be decided, compared with just before;
 * - decisions a second (in this process), compared with another checkout that is built (`--before`), in turns;
 * - decisions with 1,000 rules, compared with none; and the memory of the process.
 *
 *     npm run bench:http -- [--waiting 20000] [--only embedded|server] [--before ../picket-of-another-commit]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ingest } from '../dist/ingest/ingest.js';
import { openDatabase } from '../dist/platform/database/open.js';
import { measureDecisions } from './decisions.mjs';
import { asSent, fresh, known } from './detections.mjs';
import { caller, memoryOf, startPicket } from './picket.mjs';
import { startServer } from './postgres.mjs';

const { values: options } = parseArgs({
  options: {
    waiting: { type: 'string', default: '20000' },
    only: { type: 'string' },
    before: { type: 'string' },
  },
});
const waiting = Number(options.waiting);
const here = path.resolve(import.meta.dirname, '..');
const batch = 500;
const senders = 2;
const turns = 5;
const batchesATurn = 10;
const deciding = { count: 4_000 };
const ruleCount = 1_000;
const shown = (rate) => Math.round(rate).toLocaleString('en');
const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

for (const kind of ['embedded', 'server'].filter(
  (one) => options.only === undefined || options.only === one,
)) {
  const say = (text) => console.log(`${kind}: ${text}`);
  await measureHttp(kind, say);
  await measureDeciding(kind, say);
}

async function measureHttp(kind, say) {
  const http = await startHttp(kind);
  const direct = await startDirect(kind);
  const rates = { http: [], direct: [] };
  // The first turn opens the incidents.
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [what, { send }] of Object.entries({ http, direct })) {
      const rate = await takeTurn(send);
      if (turn > 0) rates[what].push(rate);
    }
  }
  await direct.stop();
  const [alone, inProcess] = [median(rates.http), median(rates.direct)];
  say(
    `${shown(alone)} detections/s over HTTP, ${shown(inProcess)} directly: ratio ${(alone / inProcess).toFixed(2)} (goal 0.70)`,
  );

  for (let sent = 0; sent < waiting; sent += batch) await http.send(fresh(batch));
  await http.settled();
  const before = median([await takeTurn(http.send), await takeTurn(http.send), await takeTurn(http.send)]);
  await http.decideAll();
  const during = [];
  while (during.length < 20 && (await http.isDeciding())) during.push(await takeTurn(http.send));
  const rate = during.reduce((sum, one) => sum + one, 0) / during.length;
  say(
    `${shown(rate)} detections/s while ${shown(waiting)} incidents waited to be decided, ${shown(before)} before: ` +
      `ratio ${(rate / before).toFixed(2)} (goal 0.80; ${during.length} turns)`,
  );
  const { resident, postgres } = memoryOf(http.pid);
  say(
    kind === 'server'
      ? `${resident} MiB resident (goal 400)`
      : `${resident - postgres} MiB resident (goal 400), and ${postgres} MiB of PostgreSQL`,
  );
  await http.stop();
}

async function measureDeciding(kind, say) {
  const decided = [];
  const before = [];
  const ruled = [];
  for (let turn = 0; turn < 3; turn += 1) {
    decided.push(await measureDecisions(here, kind, deciding));
    ruled.push(await measureDecisions(here, kind, { ...deciding, rules: ruleCount }));
    if (options.before !== undefined)
      before.push(await measureDecisions(path.resolve(options.before), kind, deciding));
  }
  const now = median(decided);
  say(
    `${shown(now)} decisions/s; with ${shown(ruleCount)} rules ${shown(median(ruled))}: ratio ${(median(ruled) / now).toFixed(2)} (goal 0.80)`,
  );
  if (before.length > 0)
    say(
      `${shown(median(before))} decisions/s before: ${(now / median(before)).toFixed(1)} times as many now ` +
        `(goal ${kind === 'server' ? 5 : 2.5})`,
    );
}

/** Detections a second of two senders. */
async function takeTurn(send) {
  const batches = Array.from({ length: senders * batchesATurn }, () => known(batch));
  const began = performance.now();
  const sender = async () => {
    for (let next = batches.pop(); next !== undefined; next = batches.pop()) await send(next);
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return (senders * batchesATurn * batch) / ((performance.now() - began) / 1000);
}

async function startDirect(kind) {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
  const server = kind === 'server' ? await startServer() : null;
  const database = await openDatabase(server === null ? { kind, folder } : { kind, url: server.url });
  await database.migrate();
  const now = new Date();
  const { id: sourceId } = await database.db
    .insertInto('source')
    .values({ kind: 'bench', name: 'bench', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    send: (detections) => ingest(database.db, { sourceId, identity: 'content', detections }, new Date()),
    async stop() {
      await database.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Picket with a webhook. Without a ticket service, incidents are held, and decided again when settings change. */
async function startHttp(kind) {
  const server = kind === 'server' ? await startServer() : null;
  const picket = await startPicket(server === null ? {} : { PICKET_DATABASE_URL: server.url });
  const { url, token, call } = picket;
  const source = await call('POST', '/api/v1/sources', { kind: 'webhook', name: 'Bench', config: {} });
  const asSender = caller(url, source.bearerToken);
  const settings = await call('GET', '/api/v1/settings/incidents');
  const set = (groupingWaitSeconds) =>
    call('PUT', '/api/v1/settings/incidents?release=now', { ...settings, groupingWaitSeconds });
  await set(0);

  const metric = async (name) => {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    const values = (await answer.text()).matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'));
    return [...values].reduce((sum, [, value]) => sum + Number(value), 0);
  };
  let goal = 0;
  const decided = () => metric('picket_decisions_total');
  return {
    metric,
    pid: picket.pid,
    send: (detections) =>
      asSender('POST', `/api/v1/sources/${source.id}/detections`, { detections: detections.map(asSent) }),
    /** Waits until everything is decided. */
    async settled() {
      for (let last = -1, count = await decided(); count !== last; count = await decided()) {
        last = count;
        await sleep(2_000);
      }
    },
    /** Has every incident decided again. */
    async decideAll() {
      goal = (await decided()) + waiting;
      await set(1);
    },
    isDeciding: async () => (await decided()) < goal,
    async stop() {
      await picket.stop();
      await server?.stop();
    },
  };
}
