import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Who a process is, so that another can tell later whether it still runs. A bare process id does not do: after a
 * reboot, or simply later, it belongs to somebody else; in another container it means another process.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** What tells this run of this machine (and this container on it) from any other; null where it has no /proc. */
  readonly world: string | null;
  /** When the process began, in clock ticks since the machine did; null where it has no /proc. */
  readonly started: string | null;
}

export function identifySelf(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), world: currentWorld(), started: startOf(process.pid) };
}

/** `unknown` when the process lives in another container or on another machine, where it cannot be looked for. */
export function stateOf(other: ProcessIdentity): 'running' | 'gone' | 'unknown' {
  const self = identifySelf();
  if (self.world !== other.world) return 'unknown';
  if (self.world === null && self.host !== other.host) return 'unknown';
  if (!exists(other.pid)) return 'gone';
  if (self.world === null) return other.pid === self.pid ? 'running' : 'unknown';
  return startOf(other.pid) === other.started ? 'running' : 'gone';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function currentWorld(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Field 22 of proc_pid_stat(5); the second one, the command, may itself hold spaces and parentheses. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, and only waits for its parent to notice.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
