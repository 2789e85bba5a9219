#!/usr/bin/env node
/**
 * What a search, a company's page, and an action on several incidents cost with 100,000 incidents and 5,000 companies,
 * beside 100 and 5. Both take turns through the HTTP API; read the ratio. The small one has 100 incidents to act on, the
 * large one 500. Of the embedded database the CPU time is stated, too: where other work takes the cores, it is the fairer one.
 *
 *     npm run bench:console -- [--only embedded|server]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { describeReason } from '../dist/decisions/decision-reasons.js';
import { keepNameIndex } from '../dist/detections/name-index.js';
import { incidentRoutes } from '../dist/incidents/routes.js';
import { reportRoutes } from '../dist/ops/reports/routes.js';
import { searchRoutes } from '../dist/ops/search/routes.js';
import { openDatabase } from '../dist/platform/database/open.js';
import { buildServer } from '../dist/platform/http/server.js';
import { systemClock } from '../dist/platform/values/clock.js';
import { bulkActionRoutes } from '../dist/tickets/bulk-actions/routes.js';
import { reconsider } from '../dist/tickets/due/reconsider.js';
import { ticketRoutes } from '../dist/tickets/record/routes.js';
import { startServer } from './postgres.mjs';
import { seed } from './seed.mjs';

const rounds = 7;
const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const sizes = {
  small: { incidents: 100, companies: 5, detections: 100, acted: 100 },
  large: { incidents: 100_000, companies: 5_000, detections: 1_000, acted: 500 },
};
const searches = [
  'bad-77.',
  'hxxps://login.bad-12[.]example/x',
  'ws-1',
  'Company c4',
  '5005',
  'nothing-like-it',
  'login',
  'bad-7',
  'zq',
];
const lists = [
  'sort=severity',
  'sort=decision',
  'sort=firstSeenAt',
  'search=bad-77.',
  'search=nothing-like-it',
  'search=ws-1',
  'search=login',
  'search=bad-7',
  'search=phish',
  'search=zq',
];
const ticketSearches = ['bad-77.', 'bad-7', 'nothing-like-it', 'Company c4', 'picket:', '4711', 'zq'];

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const lastMonth = new URLSearchParams({ from: day(30), to: day(0) });

if (options.only !== 'server')
  await compare('embedded', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
    return {
      database: await openDatabase({ kind: 'embedded', folder }),
      end: async () => rmSync(folder, { recursive: true }),
    };
  });
if (options.only !== 'embedded')
  await compare('server', async () => {
    const server = await startServer();
    return { database: await openDatabase({ kind: 'server', url: server.url }), end: server.stop };
  });

async function compare(name, open) {
  const both = {};
  for (const [size, numbers] of Object.entries(sizes)) both[size] = await prepare(await open(), numbers);
  const measure = async (what, work) => {
    const spent = { small: [], large: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const size of Object.keys(sizes)) spent[size].push(await work(both[size], round));
    const medianOf = (size, kind) => median(spent[size].map((one) => one[kind]));
    const compared = (kind) => {
      const [small, large] = [medianOf('small', kind), medianOf('large', kind)];
      return `${(large / small).toFixed(1).padStart(5)} × ${small.toFixed(0)} ms = ${large.toFixed(0)} ms`;
    };
    // A server's CPU time is not in this process.
    const cpu = name === 'embedded' ? ` (CPU: ${compared('cpu').trim()})` : '';
    console.log(`${name}: ${compared('ms')}${cpu}  ${what}`);
  };
  for (const typed of searches)
    await measure(`search ${typed}`, ({ call }) => call('GET', `search?search=${encodeURIComponent(typed)}`));
  await measure('company page', ({ call }) => call('GET', `reports/summary?companyId=3&${lastMonth}`));
  for (const query of lists)
    await measure(`incidents?${query}`, ({ call }) => call('GET', `incidents?${query}`));
  for (const typed of ticketSearches)
    await measure(`tickets?search=${typed}`, ({ call }) => call('GET', `tickets?search=${typed}`));
  for (const action of ['skip', 'silence', 'accept', 'allow', 'retry'])
    await measure(`${action} (large: 500 incidents, small: 100)`, async (one) => {
      const body = {
        action,
        incidentIds: one.ids,
        ...(action === 'retry' ? {} : { why: 'A benchmark' }),
        ...(action === 'retry' || action === 'skip' ? {} : { endsAt: null }),
      };
      const spent = await one.call('POST', 'incidents/actions', body);
      if (action !== 'retry') await one.call('POST', `incidents/actions/${one.last().id}/undo`);
      return spent;
    });
  for (const { close } of Object.values(both)) await close();
}

async function prepare({ database, end }, { acted, ...size }) {
  const { db } = database;
  await database.migrate();
  await keepNameIndex(db, console);
  await seed(db, size);
  // What is acted on is held, and has no ticket yet.
  const { rows } = await sql`select id from incident order by id desc limit ${acted}`.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`delete from ticket where incident_id >= ${ids.at(-1)}`.execute(db);
  await sql`update incident set state = 'open', decision = 'hold', decision_reason = 'company_not_mapped'
    where id >= ${ids.at(-1)}`.execute(db);
  await sql`vacuum analyze`.execute(db);
  const server = await buildServer({
    log: pino({ level: 'silent' }),
    config: { host: '127.0.0.1', trustProxy: false },
    authenticate: async () => ({ kind: 'token', id: 't', name: 'bench', role: 'analyst', companies: 'all' }),
    limits: { known: 1e9, unknown: 1e9, refused: 1e9, own: 1e9 },
    routes: [
      reportRoutes({ db, clock: systemClock }),
      searchRoutes({ db, cutOffMs: 60_000 }),
      incidentRoutes({ db, clock: systemClock, describe: describeReason }),
      ticketRoutes({ db, clock: systemClock }),
      bulkActionRoutes({ db, clock: systemClock, reconsider, changed() {} }),
    ],
  });
  let answer;
  return {
    ids,
    last: () => answer,
    async call(method, address, payload) {
      const [from, cpuFrom] = [performance.now(), process.cpuUsage()];
      const reply = await server.inject({
        method,
        url: `/api/v1/${address}`,
        headers: { authorization: 'Bearer pkt_bench' },
        ...(payload === undefined ? {} : { payload }),
      });
      const { user, system } = process.cpuUsage(cpuFrom);
      const spent = { ms: performance.now() - from, cpu: (user + system) / 1000 };
      answer = reply.json();
      if (reply.statusCode !== 200) throw new Error(`${address}: ${reply.body}`);
      if (
        answer.results !== undefined &&
        answer.done !== payload?.incidentIds.length &&
        payload !== undefined
      )
        throw new Error(
          `${address}: ${answer.done} done: ${JSON.stringify(answer.results.find(({ problem }) => problem))}`,
        );
      return spent;
    },
    async close() {
      await server.close();
      await database.close();
      await end();
    },
  };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
