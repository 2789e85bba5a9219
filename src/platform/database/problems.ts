import type { Problem } from '../values/problem.ts';

/** Every problem with the database that a person can fix. */

export const databaseInUse = (folder: string, holder: string): Problem => ({
  code: 'database.in_use',
  message: `The database in ${folder} is in use by ${holder}.`,
  hint: 'Stop that process first: two processes on one folder would destroy the database. To run several processes, set PICKET_DATABASE_URL to a PostgreSQL server.',
  retry: 'later',
  details: { folder, holder },
});

export const lockLost = (folder: string): Problem => ({
  code: 'database.lock_lost',
  message: `This process lost the lock of the database in ${folder}.`,
  hint: 'Another process has probably opened the same folder, on another machine or in a container. Let only one process use it, then start Picket again.',
  retry: 'later',
  details: { folder },
});

export const folderUnusable = (folder: string, why: string): Problem => ({
  code: 'database.folder_unusable',
  message: `The database folder ${folder} cannot be used: ${why}.`,
  hint: 'Give the user that runs Picket a folder that this user owns, on a disk with free space.',
  retry: 'never',
  details: { folder },
});

export const folderVersion = (folder: string, found: string, expected: string): Problem => ({
  code: 'database.folder_version',
  message: `The database in ${folder} is from PostgreSQL ${found}, and this version of Picket needs ${expected}.`,
  hint: 'Export it with the version of Picket that created it, then import it with this one.',
  retry: 'never',
  details: { folder, found, expected },
});

export const cannotStart = (folder: string, why: string): Problem => ({
  code: 'database.cannot_start',
  message: `The database in ${folder} does not start: ${why}`,
  hint: 'Check that the disk is not full and that no other program wrote into this folder. If it still fails, restore a backup.',
  retry: 'later',
  details: { folder },
});

export const notBuilt = (file: string): Problem => ({
  code: 'database.not_built',
  message: `The file ${file} of the embedded database is missing.`,
  hint: 'Run `npm run build` first.',
  retry: 'never',
  details: { file },
});

export const stopped = (why: string): Problem => ({
  code: 'database.stopped',
  message: `The embedded database has stopped: ${why}`,
  hint: 'Start Picket again. Confirmed changes are on disk. See the log for the cause.',
  retry: 'later',
});

export const busy = (seconds: number): Problem => ({
  code: 'database.busy',
  message: `The embedded database did not become free within ${seconds} seconds.`,
  hint: 'A transaction stays open. If it happens again, restart Picket and report it with the log.',
  retry: 'later',
});

export const urlInvalid = (): Problem => ({
  code: 'database.url_invalid',
  message: 'PICKET_DATABASE_URL is not the address of a PostgreSQL database.',
  hint: 'Write it as postgres://user:password@host:5432/database. Percent-encode special characters in the password.',
  retry: 'never',
});

export const serverUnreachable = (where: string, why: string): Problem => ({
  code: 'database.server_unreachable',
  message: `The PostgreSQL server ${where} cannot be reached: ${why}.`,
  hint: 'Check the host and port in PICKET_DATABASE_URL. Check that the server runs and that no firewall blocks the connection.',
  retry: 'later',
  details: { where },
});

export const serverRefused = (where: string, why: string): Problem => ({
  code: 'database.server_refused',
  message: `The PostgreSQL server ${where} refused the connection: ${why}.`,
  hint: 'Check the user, password and database name in PICKET_DATABASE_URL. The database must already exist.',
  retry: 'later',
  details: { where },
});

export const serverBusy = (where: string): Problem => ({
  code: 'database.server_busy',
  message: `All connections to the PostgreSQL server ${where} were busy for 10 seconds.`,
  hint: 'Picket retries automatically. If it happens again, check the running queries on the server (`pg_stat_activity`).',
  retry: 'later',
  details: { where },
});

export const connectionLost = (where: string, why: string): Problem => ({
  code: 'database.connection_lost',
  message: `The connection to the PostgreSQL server ${where} was lost: ${why}.`,
  hint: 'Picket reconnects automatically. If the problem persists, check that the server runs and that no firewall blocks the connection.',
  retry: 'later',
  details: { where },
});

