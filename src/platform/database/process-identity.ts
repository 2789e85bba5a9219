import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * The identity of a process, so that another process can check later whether it still runs. A process id alone
 * is not
 * enough: after a reboot, or later, another process has it; in another container it means a different process.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Identifies this boot of this machine (and this container); null if there is no /proc. */
  readonly world: string | null;
  /** When the process started, in clock ticks since boot; null if there is no /proc. */
  readonly started: string | null;
}

export function identifySelf(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), world: currentWorld(), started: startOf(process.pid) };
}

/** `unknown` if the process runs in another container or on another machine, where it cannot be checked. */
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
    // EPERM: the process exists and belongs to another user.
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

/** Field 22 of proc_pid_stat(5). The second field, the command, may contain spaces and parentheses. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; its parent has not read its exit status yet.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
