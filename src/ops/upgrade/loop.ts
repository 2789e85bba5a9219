import type { Kysely } from 'kysely';
import { newerThanThis } from '../../platform/database/problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { migrationsDone, schemaAge } from '../../platform/database/schema-age.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type Loop, type LoopContext, startLoop } from '../../platform/work/loop.ts';
import { type NodeRow, seeNode } from './store.ts';

const seenEveryMs = 60_000;
/** How often to check: a newer node may migrate the tables at any time. */
const lookEveryMs = 10_000;

export interface NodeDeps {
  readonly db: Kysely<Schema>;
  readonly node: Omit<NodeRow, 'seen_at'>;
  /** Other nodes may use the database too. */
  readonly shared: boolean;
  /** Ends the process, because the tables may differ from those that it knows. */
  readonly onNewer: (problem: Problem) => void;
}

/** Records that this node runs, and ends it when a newer Picket has migrated the database. */
export function startSeeingNodes({ db, node, shared, onNewer }: NodeDeps, loop: LoopContext): Loop {
  let seenAt = Number.NEGATIVE_INFINITY;
  return startLoop({
    ...loop,
    name: 'see the nodes',
    idleMs: shared ? lookEveryMs : seenEveryMs,
    async step() {
      const found = schemaAge(await migrationsDone(db));
      if (found.age === 'newer') {
        onNewer(newerThanThis(found.unknown));
        return null;
      }
      const now = loop.clock.now();
      if (Math.abs(now.getTime() - seenAt) < seenEveryMs) return null;
      await seeNode(db, { ...node, seen_at: now });
      seenAt = now.getTime();
      return null;
    },
  });
}
