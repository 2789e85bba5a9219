import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { migrationsDone } from '../../platform/database/schema-age.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type Keyring, openKeyring } from '../../platform/secrets/keyring.ts';
import { type GuessCost, sealWithPassphrase } from '../../platform/secrets/passphrase.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type ExportHeader, formatVersion, type Row, type RowCounts } from './format.ts';
import { holdsSecrets, resealRow } from './secrets.ts';
import { exportedTables, presentTables } from './tables.ts';

export interface ExportDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: string;
  /** The cost for the passphrase; default: the usual one. */
  readonly guessCost?: GuessCost;
}

const batchSize = 2000;

/**
 * Writes the whole state at one moment to a new file, a few rows at a time. Throws if the passphrase is too short.
 * @param passphrase null: the secrets stay encrypted with the secret key of this installation, and only that can then
 * import the file. This also works before the tables are migrated to this version.
 */
export async function writeExport(
  deps: ExportDeps,
  passphrase: string | null,
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const { db, clock, random, version, keyring, guessCost } = deps;
  const key = Buffer.from(random(32)).toString('base64');
  const head = {
    picketExport: formatVersion,
    version,
    exportedAt: clock.now().toISOString(),
    ...(passphrase === null
      ? { key: null, fingerprint: keyring.fingerprint }
      : { key: await sealWithPassphrase(key, passphrase, random, guessCost) }),
  };
  const transport = openKeyring({ secretKey: key, random });
  const reseal: Reseal | null =
    passphrase === null ? null : (table, row) => resealRow(table, row, keyring, transport);
  // One snapshot, written to a file, so that a slow reader keeps no transaction open.
  await transaction(
    db,
    async (tx) => {
      // A slow disk must not end the transaction.
      await sql`select set_config('statement_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
      const header = { ...head, migrations: await migrationsDone(tx) };
      await pipeline(
        // Each item has all rows of a batch, so no more of them need to wait in memory.
        Readable.from(lines(tx, header, reseal), { highWaterMark: 1 }),
        createGzip(),
        createWriteStream(file, { mode: 0o600, flush: true }),
        { signal },
      );
    },
    { isolation: 'repeatable read' },
  );
}

type Reseal = (table: string, row: Row) => Promise<Row>;

async function* lines(
  tx: Kysely<Schema>,
  header: ExportHeader,
  reseal: Reseal | null,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts: RowCounts = {};
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  yield hashed(`${JSON.stringify(header)}\n`);
  const names = exportedTables.map(({ name }) => name);
  const there = new Set<string>(await presentTables(tx, names));
  for (const table of exportedTables.filter(({ name }) => there.has(name))) {
    counts[table.name] = 0;
    for await (const rows of batches(tx, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length;
      const shown =
        reseal !== null && holdsSecrets(table.name)
          ? await Promise.all(
              rows.map(async (row) => JSON.stringify(await reseal(table.name, JSON.parse(row)))),
            )
          : rows;
      yield hashed(shown.map((row) => `["${table.name}",${row}]\n`).join(''));
    }
  }
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest('hex') })}\n`;
}

/** The rows of a table as JSON text, in the order of its key. */
async function* batches(
  tx: Kysely<Schema>,
  { name, key, keyType }: (typeof exportedTables)[number],
): AsyncGenerator<string[]> {
  const column = sql.ref(key);
  const read = (after: string | null) => {
    const rest = after === null ? sql`` : sql`where ${column} > ${after}::text::${sql.raw(keyType)}`;
    return sql<{ row: string; key: string }>`
      select to_jsonb(t)::text as row, ${column}::text as key from ${sql.table(name)} t ${rest}
      order by ${column} limit ${batchSize}
    `.execute(tx);
  };
  let { rows } = await read(null);
  for (let end = rows.at(-1); end !== undefined; end = rows.at(-1)) {
    yield rows.map(({ row }) => row);
    rows = (await read(end.key)).rows;
  }
}
