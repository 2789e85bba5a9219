import { randomUUID } from 'node:crypto';
import { type Loop, type LoopContext, startLoop } from '../../platform/work/loop.ts';
import { type BackupDeps, backUpDue } from './back-up-due.ts';

const everyMs = 60_000;

/** Checks each minute whether a backup is due. */
export function startBackingUp(deps: BackupDeps, loop: LoopContext): Loop {
  const owner = randomUUID();
  return startLoop({
    ...loop,
    name: 'write backups',
    idleMs: everyMs,
    // The failure is stored in the database for the status: another node may write the next one.
    step: async (signal) => ({ waitMs: null, problem: await backUpDue(deps, owner, signal) }),
  });
}