export const commitUnknown = (where: string, why: string): Problem => ({
  code: 'database.commit_unknown',
  message: `The connection to the PostgreSQL server ${where} was lost while Picket stored a change: ${why}.`,
  hint: 'The change may be stored. Check that first, then try again.',
  retry: 'unknown',
  details: { where },
});

/** @param what which disk is full: “The embedded database in …”, “The PostgreSQL server …”. */
export const diskFull = (what: string, why: string): Problem => ({
  code: 'database.disk_full',
  message: `${what} cannot write, because its disk is full: ${why}`,
  hint: 'Free space on that disk, or move the database to a larger one. Picket then continues automatically within a minute.',
  retry: 'later',
});

export const serverTooOld = (where: string, version: string): Problem => ({
  code: 'database.server_too_old',
  message: `The PostgreSQL server ${where} is version ${version}.`,
  hint: 'Picket needs PostgreSQL 15 or newer.',
  retry: 'never',
  details: { where, version },
});

export const notUtf8 = (where: string, encoding: string): Problem => ({
  code: 'database.not_utf8',
  message: `The database ${where} stores text as ${encoding}.`,
  hint: "Create a database for Picket with: create database picket encoding 'UTF8' template template0;",
  retry: 'never',
  details: { where, encoding },
});

export const serverIsStandby = (where: string): Problem => ({
  code: 'database.standby',
  message: `The PostgreSQL server ${where} is a standby: nothing can be written to it.`,
  hint: 'Set PICKET_DATABASE_URL to the primary server, or promote this one.',
  retry: 'later',
  details: { where },
});

export const serverReadOnly = (where: string, why: string): Problem => ({
  code: 'database.read_only',
  message: `The PostgreSQL server ${where} takes no writes: ${why}.`,
  hint: 'If it is a standby, promote it, or set PICKET_DATABASE_URL to the primary server. Else set default_transaction_read_only to off. Picket then continues automatically.',
  retry: 'later',
  details: { where },
});

export const socketUnusable = (where: string, why: string): Problem => ({
  code: 'database.socket_unusable',
  message: `The PostgreSQL server ${where} cannot be reached by its socket: ${why}.`,
  hint: 'Check that the server runs on this machine (a container must mount the folder of the socket), and that PICKET_DATABASE_URL names that folder: postgres://user@/database?host=/var/run/postgresql.',
  retry: 'later',
  details: { where },
});

export const certificateUntrusted = (where: string, why: string): Problem => ({
  code: 'database.certificate_untrusted',
  message: `Picket does not trust the certificate of the PostgreSQL server ${where}: ${why}.`,
  hint: 'Add its authority to PICKET_DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem. With ?sslmode=no-verify the connection is encrypted, but anyone could be the server.',
  retry: 'later',
  details: { where },
});

export const noTls = (where: string): Problem => ({
  code: 'database.no_tls',
  message: `The PostgreSQL server ${where} offers no encrypted connections, and PICKET_DATABASE_URL asks for one.`,
  hint: 'Switch TLS on at the server (ssl = on), or write ?sslmode=disable where the network between is your own.',
  retry: 'later',
  details: { where },
});

export const serverAnswered = (where: string, why: string): Problem => ({
  code: 'database.server_refused',
  message: `The PostgreSQL server ${where} refused the connection: ${why}.`,
  hint: 'See the message. If it comes from a connection pooler, see its log and the guide (PgBouncer).',
  retry: 'later',
  details: { where },
});

export const newerThanThis = (migrations: readonly string[]): Problem => ({
  code: 'database.newer_version',
  message: `A newer version of Picket has used this database (${migrations.join(', ')}).`,
  hint: 'Run that version or a newer one, or restore the backup from before the upgrade.',
  retry: 'never',
  details: { migrations },
});

export const migrationFailed = (migration: string, why: string): Problem => ({
  code: 'database.migration_failed',
  message: `The migration of the database failed (${migration}): ${why}`,
  hint: 'Nothing was changed. Fix the fault in the message and start again, or return to the former version.',
  retry: 'later',
  details: { migration },
});
