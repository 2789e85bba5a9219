/** Picket between its sandboxes: load, people, and what can be measured from outside. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { watchArrivals } from '../../bench/arrivals.mjs';
import { caller, mapCompanies, setUp } from '../../bench/picket.mjs';
import { startConnectWiseSandbox } from '../../dist/sandbox/connectwise/start.js';
import { startHyasSandbox } from '../../dist/sandbox/hyas/start.js';
import { jumpingClock } from './jumping-clock.mjs';

const companies = 10;
const waitSeconds = 1;
/** What is sent each second: new detections, and repeats of today's; later they would be another incident. */
const repeats = 18;
const fresh = 1;
/** People close a ticket after so many days, and ConnectWise archives it after so many more. */
const closedAfter = 2;
const archivedAfter = 5;

const creates = { method: 'POST', path: '/service/tickets' };
const faults = [
  { match: creates, fault: 'drop_after', probability: 0.02 },
  { match: creates, fault: 'drop_before', probability: 0.02 },
  { match: creates, fault: 'status', status: 500, applied: true, probability: 0.02 },
  { match: creates, fault: 'delay', ms: 150, probability: 0.1 },
  { match: { method: 'GET', path: '/service/tickets' }, fault: 'status', status: 503, probability: 0.02 },
];

export async function startWorld(databaseUrl) {
  const clock = jumpingClock();
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-soak-'));
  const connectWise = await startConnectWiseSandbox({ clock });
  const hyas = await startHyasSandbox({ clock, ratePerMinute: 60 });
  const arrivals = watchArrivals(connectWise);
  const picket = await startPicket(folder, databaseUrl);
  const call = caller(picket.url, picket.token);
  const sendBatch = await setUp({ url: picket.url, call }, connectWise, waitSeconds);
  await call('PUT', '/api/v1/settings/retention', { detectionDays: 7, incidentDays: 30 });
  let serial = 0;
  let made = 0;
  let firstOfToday = 0;
  const sentAt = new Map();
  const openedOn = new Map();
  /** Tickets that were counted before ConnectWise archived them. */
  const archived = [];
  const detection = (of) => ({
    id: `d-${made++}`,
    occurredAt: clock.now().toISOString(),
    domain: `bench-soak-${of}.example`,
    company: { id: `c${of % companies}`, name: `Company ${of % companies}` },
    reasons: ['Phishing'],
    deviceName: `WS-${of}`,
    queryType: 'A',
  });

  async function send() {
    const batch = [];
    for (let n = 0; n < fresh; n += 1) {
      sentAt.set(`bench-soak-${serial}.example`, performance.now());
      batch.push(detection(serial++));
    }
    for (let n = 0; n < repeats; n += 1)
      batch.push(detection(firstOfToday + ((made * 7) % (serial - firstOfToday))));
    await sendBatch(batch);
  }

  // One detection of each company, so that all companies can be mapped.
  for (let n = 0; n < companies; n += 1) await send();
  await mapCompanies({ call });
  // Later, so that its companies stay unmapped and its incidents are held until that is too long.
  await call('POST', '/api/v1/sources', {
    kind: 'hyas',
    name: 'HYAS',
    apiKey: hyas.apiKey,
    config: { baseUrl: hyas.url, pollSeconds: 10 },
  });
  connectWise.faults.set(...faults);

  return {
    send,
    jump(ms) {
      firstOfToday = serial;
      clock.jump(ms);
      picket.child.send({ what: 'jump', ms });
    },

    workTickets(day) {
      for (const { id, closedFlag, externalXRef } of connectWise.tickets()) {
        if (!openedOn.has(id)) openedOn.set(id, day);
        const age = day - openedOn.get(id);
        if (age >= archivedAfter && closedFlag) {
          archived.push(externalXRef);
          void control(`tickets/${id}`, 'DELETE');
        } else if (age >= closedAfter && !closedFlag) {
          void control(`tickets/${id}`, 'PATCH', { close: true });
        }
      }
    },

    async measure() {
      picket.child.send({ what: 'measure' });
      const [{ heap, rss }] = await once(picket.child, 'message');
      const status = await call('GET', '/api/v1/status');
      const delays = [...sentAt].flatMap(([domain, at]) => {
        const arrived = arrivals.arrivedAt.get(domain);
        if (arrived === undefined) return [];
        sentAt.delete(domain);
        return [arrived - at - waitSeconds * 1000];
      });
      return {
        heap,
        rss,
        files: readdirSync(`/proc/${picket.child.pid}/fd`).length,
        database: databaseUrl ? await sizeOnServer(databaseUrl) : sizeOf(path.join(folder, 'data', 'base')),
        incidents: (await call('GET', '/api/v1/incidents?limit=1&count=true')).total,
        detections: status.detections.total,
        delay: delays.toSorted((one, other) => one - other)[delays.length >> 1] ?? 0,
      };
    },

    /** Lets the last detections arrive, and counts: one ticket for everything that was sent. */
    async settle() {
      connectWise.faults.clear();
      const references = () => [...archived, ...connectWise.tickets().map((ticket) => ticket.externalXRef)];
      for (let waited = 0; waited < 120 && new Set(references()).size < serial; waited += 1)
        await sleep(1000);
      const all = references();
      const ok = all.length === serial && new Set(all).size === serial;
      const line = `${ok ? 'kept ' : 'BROKE'} ${serial} incidents, ${all.length} tickets, ${new Set(all).size} of them different`;
      return { ok, lines: [line] };
    },

    async stop() {
      const ended = once(picket.child, 'exit');
      picket.child.send({ what: 'stop' });
      await ended;
      arrivals.end();
      await connectWise.close();
      await hyas.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function control(what, method, body) {
    const response = await fetch(`${connectWise.url}/sandbox/${what}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${what}: ${response.status} ${await response.text()}`);
  }
}

async function startPicket(folder, databaseUrl) {
  const child = fork(path.join(import.meta.dirname, 'picket-process.mjs'), {
    execArgv: ['--expose-gc'],
    env: {
      PATH: process.env.PATH,
      PICKET_DATA: folder,
      PICKET_PORT: '0',
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
      PICKET_DELIVERY_SEARCH_DELAYS: '200ms,1s,3s',
      PICKET_CONNECTWISE_CREATE_TIMEOUT: '5s',
      PICKET_LOG_LEVEL: 'error',
      ...(databaseUrl ? { PICKET_DATABASE_URL: databaseUrl } : {}),
    },
  });
  process.on('exit', () => child.kill('SIGKILL'));
  const [{ url, token }] = await once(child, 'message');
  return { child, url, token };
}

async function sizeOnServer(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query('select pg_database_size(current_database())::float8 as size')
    .finally(() => client.end());
  return rows[0].size;
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
