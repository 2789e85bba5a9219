import { sql } from 'kysely';
import { connection } from '../../connectwise/connection/connection.ts';
import { openConnection } from '../../connectwise/connection/connectwise-clients.ts';
import { clockWords } from '../../platform/outbound/clock-offset.ts';
import { channelSecretContext } from '../../platform/secrets/notification-contexts.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { moment } from '../../platform/values/zoned-time.ts';
import { secretContext } from '../../sources/secret.ts';
import { listSources } from '../../sources/store.ts';
import { emptyBytes, findDiskProblem, freeBytes, inMebibytes, lowBytes } from '../status/disk-room.ts';
import { oneCheck, type Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

const clockSlackMs = 5 * 60_000;

/** Picket itself: its database, disk, clock and key. */
export function probePicket(deps: TroubleshootDeps): Probe[] {
  const { db, keyring, database, dataFolder } = deps;
  const about = (id: string, title: string) => ({ id, title, area: 'picket' as const });
  return [
    oneCheck(about('database', 'The database answers'), async () => {
      const { rows } = await sql<{ version: string }>`
        select current_setting('server_version') as version`.execute(db);
      const kind = database.kind === 'embedded' ? 'The embedded database' : 'The PostgreSQL server';
      return { status: 'pass', what: `${kind} answers (PostgreSQL ${rows[0]?.version.split(' ')[0]}).` };
    }),
    oneCheck(about('migrations', 'The database is up to date'), async () => {
      const pending = await database.pendingMigrations();
      return pending.length === 0
        ? { status: 'pass', what: 'No migration is pending.' }
        : {
            status: 'fail',
            what: `The database lacks ${pending.join(', ')}.`,
            hint: 'Restart Picket, or run `picket migrate`.',
          };
    }),
    oneCheck(about('disk', 'There is free space on the disk'), async () => {
      const problem = await findDiskProblem({ database, dataFolder });
      if (problem !== null) return { status: 'fail', what: problem.message, hint: problem.hint };
      const free = await freeBytes(dataFolder);
      if (free === null) return { status: 'skipped', what: `Picket cannot check ${dataFolder}.` };
      const what = `${inMebibytes(free)} are free for ${dataFolder}.`;
      if (free >= lowBytes) return { status: 'pass', what };
      const hint = 'Free space on that disk, or move the data folder (PICKET_DATA) to another one.';
      return { status: free < emptyBytes ? 'fail' : 'unknown', what, hint };
    }),
    oneCheck(about('key', 'Picket’s key decrypts the saved secrets'), async () => {
      const saved = await loadSetting(db, connection);
      const sources = (await listSources(db, 1000)).filter(({ secret }) => secret !== null);
      const channels = await db.selectFrom('notification_channel').select(['name', 'secret']).execute();
      const closed = channels.filter(
        ({ secret }) => !opens(() => keyring.unseal(secret, channelSecretContext)),
      );
      const shut = sources.filter(({ secret }) => !opens(() => keyring.unseal(secret ?? '', secretContext)));
      const names = [
        ...(saved !== null && !openConnection(saved, keyring).ok ? ['the private key of ConnectWise'] : []),
        ...shut.map(({ name }) => `the secret of “${name}”`),
        ...closed.map(({ name }) => `the address or password of the channel “${name}”`),
      ];
      return names.length === 0
        ? { status: 'pass', what: 'Picket can read every saved secret.' }
        : {
            status: 'fail',
            what: `Picket cannot decrypt these with its current key: ${names.join(', ')}.`,
            hint: 'Restore the former PICKET_SECRET_KEY or key file and restart, or enter these secrets again.',
          };
    }),
  ];
}

/** Runs last, because the answers of ConnectWise and of sources contain the time. */
export function probeClock(deps: TroubleshootDeps): Probe {
  const { db, clock, database } = deps;
  const about = { id: 'clock', title: 'The clock is right', area: 'picket' } as const;
  return oneCheck(about, async () => {
    const offset = deps.clockOffset?.() ?? null;
    if (offset !== null) return { status: 'fail', ...clockWords(offset) };
    const now = clock.now().getTime();
    const { rows } = await sql<{ server: Date; newest: Date | null }>`
        select now() as server, greatest(
          (select at from audit_event order by id desc limit 1),
          (select opened_at from incident order by id desc limit 1)
        ) as newest`.execute(db);
    const ahead = Math.max(
      database.kind === 'server' ? Math.abs((rows[0]?.server.getTime() ?? now) - now) : 0,
      (rows[0]?.newest?.getTime() ?? now) - now,
    );
    return ahead < clockSlackMs
      ? { status: 'pass', what: `It is ${moment(new Date(now))}.` }
      : {
          status: 'fail',
          what: `This machine’s clock differs by ${Math.round(ahead / 60_000)} minutes from the last stored time.`,
          hint: 'Synchronise the clocks of this machine and of the database server with NTP.',
        };
  });
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    // The fix is the same for every cause.
    return false;
  }
}
