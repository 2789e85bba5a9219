/**
 * CPU time of this process and of the sessions of the PostgreSQL server, where that runs on this machine. Unlike the time
 * on the clock, it hardly depends on what else the machine does.
 */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';

/** @returns a function that begins a measurement, and returns one that ends it: milliseconds of CPU time. */
export function cpuOf(database) {
  return async () => {
    const sessions = database.kind === 'server' ? await sessionsOf(database.db) : [];
    const before = read(sessions);
    return () => {
      const after = read(sessions);
      return { node: after.node - before.node, postgres: after.postgres - before.postgres };
    };
  };
}

/** The sessions that exist now. One that opens later is not counted, so measure after a warm-up. */
async function sessionsOf(db) {
  const { rows } = await sql`select pid from pg_stat_activity where backend_type = 'client backend'`.execute(
    db,
  );
  return rows.map(({ pid }) => pid);
}

function read(sessions) {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1000, postgres: sessions.reduce((sum, pid) => sum + onCpu(pid), 0) };
}

/** In milliseconds, to the nanosecond; the ticks of /proc/PID/stat are as long as a small batch takes. 0: not on this machine. */
function onCpu(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
