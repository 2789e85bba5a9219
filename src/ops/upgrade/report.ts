import { newerThanThis } from '../../platform/database/problems.ts';
import { type SchemaAge, schemaAge } from '../../platform/database/schema-age.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { BackupStateView } from '../backup/view.ts';
import type { Nodes } from './routes.ts';

/** The facts that are read of an installation, running or stopped. */
export interface FoundInstallation extends Pick<Nodes, 'migrations' | 'nodes'> {
  readonly lastBackup: Pick<NonNullable<BackupStateView['lastSuccess']>, 'at' | 'file' | 'host'> | null;
}

/** What an upgrade to this version would do, and whether it may begin. */
export interface UpgradeReport extends Pick<FoundInstallation, 'nodes' | 'lastBackup'> {
  /** The age of the tables compared with this version. */
  readonly schema: SchemaAge['age'] | 'empty';
  /** The last migration that has run. */
  readonly migration: string | null;
  readonly pending: readonly string[];
  /** Nodes that stop when the database is migrated. */
  readonly ending: readonly string[];
  /** Why this version does not start on this database. */
  readonly problem: Problem | null;
}

/** @param known the migrations of this version */
export function reportUpgrade(
  { migrations, nodes, lastBackup }: FoundInstallation,
  known?: readonly string[],
): UpgradeReport {
  const found = schemaAge(migrations, known);
  const pending = found.age === 'older' ? found.pending : [];
  const last = [...migrations, ...pending].sort().at(-1) ?? '';
  return {
    ...{ nodes, lastBackup, pending },
    schema: migrations.length === 0 ? 'empty' : found.age,
    migration: [...migrations].sort().at(-1) ?? null,
    ending: nodes.filter(({ migration }) => migration < last).map(({ id }) => id),
    problem: found.age === 'newer' ? newerThanThis(found.unknown) : null,
  };
}
