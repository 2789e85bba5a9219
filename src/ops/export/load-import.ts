import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { migrations } from '../../platform/database/migrations.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type Keyring, openKeyring } from '../../platform/secrets/keyring.ts';
import { unsealWithPassphrase } from '../../platform/secrets/passphrase.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { parseJson } from '../../platform/values/parse-json.ts';
import { ProblemError, refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { endRefusedEntries } from '../../tickets/allow-list/end-refused.ts';
import { type ExportHeader, footerSchema, formatVersion, headerSchema, type RowCounts } from './format.ts';
import { exportProblems } from './problems.ts';
import { resealRow } from './secrets.ts';
import { exportedTables, passingTables } from './tables.ts';

export interface ImportDeps extends ChangeDeps {
  readonly keyring: Keyring;
  readonly random: RandomBytes;
}

const batchSize = 1000;
const tableNames = new Set<string>(exportedTables.map(({ name }) => name));
const notAnExport = (why: string) => new ProblemError(exportProblems.notAnExport(why));

/**
 * Imports an exported state into an empty installation: all or nothing. Its users, API tokens and audit trail
 * replace the
 * existing ones.
 *
 * @returns how many rows each table got.
 */
export async function loadImport(deps: ImportDeps, passphrase: string, file: string): Promise<RowCounts> {
  const lines = readLines(file);
  const header = parseHeader((await lines.next()).value);
  const key = await unsealWithPassphrase(header.key, passphrase);
  const transport = openKeyring({ secretKey: key, random: deps.random });
  // The lines can be read only once, so there is no retry: nobody else works on an empty installation.
  return transaction(
    deps.db,
    async (tx) => {
      await refuseUnlessEmpty(tx);
      const names = [...exportedTables.map(({ name }) => name), ...passingTables];
      for (const name of names) await sql`delete from ${sql.table(name)}`.execute(tx);
      const counts = await insertAll(tx, lines, (table, row) =>
        resealRow(table, row, transport, deps.keyring),
      );
      await setNumbers(tx);
      await endRefusedEntries({ ...deps, db: tx });
      return counts;
    },
    { attempts: 1 },
  );
}

interface Line {
  readonly text: string;
  /** Of all previous lines; hex. */
  readonly sha256: string;
}

async function* readLines(file: string): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  const unzipped = createReadStream(file).pipe(createGunzip());
  try {
    for await (const text of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield { text, sha256: hash.copy().digest('hex') };
      hash.update(`${text}\n`);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw notAnExport('it is not a gzip file, or it is incomplete');
  }
}

function parseHeader(line: Line | undefined): ExportHeader {
  const header = headerSchema.safeParse(parse(line?.text ?? ''));
  if (!header.success || header.data.picketExport !== formatVersion)
    throw notAnExport('its first line is not the header of an export');
  if (JSON.stringify(header.data.migrations) !== JSON.stringify(Object.keys(migrations))) {
    throw new ProblemError(exportProblems.otherTables(header.data.version));
  }
  return header.data;
}

async function refuseUnlessEmpty(tx: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from source) or exists (select from company)
      or exists (select from setting where name = 'connection' and value <> 'null'::jsonb) as used
  `.execute(tx);
  if (rows[0]?.used !== false) throw refuse('conflict', exportProblems.notEmpty());
}

type Row = Record<string, unknown>;

async function insertAll(
  tx: Kysely<Schema>,
  lines: AsyncGenerator<Line>,
  reseal: (table: string, row: Row) => Promise<Row>,
): Promise<RowCounts> {
  const counts: RowCounts = Object.fromEntries(exportedTables.map(({ name }) => [name, 0]));
  let table = '';
  let rows: Row[] = [];
  const flush = async () => {
    if (rows.length > 0) await insertRows(tx, table, rows);
    counts[table] = (counts[table] ?? 0) + rows.length;
    rows = [];
  };
  for await (const { text, sha256 } of lines) {
    const content = parse(text);
    if (!Array.isArray(content)) {
      await flush();
      delete counts[''];
      checkFooter(content, counts, sha256);
      return counts;
    }
    const [name, row] = content as [string, Row];
    if (!tableNames.has(name) || typeof row !== 'object' || row === null)
      throw notAnExport('a row cannot be read');
    if (name !== table || rows.length >= batchSize) {
      await flush();
      table = name;
    }
    rows.push(await reseal(name, row));
  }
  throw notAnExport('its end is missing');
}

async function insertRows(tx: Kysely<Schema>, table: string, rows: readonly Row[]): Promise<void> {
  const target = sql.table(table);
  const columns = sql.join((await storedColumns(tx, table)).map((name) => sql.ref(name)));
  await sql`
    insert into ${target} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::text::jsonb)
  `.execute(tx);
}

/** All columns except generated ones, which cannot be written. */
async function storedColumns(tx: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  `.execute(tx);
  return rows.map(({ name }) => name);
}

function checkFooter(content: unknown, counts: RowCounts, sha256: string): void {
  const footer = footerSchema.safeParse(content);
  if (!footer.success) throw notAnExport('a line cannot be read');
  const complete = Object.entries(counts).every(([table, count]) => (footer.data.rows[table] ?? 0) === count);
  if (!complete || footer.data.sha256 !== sha256) throw notAnExport('it was changed, or lines are missing');
}

/** New rows are numbered after the imported ones. */
async function setNumbers(tx: Kysely<Schema>): Promise<void> {
  for (const { name, numbered } of exportedTables) {
    if (!numbered) continue;
    await sql`
      select setval(pg_get_serial_sequence(${name}, 'id'), greatest(max(id), 1), max(id) is not null)
      from ${sql.table(name)}
    `.execute(tx);
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
