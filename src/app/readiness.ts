import { findDiskProblem } from '../ops/status/disk-room.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { ProblemError } from '../platform/values/problem.ts';
import type { Loop } from '../platform/work/loop.ts';
import { appProblems } from './app-problems.ts';

interface Checked {
  readonly database: Database;
  readonly loops: readonly Loop[];
  readonly config: Config;
}

/** The conditions for this node to be ready. */
export function checksOf({ database, loops, config }: Checked) {
  return [
    {
      name: 'database',
      async check() {
        const pending = await database.pendingMigrations();
        if (pending.length > 0) throw new ProblemError(appProblems.notMigrated(pending));
        const readOnly = await database.readOnly();
        if (readOnly !== null) throw new ProblemError(readOnly);
      },
    },
    {
      name: 'disk',
      async check() {
        const problem = await findDiskProblem({ database, dataFolder: config.data });
        if (problem !== null) throw new ProblemError(problem);
      },
    },
    {
      name: 'loops',
      async check() {
        for (const { name, problem } of loops.map((loop) => loop.health()))
          if (problem !== null)
            throw new ProblemError({ ...problem, message: `${name}: ${problem.message}` });
      },
    },
  ];
}
