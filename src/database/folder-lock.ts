import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Clock, systemClock } from '../values/clock.ts';
import { ProblemError } from '../values/problem.ts';
import { databaseInUse } from './problems.ts';
import { identifySelf, type ProcessIdentity, stateOf } from './process-identity.ts';

/** A lock that this process holds until it lets go, or ends. */
export interface FolderLock {
  /** Whether it is still ours. */
  held(): boolean;
  /** Shows processes that cannot look for ours (in other containers, on other machines) that it lives. */
  beat(): void;
  release(): void;
}

export const beatMilliseconds = 5_000;
/** A holder that cannot be looked for is given three beats to show itself. */
const watchMilliseconds = 16_000;

interface Holder extends ProcessIdentity {
  /** Names this one taking of the lock. */
  readonly token: string;
}

/**
 * Takes `<folder>/<name>` for this process, or throws a problem that says who has it. PGlite has no such guard, and
 * a second process on its folder ruins it for good (electric-sql/pglite#1106).
 *
 * The file appears complete or not at all (link(2) refuses an existing name, like O_EXCL). What a dead process left
 * is taken over; only one may do so, by holding a second lock named for the first one's token: otherwise two that
 * both saw the dead one could each remove it, the later one removing the earlier's fresh lock.
 */
export async function lockFolder(
  folder: string,
  clock: Clock = systemClock,
  name = 'lock',
): Promise<FolderLock> {
  const file = path.join(folder, name);
  const mine: Holder = { ...identifySelf(), token: randomUUID() };
  const draft = path.join(folder, `${name}.${mine.token}.draft`);
  // On disk before it gets its name: a power failure must not leave an empty lock that names nobody.
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx', flush: true });
  try {
    for (;;) {
      if (created(draft, file)) return lockAt(file, mine.token);
      const holder = read(file);
      if (holder === undefined) continue; // released in this very moment
      if (!(await isGone(holder, file, clock)))
        throw new ProblemError(databaseInUse(folder, describe(holder)));
      const takeover = await lockFolder(folder, clock, `${name}.${tokenOf(holder)}`);
      try {
        if (sameHolder(read(file), holder)) {
          fs.renameSync(draft, file);
          return lockAt(file, mine.token);
        }
      } finally {
        takeover.release();
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function lockAt(file: string, token: string): FolderLock {
  const held = () => {
    const holder = read(file);
    return typeof holder === 'object' && holder.token === token;
  };
  return {
    held,
    beat() {
      const now = new Date();
      if (held()) fs.utimesSync(file, now, now);
    },
    release() {
      if (held()) fs.rmSync(file, { force: true });
    },
  };
}

function created(draft: string, file: string): boolean {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder; text when the file is not one of ours (a disk that lost its last writes, say); undefined without a file. */
function read(file: string): Holder | string | undefined {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(content) as Holder;
    return typeof holder.token === 'string' && Number.isInteger(holder.pid) ? holder : content;
  } catch {
    return content;
  }
}

async function isGone(holder: Holder | string, file: string, clock: Clock): Promise<boolean> {
  const state = typeof holder === 'string' ? 'unknown' : stateOf(holder);
  if (state !== 'unknown') return state === 'gone';
  const before = touched(file);
  // Clocks of two machines differ by seconds, not by an hour: after a reboot nobody needs to wait.
  if (before !== undefined && clock.now().getTime() - before > 3_600_000) return true;
  for (let waited = 0; waited < watchMilliseconds; waited += 500) {
    await clock.sleep(500);
    if (touched(file) !== before) return false;
  }
  return true;
}

function touched(file: string): number | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

const tokenOf = (holder: Holder | string) => (typeof holder === 'string' ? 'unreadable' : holder.token);

const sameHolder = (one: Holder | string | undefined, other: Holder | string) =>
  typeof one === 'object' && typeof other === 'object' ? one.token === other.token : one === other;

function describe(holder: Holder | string): string {
  if (typeof holder === 'string') return 'another process';
  const elsewhere = stateOf(holder) === 'unknown' ? ` on ${holder.host} (another machine or container)` : '';
  return `process ${holder.pid}${elsewhere}`;
}
