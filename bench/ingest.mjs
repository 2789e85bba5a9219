#!/usr/bin/env node
/**
 * Detections per second through ingest and correlation to durable storage, beside a bare batched INSERT of the same
 * rows into a table like `detection`. The two take turns, chunk by chunk, so that both see the same machine; read the
 * ratio, not the numbers. Then the same again with a million detections stored already. On a busy machine, read the
 * ratio of CPU time, and the median of the turns.
 *
 * With several senders, each of them has a batch on its way: those that wait for each other share a transaction, as
 * batches of a webhook do. The bare inserts are done one after the other.
 *
 *     npm run bench:ingest -- [--rows 100000] [--stored 1000000] [--batch 5000] [--senders 1] [--only embedded|server]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { ingestTogether } from '../dist/ingest/ingest.js';
import { sharing } from '../dist/ingest/sharing.js';
import { bigintArray, textArray, textArrayRows, timestampArray } from '../dist/platform/database/arrays.js';
import { openDatabase } from '../dist/platform/database/open.js';
import { cpuOf } from './cpu.mjs';
import { startServer } from './postgres.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    stored: { type: 'string', default: '1000000' },
    batch: { type: 'string', default: '5000' },
    senders: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const chunkRows = Number(options.batch);
const senders = Number(options.senders);
const rows = Number(options.rows);
const stored = Number(options.stored);
const perSecond = (ms) => Math.round((rows / ms) * 1000).toLocaleString('en');
const noCpu = { node: 0, postgres: 0 };
let began = Date.now() - 3_600_000;
const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];
const total = ({ node, postgres }) => node + postgres;
const micros = (ms) => `${((ms / rows) * 1000).toFixed(1)} µs`;
/** The embedded database is a thread of this process. */
const asCpu = (cpu) =>
  cpu.postgres === 0
    ? micros(cpu.node)
    : `${micros(total(cpu))} (Node ${micros(cpu.node)}, PostgreSQL ${micros(cpu.postgres)})`;
const mebibytes = () => Math.round(process.memoryUsage.rss() / 1024 / 1024);

if (options.only !== 'server') {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
  await measure('embedded', await openDatabase({ kind: 'embedded', folder }));
  rmSync(folder, { recursive: true });
}
if (options.only !== 'embedded') {
  const server = await startServer();
  await measure('server', await openDatabase({ kind: 'server', url: server.url }));
  await server.stop();
}

