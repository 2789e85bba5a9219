/** Decisions a second, of any checkout that is built: new incidents, each of which gets a ticket queued. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fresh } from './detections.mjs';
import { startServer } from './postgres.mjs';

const batch = 5_000;
const afterGroupingMs = 11_000;

/** @param rules how many silences and severity rules there are; none matches */
export async function measureDecisions(root, kind, { count, rules = 0 }) {
  const load = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);
  const { openDatabase } = await load('platform/database/open.js');
  const { ingest } = await load('ingest/ingest.js');
  const { decideDue } = await load('tickets/due/decide-due.js');
  const { systemRandom } = await load('platform/values/random.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
  const server = kind === 'server' ? await startServer() : null;
  const database = await openDatabase(server === null ? { kind, folder } : { kind, url: server.url });
  await database.migrate();
  const { db } = database;
  const now = new Date();
  const sourceId = await setUp(db, load, now, rules);
  for (let done = 0; done < count; done += batch)
    await ingest(db, { sourceId, detections: fresh(Math.min(batch, count - done), now) }, now);
  await mapCompanies(db, now);
  await database.vacuum();

  const due = new Date(now.getTime() + afterGroupingMs);
  const began = performance.now();
  let decided = 0;
  for (let more = true; more; ) {
    const set = await decideDue(db, due, systemRandom);
    if (set.problem !== null) throw new Error(set.problem.message);
    decided += set.decisions.length;
    more = set.more;
  }
  const seconds = (performance.now() - began) / 1000;
  await database.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  if (decided < count) throw new Error(`${decided} of ${count} incidents were decided.`);
  return decided / seconds;
}

/** Tickets are wanted, ConnectWise works, and no storm limits them. Gives the source. */
async function setUp(db, load, now, rules) {
  const { writeSetting } = await load('platform/settings/store.js');
  const { ticketService } = await load('connectwise/services/ticket-service.js');
  const { connectionHealth } = await load('connectwise/connection/connection.js');
  const { rollUpSettings } = await load('decisions/roll-up-settings.js');
  const { severitySettings } = await load('incidents/severity-settings.js');
  const by = { at: now, actor: 'bench' };
  const chosen = (id) => ({ id, name: `n${id}` });
  const choices = { board: chosen(1), status: chosen(2), priority: chosen(3), type: chosen(4) };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
  await writeSetting(
    db,
    rollUpSettings,
    { ...rollUpSettings.initial, ticketsPerCompany: 0, ticketsInAll: 0 },
    by,
  );
  const severityRules = Math.min(200, rules / 5);
  const rule = (n) => ({ severity: 'low', reasons: [`*nothing like ${n}*`], verdicts: [], threatLevels: [] });
  await writeSetting(
    db,
    severitySettings,
    { ...severitySettings.initial, rules: [...Array(severityRules).keys()].map(rule) },
    by,
  );
  for (let n = severityRules; n < rules; n += 1) await addSilence(db, n, now);
  const row = { kind: 'bench', name: 'bench', config: '{}', created_at: now, updated_at: now };
  const { id } = await db.insertInto('source').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

const addSilence = (db, n, now) =>
  db
    .insertInto('suppression')
    .values({
      kind: 'silence',
      matchers: JSON.stringify({
        companyIds: [],
        domains: [`*.nothing-like-${n}.example`],
        devices: [],
        reasons: [],
        verdicts: [],
        severities: [],
      }),
      comment: `Silence ${n}`,
      starts_at: now,
      ends_at: null,
      created_at: now,
      created_by: 'bench',
    })
    .execute();

async function mapCompanies(db, now) {
  for (const { id } of await db.selectFrom('company').select('id').execute())
    await db
      .insertInto('mapping')
      .values({
        company_id: id,
        connectwise_company_id: 250,
        connectwise_company_name: 'Client',
        mapped_at: now,
        mapped_by: 'bench',
      })
      .execute();
}
