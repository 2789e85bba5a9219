import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { passwordContext } from '../../../src/accounts/sign-in/password.ts';
import { connection, privateKeyContext } from '../../../src/connectwise/connection/connection.ts';
import { insertRows } from '../../../src/ops/export/insert-rows.ts';
import { loadImport } from '../../../src/ops/export/load-import.ts';
import { readExport, readHeader } from '../../../src/ops/export/read-export.ts';
import { knownTables, presentTables } from '../../../src/ops/export/tables.ts';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { migrations } from '../../../src/platform/database/migrations.ts';
import type { Schema } from '../../../src/platform/database/schema.ts';
import { openKeyring } from '../../../src/platform/secrets/keyring.ts';
import { loadSetting } from '../../../src/platform/settings/store.ts';
import { systemClock } from '../../../src/platform/values/clock.ts';
import { systemRandom } from '../../../src/platform/values/random.ts';
import { sandboxAccount } from '../../../src/sandbox/connectwise/start.ts';
import { secretContext } from '../../../src/sources/secret.ts';
import { decideDue } from '../../../src/tickets/due/decide-due.ts';
import { reconsider } from '../../../src/tickets/due/reconsider.ts';
import { emptyUsedTables } from '../empty-tables.ts';
import { useDatabase } from '../use-database.ts';
import { emptySchema } from './after-0012.ts';

/**
 * What a Picket of each released schema stored (test/system/fill.ts), named for its last migration. Written by that
 * Picket; see CONTRIBUTING.md.
 */
const folder = path.join(import.meta.dirname, 'releases');
const files = readdirSync(folder).sort();

const { db, database } = useDatabase();
const keyring = openKeyring({ secretKey: '5e'.repeat(32), random: systemRandom });

type Row = Record<string, unknown>;
type Tables = Map<string, Row[]>;

async function rowsOf(file: string): Promise<Tables> {
  const tables: Tables = new Map();
  for await (const { table, text } of (await readExport(file)).rows)
    tables.set(table, [...(tables.get(table) ?? []), JSON.parse(text)]);
  return tables;
}

/** The database of that Picket. */
async function restore(file: string): Promise<void> {
  const { migrations: done } = await readHeader(file);
  await emptySchema(db);
  await migrate(db, Object.fromEntries(Object.entries(migrations).filter(([name]) => done.includes(name))));
  const tables = await presentTables(db, knownTables);
  await sql`truncate ${sql.join(tables.map((name) => sql.table(name)))} cascade`.execute(db);
  await insertRows(db, (await readExport(file)).rows, tables);
}

async function stored(db: Kysely<Schema>, table: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(db);
  return rows.map(({ row }) => row);
}

/** The row after the upgrade: the one with the same values in all former columns but those that are computed. */
async function expectKept(before: Tables, after: Tables): Promise<void> {
  for (const [table, rows] of before) {
    const computed = await computedColumns(table);
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !computed.includes(column));
    const left = (after.get(table) ?? []).map((row) => JSON.stringify(sorted(row, columns)));
    for (const row of rows) expect(left, `a row of ${table}`).toContain(JSON.stringify(sorted(row, columns)));
  }
}

/** Computed by the database from the other columns: a migration may change how. */
async function computedColumns(table: string): Promise<string[]> {
  const { rows } = await sql<{ column_name: string }>`
    select column_name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'ALWAYS'
  `.execute(db);
  return rows.map((row) => row.column_name);
}

const sorted = (row: Row, columns: readonly string[]) =>
  Object.fromEntries([...columns].sort().map((column) => [column, row[column]]));

async function contents(tables: Iterable<string>): Promise<Tables> {
  const all: Tables = new Map();
  for (const table of tables) all.set(table, await stored(db, table));
  return all;
}

/** The secrets in the tables, in clear. */
async function secrets(): Promise<Record<string, string>> {
  const saved = await loadSetting(db, connection);
  const sources = await db
    .selectFrom('source')
    .select(['kind', 'secret'])
    .where('secret', 'is not', null)
    .execute();
  const accounts = await db.selectFrom('account').select('password').execute();
  return {
    privateKey: keyring.unseal(saved?.sealedPrivateKey ?? '', privateKeyContext),
    ...Object.fromEntries(
      sources.map(({ kind, secret }) => [kind, keyring.unseal(secret ?? '', secretContext)]),
    ),
    password: keyring.unseal(accounts[0]?.password ?? '', passwordContext),
  };
}

describe.each(files)('what Picket stored up to %s', (name) => {
  const file = path.join(folder, name);

  it('is upgraded row by row, and opens no second ticket', async () => {
    const before = await rowsOf(file);
    for (const table of ['detection', 'incident', 'ticket', 'ticket_attempt', 'source', 'setting', 'account'])
      expect([table, before.get(table)?.length ?? 0]).not.toEqual([table, 0]);
    await restore(file);
    // Exports of that version have rows of each of its tables: an import has to know them.
    const tables = (await db.introspection.getTables()).map((table) => table.name);
    expect(tables.filter((table) => !knownTables.includes(table))).toEqual([]);
    const later = Object.keys(migrations).filter((migration) => migration > name.replace('.ndjson.gz', ''));
    expect(await database.migrate()).toHaveLength(later.length);
    await expectKept(before, await contents(before.keys()));
    const tickets = await db.selectFrom('ticket').select(['incident_id', 'reference', 'state']).execute();
    expect(tickets.filter(({ state }) => state === 'created').length).toBeGreaterThanOrEqual(4);
    expect(new Set(tickets.map(({ reference }) => reference)).size).toBe(tickets.length);
    expect(await secrets()).toMatchObject({
      privateKey: sandboxAccount.privateKey,
      password: expect.stringMatching(/./),
    });
    await decideDue(db, new Date(), systemRandom);
    const then = await db.selectFrom('ticket').select('incident_id').execute();
    expect(new Set(then.map((row) => row.incident_id)).size).toBe(then.length);
  });

  it('is imported from its export to the same rows', async () => {
    const before = await rowsOf(file);
    await restore(file);
    await database.migrate();
    const upgraded = await contents(before.keys());
    await sql.raw(emptyUsedTables).execute(db);
    const deps = { db, keyring, random: systemRandom, clock: systemClock, reconsider, changed: () => {} };
    await loadImport(deps, null, file);
    await expectKept(upgraded, await contents(before.keys()));
    expect(await secrets()).toMatchObject({ privateKey: sandboxAccount.privateKey });
  });
});
