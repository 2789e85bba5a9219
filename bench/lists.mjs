#!/usr/bin/env node
/**
 * What a page of each list costs with 100,000 incidents and a million detections stored, through the HTTP API, beside
 * the first page in the order of ids. The two take turns; read the ratio, not the numbers.
 *
 *     npm run bench:lists -- [--only embedded|server] [--folder kept/between/runs] [--match domain=]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { describeReason } from '../dist/decisions/decision-reasons.js';
import { keepNameIndex } from '../dist/detections/name-index.js';
import { detectionRoutes } from '../dist/detections/routes.js';
import { incidentRoutes } from '../dist/incidents/routes.js';
import { overviewRoutes } from '../dist/ops/status/overview-routes.js';
import { openDatabase } from '../dist/platform/database/open.js';
import { buildServer } from '../dist/platform/http/server.js';
import { systemClock } from '../dist/platform/values/clock.js';
import { ticketRoutes } from '../dist/tickets/record/routes.js';
import { startServer } from './postgres.mjs';
import { seed } from './seed.mjs';

const rounds = 9;
const size = { incidents: 100_000, detections: 1_000_000 };
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    folder: { type: 'string' },
    url: { type: 'string' },
    match: { type: 'string', default: '' },
  },
});

const month = new Date(Date.now() - 30 * 86_400_000).toISOString();
const lists = {
  incidents: [
    ...['lastSeenAt', 'firstSeenAt', 'detectionCount', 'companyName', 'registrableDomain', 'device'].flatMap(
      (sort) => [`sort=${sort}`, `sort=${sort}&order=asc`],
    ),
    'sort=lastSeenAt&companyId=7',
    'sort=lastSeenAt&state=open',
    'sort=lastSeenAt&state=open&decision=hold&reason=company_not_mapped',
    'sort=lastSeenAt&blockReason=C2',
    'sort=lastSeenAt&domain=bad-77',
    'sort=lastSeenAt&domain=nothing-like-it',
    'sort=lastSeenAt&search=nothing-like-it',
    `sort=companyName&since=${month}`,
  ],
  detections: [
    ...['occurredAt', 'companyName', 'domain', 'device'].flatMap((sort) => [
      `sort=${sort}`,
      `sort=${sort}&order=asc`,
    ]),
    'sort=occurredAt&companyId=7',
    'sort=occurredAt&companyId=499',
    'sort=occurredAt&incidentId=4711',
    'sort=occurredAt&sourceId=2',
    'sort=occurredAt&reason=C2',
    'sort=occurredAt&domain=bad-77',
    'sort=occurredAt&domain=nothing-like-it',
    'sort=occurredAt&device=ws-77',
    'sort=occurredAt&domain=bad-4999',
    'sort=occurredAt&device=ws-19999',
    'sort=occurredAt&device=nothing-like-it',
    `sort=domain&since=${month}`,
  ],
  overview: ['window=7d', 'window=30d', 'window=30d&timeZone=America/New_York'],
  tickets: ['sort=createdAt', 'sort=companyName', 'sort=state', 'state=refused', 'companyId=7'],
};

if (options.only !== 'server') {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
  const isSeeded = existsSync(path.join(folder, 'seeded'));
  await measure('embedded', await openDatabase({ kind: 'embedded', folder }), isSeeded);
  if (options.folder === undefined) rmSync(folder, { recursive: true });
}
if (options.only !== 'embedded') {
  const server = options.url === undefined ? await startServer() : { url: options.url, stop: async () => {} };
  await measure('server', await openDatabase({ kind: 'server', url: server.url }), options.url !== undefined);
  await server.stop();
}

async function measure(name, database, isSeeded) {
  const { db } = database;
  await database.migrate();
  if (name === 'server') await keepNameIndex(db, console);
  if (!isSeeded) await seed(db, size);
  const server = await buildServer({
    log: pino({ level: 'silent' }),
    config: { host: '127.0.0.1', trustProxy: false },
    authenticate: async () => ({
      kind: 'token',
      id: 'token:1',
      name: 'bench',
      role: 'viewer',
      companies: 'all',
    }),
    limits: { known: 1e9, unknown: 1e9, refused: 1e9, own: 1e9 },
    routes: [
      overviewRoutes({ db, clock: systemClock }),
      incidentRoutes({ db, clock: systemClock, describe: describeReason }),
      detectionRoutes({ db, clock: systemClock }),
      ticketRoutes({ db, clients: { current: async () => null }, changed() {} }),
    ],
  });
  for (const [list, queries] of Object.entries(lists)) {
    for (const query of queries.filter((one) => one.includes(options.match))) {
      const spent = { plain: [], sorted: [] };
      for (let round = 0; round < rounds; round += 1) {
        spent.plain.push(await timed(server, `/api/v1/${list}`));
        spent.sorted.push(await timed(server, `/api/v1/${list}?${query}`));
      }
      const [plain, sorted] = [median(spent.plain), median(spent.sorted)];
      const ratio = (sorted / plain).toFixed(1).padStart(6);
      console.log(`${name}: ${ratio} × ${plain.toFixed(0)} ms = ${sorted.toFixed(0)} ms  ${list}?${query}`);
    }
  }
  await server.close();
  await database.close();
}

async function timed(server, url) {
  const from = performance.now();
  const { statusCode, body } = await server.inject({ url, headers: { authorization: 'Bearer pkt_bench' } });
  if (statusCode !== 200) throw new Error(`${url}: ${body}`);
  return performance.now() - from;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
