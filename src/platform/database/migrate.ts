import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { ProblemError } from '../values/problem.ts';
import { migrations as ours } from './migrations.ts';
import { migrationFailed, newerThanThis } from './problems.ts';
import { migrationsDone, schemaAge } from './schema-age.ts';

type Migrations = Readonly<Record<string, Migration>>;

/**
 * Runs the pending migrations and returns their names. Several processes may do so at once: Kysely takes an
 * advisory lock
 * on a server, and an embedded database has one process. All or nothing, because PostgreSQL's DDL is
 * transactional.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Migrations = ours): Promise<string[]> {
  // Checked first: on an up-to-date database, the usual case, the migrator takes seconds to find nothing.
  if ((await pendingMigrations(db, migrations)).length === 0) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Before the first release, some were numbered below others that had run already. Each of them can run later.
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first one';
    const why = error instanceof Error ? error.message : String(error);
    throw new ProblemError(migrationFailed(failed, why), { cause: error });
  }
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
}

/**
 * The names of the migrations that have not run yet. A database with migrations that this version does not know is
 * refused: its tables may mean something else.
 */
export async function pendingMigrations<T>(db: Kysely<T>, migrations: Migrations = ours): Promise<string[]> {
  const found = schemaAge(await migrationsDone(db), Object.keys(migrations));
  if (found.age === 'newer') throw new ProblemError(newerThanThis(found.unknown));
  return found.age === 'older' ? [...found.pending] : [];
}
