import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Clock, systemClock } from '../values/clock.ts';
import { ProblemError } from '../values/problem.ts';
import { databaseInUse } from './problems.ts';
import { identifySelf, type ProcessIdentity, stateOf } from './process-identity.ts';

/** A lock that this process holds until it releases it or ends. */
export interface FolderLock {
  /** Whether this process still holds the lock. */
  held(): boolean;
  /** A heartbeat, for processes in other containers or on other machines that cannot check our process id. */
  beat(): void;
  release(): void;
}

export const beatMilliseconds = 5_000;
/** A holder whose process cannot be checked gets three heartbeats of time to prove that it is alive. */
const watchMilliseconds = 16_000;

interface Holder extends ProcessIdentity {
  /** Unique for each time the lock is taken. */
  readonly token: string;
}

/**
 * Takes `<folder>/<name>` for this process, or throws a problem that names the holder. PGlite has no such guard, and a
 * second process on its folder destroys the data (electric-sql/pglite#1106).
 * The file appears complete or not at all: link(2) refuses an existing name, like O_EXCL. The lock of a dead process is
 * taken over. Only one process may do that: it must hold a second lock named for the token of the first. Otherwise two
 * processes that both saw the dead lock could each remove it, and the later one would remove the new lock of the
 * earlier.
 */
export async function lockFolder(
  folder: string,
  clock: Clock = systemClock,
  name = 'lock',
): Promise<FolderLock> {
  const file = path.join(folder, name);
  const mine: Holder = { ...identifySelf(), token: randomUUID() };
  const draft = path.join(folder, `${name}.${mine.token}.draft`);
  // Written to disk before it gets its name: a power failure must not leave an empty lock that names nobody.
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx', flush: true });
  try {
    for (;;) {
      if (created(draft, file)) return lockAt(file, mine.token);
      const holder = read(file);
      if (holder === undefined) continue; // It was released in this moment.
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

/**
 * The holder; text if the file is not a lock of ours (for example, a disk that lost its last writes); undefined
 * if there is
 * no file.
 */
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
  // The clocks of two machines differ by seconds, not by an hour. So nobody has to wait after a reboot.
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
