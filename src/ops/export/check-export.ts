import { stat } from 'node:fs/promises';
import { type SchemaAge, schemaAge } from '../../platform/database/schema-age.ts';
import { type Keyring, openKeyring } from '../../platform/secrets/keyring.ts';
import { unsealWithPassphrase } from '../../platform/secrets/passphrase.ts';
import { parseJson } from '../../platform/values/parse-json.ts';
import { failed, ok, type Problem, type Result, toProblem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { Row, RowCounts } from './format.ts';
import { exportProblems } from './problems.ts';
import { type ExportReading, readExport } from './read-export.ts';
import { holdsSecrets, resealRow } from './secrets.ts';

/** The content of an export, and whether this version can import it. */
export interface ExportReport {
  readonly bytes: number;
  /** The version of Picket that wrote it. */
  readonly version: string;
  readonly exportedAt: string;
  readonly schema: SchemaAge['age'];
  /** The last migration that had run. */
  readonly migration: string | null;
  /** What decrypts its secrets: a passphrase, or the secret key with this fingerprint. */
  readonly sealedWith: 'passphrase' | { readonly fingerprint: string };
  /** Whether the passphrase decrypts every secret in it; null if it was not tried. */
  readonly opens: boolean | null;
  readonly tables: RowCounts;
  readonly rows: number;
  /** Why it cannot be imported here; null if it can. */
  readonly problem: Problem | null;
}

/**
 * Reads an export from beginning to end, without changing the installation. Throws if it is not an export, or is
 * incomplete.
 * @param passphrase null: the secrets are not tried.
 */
export async function checkExport(
  file: string,
  passphrase: string | null,
  random: RandomBytes,
): Promise<ExportReport> {
  const { size: bytes } = await stat(file);
  const { header, rows } = await readExport(file);
  const { key, version, exportedAt, migrations, fingerprint = '' } = header;
  const found = schemaAge(migrations);
  const transport =
    passphrase === null || key === null
      ? null
      : await attempt(async () =>
          openKeyring({ secretKey: await unsealWithPassphrase(key, passphrase), random }),
        );
  const { tables, shut } = await readThrough(rows, transport?.ok ? transport.value : null);
  const wrong = transport !== null && !transport.ok ? transport.problem : shut;
  return {
    bytes,
    version,
    exportedAt,
    schema: found.age,
    migration: migrations.at(-1) ?? null,
    sealedWith: key === null ? { fingerprint } : 'passphrase',
    opens: transport === null ? null : wrong === null,
    tables,
    rows: Object.values(tables).reduce((sum, count) => sum + count, 0),
    problem: found.age === 'newer' ? exportProblems.newer(version, found.unknown) : wrong,
  };
}

/** Reads all rows; returns their number by table, and why a secret cannot be decrypted. */
async function readThrough(
  rows: ExportReading['rows'],
  transport: Keyring | null,
): Promise<{ readonly tables: RowCounts; readonly shut: Problem | null }> {
  let shut: Problem | null = null;
  for (;;) {
    const { done, value } = await rows.next();
    if (done === true) return { tables: value, shut };
    const { table, text } = value;
    if (transport === null || shut !== null || !holdsSecrets(table)) continue;
    const opened = await attempt(() => resealRow(table, parseJson(text) as Row, transport, transport));
    if (!opened.ok) shut = opened.problem;
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return failed(toProblem(error));
  }
}