async function measure(name, database) {
  const { db } = database;
  await database.migrate();
  await sql`create table bare (like detection including all)`.execute(db);
  const { id: sourceId } = await db
    .insertInto('source')
    .values({ kind: 'bench', name: 'bench', config: '{}', created_at: new Date(), updated_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow();

  const begin = cpuOf(database);
  await round(db, sourceId, begin, 'warm', 20_000);
  const empty = await round(db, sourceId, begin, 'empty', rows);
  await store(db, sourceId);
  await database.vacuum();
  await round(db, sourceId, begin, 'rewarm', 20_000);
  const full = await round(db, sourceId, begin, 'full', rows);
  await database.close();

  const report = (what, { ingest, bare, ratios, cpu }) => {
    console.log(
      `${name}, ${what}: ${perSecond(ingest)} detections/s through ingest, ${perSecond(bare)} rows/s bare: ` +
        `ratio ${(bare / ingest).toFixed(2)} (goal 0.50), median of ${ratios.length} turns ${median(ratios).toFixed(2)}`,
    );
    console.log(
      `${name}, ${what}, CPU a detection: ${asCpu(cpu.ingest)} through ingest, ${asCpu(cpu.bare)} bare: ` +
        `ratio ${(total(cpu.bare) / total(cpu.ingest)).toFixed(2)}`,
    );
  };
  console.log(
    `${name}, in batches of ${chunkRows.toLocaleString('en')}, ${senders === 1 ? 'one sender' : `${senders} senders`}:`,
  );
  report('empty', empty);
  report(`${stored.toLocaleString('en')} stored`, full);
  // Against the bare insert of the same minute, since the machine itself drifts.
  const slowdown = full.bare / full.ingest / (empty.bare / empty.ingest);
  console.log(
    `${name}: with ${stored.toLocaleString('en')} stored ${(empty.ingest / full.ingest).toFixed(2)} of the speed when empty ` +
      `(goal 0.90), ${slowdown.toFixed(2)} beside the bare insert; memory ${mebibytes()} MiB resident`,
  );
}

/** Ingests and inserts `count` rows in turns; milliseconds spent on each, on the clock and of CPU time. */
async function round(db, sourceId, beginCpu, label, count) {
  const spent = { ingest: 0, bare: 0, ratios: [], cpu: { ingest: noCpu, bare: noCpu } };
  // Each round goes on where the one before ended, in time as well.
  began += 10 * 60_000;
  const start = began;
  const ingest = sharing((batches) => ingestTogether(db, batches, new Date()));
  const turnRows = chunkRows * senders;
  for (let done = 0; done < count; done += turnRows) {
    const batches = Array.from({ length: senders }, (_, sender) =>
      Array.from({ length: chunkRows }, (_, i) => makeDetection(label, start, done + sender * chunkRows + i)),
    );
    const turns = [
      ['ingest', () => Promise.all(batches.map((detections) => ingest({ sourceId, detections })))],
      [
        'bare',
        async () => {
          for (const detections of batches) await insertBare(db, sourceId, detections);
        },
      ],
    ];
    if ((done / turnRows) % 2 === 1) turns.reverse();
    const took = {};
    for (const [what, work] of turns) {
      const endCpu = await beginCpu();
      const from = performance.now();
      await work();
      took[what] = performance.now() - from;
      spent[what] += took[what];
      const { node, postgres } = endCpu();
      const { [what]: before } = spent.cpu;
      spent.cpu[what] = { node: before.node + node, postgres: before.postgres + postgres };
    }
    spent.ratios.push(took.bare / took.ingest);
  }
  return spent;
}

/**
 * 40 companies, 520 devices (each with an address that it keeps), 200 domains each seen by some: 2,600 incidents, most
 * of which grow in each chunk. A look-up is three rows (A, AAAA, HTTPS), as resolvers make them. In the order of time,
 * as sources give them, but for a few that come up to two seconds late.
 */
function makeDetection(label, start, i) {
  const look = Math.floor(i / 3);
  const company = look % 40;
  const device = company * 13 + ((look * 7) % 13);
  return {
    externalId: `${label}-${i}`,
    occurredAt: new Date(start + i - (i % 10 === 0 ? (i * 37) % 2000 : 0)),
    domain: `h${look % 3}.bad-${(look * 31) % 200}.example`,
    company: { externalId: `c${company}`, name: `Company ${company}` },
    verdict: look % 5 === 0 ? 'malicious' : 'blocked',
    reasons: [['Phishing', 'Malware', 'C2', 'DGA'][look % 4]],
    deviceName: `WS-${device}`,
    clientAddress: `192.0.2.${device % 250}`,
    processName: 'browser',
    queryType: ['A', 'AAAA', 'HTTPS'][i % 3],
    policy: 'Default',
    threatLevel: null,
  };
}

async function insertBare(db, sourceId, detections) {
  const column = (pick) => textArray(detections.map(pick));
  await sql`
    insert into bare (id, source_id, external_id, occurred_at, received_at, company_id, incident_id, domain, verdict,
      reasons, device_name, client_address, process_name, query_type, policy, threat_level)
    overriding system value
    select nextval('detection_id_seq'), ${sourceId}::bigint, external_id, occurred_at, now(), company_id, company_id,
      domain, verdict, reasons::text[], device_name, client_address, process_name, query_type, policy, threat_level
    from unnest(
      ${column((d) => d.externalId)},
      ${timestampArray(detections.map((d) => d.occurredAt))},
      ${bigintArray(detections.map((_, i) => i % 40))},
      ${column((d) => d.domain)},
      ${column((d) => d.verdict)},
      ${textArrayRows(detections.map((d) => d.reasons))},
      ${column((d) => d.deviceName)},
      ${column((d) => d.clientAddress)},
      ${column((d) => d.processName)},
      ${column((d) => d.queryType)},
      ${column((d) => d.policy)},
      ${column((d) => d.threatLevel)}
    ) as d(external_id, occurred_at, company_id, domain, verdict, reasons, device_name, client_address, process_name,
           query_type, policy, threat_level)
  `.execute(db);
}

/** What a year of a smaller MSP leaves behind, in both tables. */
async function store(db, sourceId) {
  const company = await db.selectFrom('company').select('id').limit(1).executeTakeFirstOrThrow();
  const incident = await db.selectFrom('incident').select('id').limit(1).executeTakeFirstOrThrow();
  for (const table of ['detection', 'bare']) {
    for (let done = 0; done < stored; done += 100_000) {
      await sql`
        insert into ${sql.table(table)} (id, source_id, external_id, occurred_at, received_at, company_id, incident_id,
          domain, verdict, reasons, device_name, client_address, query_type)
        overriding system value
        select nextval('detection_id_seq'), ${sourceId}::bigint, 'old-' || (${done}::int + n),
          now() - interval '1 day' - (interval '1 second' * (${stored}::int - ${done}::int - n)), now(),
          ${company.id}::bigint, ${incident.id}::bigint, 'old.example', 'blocked', '{Phishing}', 'WS-1', '192.0.2.1', 'A'
        from generate_series(1, 100000) as n
      `.execute(db);
    }
  }
}
