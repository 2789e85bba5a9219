import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkExport } from '../../../src/ops/export/check-export.ts';
import type { ExportHeader } from '../../../src/ops/export/format.ts';
import { loadImport } from '../../../src/ops/export/load-import.ts';
import { writeExport } from '../../../src/ops/export/write-export.ts';
import { openKeyring } from '../../../src/platform/secrets/keyring.ts';
import { leastCost } from '../../../src/platform/secrets/passphrase.ts';
import { systemClock } from '../../../src/platform/values/clock.ts';
import { systemRandom } from '../../../src/platform/values/random.ts';
import { reconsider } from '../../../src/tickets/due/reconsider.ts';
import { emptyUsedTables } from '../empty-tables.ts';
import { tableContents } from '../table-contents.ts';
import { useDatabase } from '../use-database.ts';
import { restoreAfter0012 } from './after-0012.ts';

const { db, database } = useDatabase();
const begun = new Date();
const passphrase = 'several words of no relation';
const keyring = (fill: number) =>
  openKeyring({ secretKey: Buffer.alloc(32, fill).toString('base64'), random: systemRandom });
const deps = {
  ...{ db, clock: systemClock, random: systemRandom, version: '0.1.0', keyring: keyring(1) },
  ...{ reconsider, changed: () => {}, guessCost: leastCost },
};

function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'state.gz');
}

/** An export of the tables after migration 0012, and what an upgrade makes of the same rows. */
async function olderExport(phrase: string | null) {
  await restoreAfter0012(db);
  const file = newFile();
  await writeExport(deps, phrase, file);
  await database.migrate();
  const upgraded = await storedContents(db);
  await sql.raw(emptyUsedTables).execute(db);
  return { file, upgraded };
}

/** Every row; times that were written since the test began are replaced by one time. */
async function storedContents(of: typeof db) {
  const contents = await tableContents(of);
  const written = /\d{4}-\d\d-\d\dT[\d:.]+\+00:00/g;
  const masked = (row: string) => row.replaceAll(written, (at) => (new Date(at) < begun ? at : 'now'));
  return Object.fromEntries(Object.entries(contents).map(([name, rows]) => [name, rows.map(masked)]));
}

/** The same rows under another header. */
function changeHeader(file: string, change: (header: ExportHeader) => Partial<ExportHeader>): string {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const header = JSON.parse(lines[0] ?? '');
  const rows = [JSON.stringify({ ...header, ...change(header) }), ...lines.slice(1, -1)];
  const text = rows.map((line) => `${line}\n`).join('');
  const footer = {
    ...JSON.parse(lines.at(-1) ?? ''),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  const changed = newFile();
  writeFileSync(changed, gzipSync(`${text}${JSON.stringify(footer)}\n`));
  return changed;
}

describe('an export of an older version', () => {
  it.each([passphrase, null])('imports as if its installation had been upgraded (%s)', async (phrase) => {
    const { file, upgraded } = await olderExport(phrase);
    expect(Object.values(upgraded).flat().length).toBeGreaterThan(30);
    const counts = await loadImport(deps, phrase, file);
    expect(counts).toMatchObject({ incident: 14, dns_list: 0 });
    // Migrations write the time at which they run.
    expect(await storedContents(db)).toEqual(upgraded);
    expect(await database.pendingMigrations()).toEqual([]);
    // New rows are numbered after the imported ones.
    const { numbered } = await db
      .insertInto('audit_event')
      .values({ at: new Date(), actor: 'x', action: 'x.y', subject: 'x', before: null, after: null })
      .returning('id as numbered')
      .executeTakeFirstOrThrow();
    expect(numbered).toBe((upgraded.audit_event?.length ?? 0) + 1);
  });

  it('is described without touching an installation', async () => {
    const { file } = await olderExport(passphrase);
    const report = { schema: 'older', migration: '0012-notes-settled', version: '0.1.0', problem: null };
    expect(await checkExport(file, null, systemRandom)).toMatchObject({ ...report, opens: null });
    expect(await checkExport(file, passphrase, systemRandom)).toMatchObject({ ...report, opens: true });
    expect(await checkExport(file, 'another passphrase', systemRandom)).toMatchObject({
      ...{ ...report, opens: false },
      problem: { code: 'secrets.wrong_passphrase' },
    });
  });
});

describe('an export that cannot be imported', () => {
  it('is of a newer version: it says to update, and changes nothing', async () => {
    const { file } = await olderExport(passphrase);
    const newer = changeHeader(file, ({ migrations }) => ({
      version: '9.0.0',
      migrations: [...migrations, '9999-later'],
    }));
    const problem = {
      code: 'export.other_version',
      message: expect.stringContaining('9999-later'),
      hint: expect.stringContaining('Update this Picket to 9.0.0'),
    };
    await expect(loadImport(deps, passphrase, newer)).rejects.toMatchObject({ problem });
    expect(await checkExport(newer, null, systemRandom)).toMatchObject({ schema: 'newer', problem });
    const format = changeHeader(file, () => ({ picketExport: 2 }));
    await expect(loadImport(deps, passphrase, format)).rejects.toMatchObject({
      problem: { code: 'export.other_version' },
    });
  });

  it('is sealed with the secret key of another installation', async () => {
    const { file } = await olderExport(null);
    const other = { ...deps, keyring: keyring(2) };
    await expect(loadImport(other, null, file)).rejects.toMatchObject({
      problem: { code: 'export.other_key' },
    });
  });

  it('lacks its end, or a row was changed: nothing is imported', async () => {
    const { file } = await olderExport(passphrase);
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const before = await tableContents(db);
    for (const damaged of [
      gzipSync(text.slice(0, text.lastIndexOf('{"rows"'))),
      gzipSync(text.replace('Cedar', 'Zedar')),
      readFileSync(file).subarray(0, -100),
      Buffer.from('no gzip'),
    ]) {
      const copy = newFile();
      writeFileSync(copy, damaged);
      await expect(checkExport(copy, null, systemRandom)).rejects.toThrow(/not a complete Picket export/);
      await expect(loadImport(deps, passphrase, copy)).rejects.toThrow(/not a complete Picket export/);
    }
    expect(await tableContents(db)).toEqual(before);
  });
});
