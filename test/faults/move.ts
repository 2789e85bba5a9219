import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { loadImport } from '../../src/ops/export/load-import.ts';
import { exportedTables, passingTables } from '../../src/ops/export/tables.ts';
import { writeExport } from '../../src/ops/export/write-export.ts';
import { toProblem } from '../../src/platform/values/problem.ts';
import { reconsider } from '../../src/tickets/due/reconsider.ts';
import { keyringOf, type World } from './world.ts';

const passphrase = 'a passphrase that is long enough';

/**
 * Moves the installation: every process is stopped, the whole state exported and imported into an empty database under
 * another key, and Picket started there. Nothing may be lost.
 */
export async function moveInstallation(world: World): Promise<void> {
  const { random, shared, trace, computers, surprises } = world;
  if (world.databaseIsDown) return;
  world.stopAll('to be moved');
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-faults-'));
  const deps = {
    db: world.db,
    random: random.bytes,
    clock: { now: world.time, sleep: async () => {} },
    version: 'test',
    reconsider,
    changed: () => {},
  };
  const file = path.join(folder, 'export');
  try {
    const before = await contents(world);
    await writeExport({ ...deps, keyring: world.keyring }, passphrase, file);
    world.keyring = keyringOf(world.seed + 1);
    const names = [...exportedTables.map(({ name }) => name), ...passingTables];
    await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} restart identity cascade`.execute(
      shared.database.db,
    );
    await loadImport({ ...deps, keyring: world.keyring }, passphrase, file);
    const after = await contents(world);
    for (const [name, rows] of before) {
      if (after.get(name) !== rows) surprises.push(`The table ${name} is not as it was before it was moved.`);
    }
  } catch (thrown) {
    surprises.push(`The installation cannot be moved: ${toProblem(thrown).message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  trace.add('world', 'is moved');
  for (const computer of computers) world.start(computer);
}

/** Every table as text, but for what is encrypted under the key of the installation. */
async function contents({ shared }: World): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { name, key } of exportedTables) {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg((to_jsonb(t) - 'secret')::text, ',' order by ${sql.ref(key)}) as text from ${sql.table(name)} t
    `.execute(shared.database.db);
    all.set(name, rows[0]?.text ?? '');
  }
  return all;
}
