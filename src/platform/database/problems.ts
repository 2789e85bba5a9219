import type { Problem } from '../values/problem.ts';

/** Every problem with the database that a person can fix. */

export const databaseInUse = (folder: string, holder: string): Problem => ({
  code: 'database.in_use',
  message: `The database in ${folder} is in use by ${holder}.`,
  hint: 'Stop that process first, or let it do the work: two processes on one folder would ruin it. To run several at once, set PICKET_DATABASE_URL to a PostgreSQL server.',
  retry: 'later',
  details: { folder, holder },
});

export const lockLost = (folder: string): Problem => ({
  code: 'database.lock_lost',
  message: `The lock of the database in ${folder} was taken away from this process.`,
  hint: 'Another process has probably opened the same folder, from another machine or container. Let only one use it, then start Picket again.',
  retry: 'later',
  details: { folder },
});

export const folderUnusable = (folder: string, why: string): Problem => ({
  code: 'database.folder_unusable',
  message: `The database folder ${folder} cannot be used: ${why}.`,
  hint: 'Give the user that runs Picket a folder which it owns and may write to, on a disk with space left.',
  retry: 'never',
  details: { folder },
});

export const folderVersion = (folder: string, found: string, expected: string): Problem => ({
  code: 'database.folder_version',
  message: `The database in ${folder} was made by PostgreSQL ${found}, and this version of Picket has ${expected}.`,
  hint: 'Export it with the version of Picket that made it, then import it with this one.',
  retry: 'never',
  details: { folder, found, expected },
});

export const cannotStart = (folder: string, why: string): Problem => ({
  code: 'database.cannot_start',
  message: `The database in ${folder} does not start: ${why}`,
  hint: 'Check that the disk is not full and that nothing but Picket wrote into this folder; if it stays so, restore it from a backup.',
  retry: 'later',
  details: { folder },
});

export const notBuilt = (file: string): Problem => ({
  code: 'database.not_built',
  message: `The embedded database needs ${file}, which is not there.`,
  hint: 'Run `npm run build` first.',
  retry: 'never',
  details: { file },
});

export const stopped = (why: string): Problem => ({
  code: 'database.stopped',
  message: `The embedded database has stopped: ${why}`,
  hint: 'Start Picket again. What was confirmed is on disk; the log of this moment says more.',
  retry: 'later',
});

export const busy = (seconds: number): Problem => ({
  code: 'database.busy',
  message: `The embedded database was not free within ${seconds} seconds.`,
  hint: 'Something holds a transaction open. If this comes again, restart Picket and report it with the log.',
  retry: 'later',
});

export const urlInvalid = (): Problem => ({
  code: 'database.url_invalid',
  message: 'PICKET_DATABASE_URL is not the address of a PostgreSQL database.',
  hint: 'It looks like postgres://user:password@host:5432/database; write special characters in the password percent-encoded.',
  retry: 'never',
});

export const serverUnreachable = (where: string, why: string): Problem => ({
  code: 'database.server_unreachable',
  message: `The PostgreSQL server ${where} cannot be reached: ${why}.`,
  hint: 'Check host and port in PICKET_DATABASE_URL, that the server runs, and that no firewall stands between.',
  retry: 'later',
  details: { where },
});

export const serverRefused = (where: string, why: string): Problem => ({
  code: 'database.server_refused',
  message: `The PostgreSQL server ${where} refused the connection: ${why}.`,
  hint: 'Check user, password and database name in PICKET_DATABASE_URL; the database must exist already.',
  retry: 'later',
  details: { where },
});

export const serverBusy = (where: string): Problem => ({
  code: 'database.server_busy',
  message: `No connection to the PostgreSQL server ${where} was free within 10 seconds.`,
  hint: 'Something holds every connection. Picket tries again by itself; if this comes again, check what the server is busy with (`pg_stat_activity`).',
  retry: 'later',
  details: { where },
});

export const connectionLost = (where: string, why: string): Problem => ({
  code: 'database.connection_lost',
  message: `The connection to the PostgreSQL server ${where} was lost: ${why}.`,
  hint: 'Picket connects again by itself. If this stays, check that the server runs and that no firewall stands between.',
  retry: 'later',
  details: { where },
});

export const commitUnknown = (where: string, why: string): Problem => ({
  code: 'database.commit_unknown',
  message: `The connection to the PostgreSQL server ${where} was lost while a change was being stored: ${why}.`,
  hint: 'The change may have been stored. Check that first, then try it again.',
  retry: 'unknown',
  details: { where },
});

/** @param what whose disk: “The embedded database in …”, “The PostgreSQL server …”. */
export const diskFull = (what: string, why: string): Problem => ({
  code: 'database.disk_full',
  message: `${what} cannot write, because its disk is full: ${why}`,
  hint: 'Free space on that disk, or move the database to a larger one. Picket tries again by itself and goes on within a minute.',
  retry: 'later',
});

export const serverTooOld = (where: string, version: string): Problem => ({
  code: 'database.server_too_old',
  message: `The PostgreSQL server ${where} is version ${version}.`,
  hint: 'Picket needs PostgreSQL 15 or newer.',
  retry: 'never',
  details: { where, version },
});

export const newerThanThis = (migrations: readonly string[]): Problem => ({
  code: 'database.newer_version',
  message: `The database was already used by a newer version of Picket (${migrations.join(', ')}).`,
  hint: 'Run that version or a later one, or restore the backup from before the upgrade.',
  retry: 'never',
  details: { migrations },
});

export const migrationFailed = (migration: string, why: string): Problem => ({
  code: 'database.migration_failed',
  message: `The database could not be brought up to date (${migration}): ${why}`,
  hint: 'Nothing was changed. Mend what the message names and start again, or go back to the version before.',
  retry: 'later',
  details: { migration },
});
