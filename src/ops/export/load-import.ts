import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { rebuildTables, runMigrations, schemaAge } from '../../platform/database/schema-age.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type Keyring, openKeyring } from '../../platform/secrets/keyring.ts';
import { unsealWithPassphrase } from '../../platform/secrets/passphrase.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { ProblemError, refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { endRefusedEntries } from '../../tickets/allow-list/end-refused.ts';
import type { ExportHeader, RowCounts } from './format.ts';
import { insertRows } from './insert-rows.ts';
import { exportProblems } from './problems.ts';
import { readExport } from './read-export.ts';
import { resealAll } from './secrets.ts';
import { exportedTables, knownTables, passingTables, presentTables } from './tables.ts';

export interface ImportDeps extends ChangeDeps {
  readonly keyring: Keyring;
  readonly random: RandomBytes;
}

/**
 * Imports an exported state into an empty installation, completely or not at all. Its users, API tokens and audit trail
 * replace the existing ones. An export of an older version is loaded into the tables of that version, which are then
 * migrated like those of an installation.
 * @param passphrase not needed if the export is encrypted with the secret key of this installation.
 * @returns how many rows each table got.
 */
export async function loadImport(
  deps: ImportDeps,
  passphrase: string | null,
  file: string,
): Promise<RowCounts> {
  const { header, rows } = await readExport(file);
  // Read to the end first, so that nothing is changed if the file is incomplete, or this version cannot import it.
  const counts = await countRows(rows);
  const age = schemaAge(header.migrations);
  if (age.age === 'newer') throw new ProblemError(exportProblems.newer(header.version, age.unknown));
  const transport = await openTransport(deps, header, passphrase);
  await transaction(deps.db, async (tx) => {
    // A large table may take long to load or to migrate.
    await sql`select set_config('statement_timeout', '0', true),
      set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
    await refuseUnlessEmpty(tx);
    if (age.age === 'older') await rebuildTables(tx, knownTables, header.migrations);
    // Migrations insert rows into some tables too.
    const there = await presentTables(tx, knownTables);
    await sql`truncate ${sql.join(there.map((name) => sql.table(name)))} cascade`.execute(tx);
    await insertRows(tx, (await readExport(file)).rows, there);
    if (age.age === 'older') await runMigrations(tx, age.pending);
    for (const name of passingTables) await sql`delete from ${sql.table(name)}`.execute(tx);
    if (transport !== null) await resealAll(tx, transport, deps.keyring);
    await endRefusedEntries({ ...deps, db: tx });
  });
  const exported = exportedTables.map(({ name }) => [name, counts[name] ?? 0] as const);
  return { ...Object.fromEntries(exported), ...counts };
}

async function countRows(rows: AsyncGenerator<unknown, RowCounts>): Promise<RowCounts> {
  for (;;) {
    const { done, value } = await rows.next();
    if (done === true) return value;
  }
}

/** Decrypts the secrets of the file; null if they are stored unchanged. */
async function openTransport(
  { keyring, random }: ImportDeps,
  { key, fingerprint = '' }: ExportHeader,
  passphrase: string | null,
): Promise<Keyring | null> {
  if (key === null) {
    if (fingerprint === keyring.fingerprint) return null;
    throw new ProblemError(exportProblems.otherKey(fingerprint, keyring.fingerprint));
  }
  if (passphrase === null) throw refuse('invalid', exportProblems.passphraseMissing());
  return openKeyring({ secretKey: await unsealWithPassphrase(key, passphrase), random });
}

async function refuseUnlessEmpty(tx: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from source) or exists (select from company)
      or exists (select from setting where name = 'connection' and value <> 'null'::jsonb) as used
  `.execute(tx);
  if (rows[0]?.used !== false) throw refuse('conflict', exportProblems.notEmpty());
}
