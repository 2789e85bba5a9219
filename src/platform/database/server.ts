import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ProblemError } from '../values/problem.ts';
import { type DiskFullMemory, diskFullMemory } from './disk-full.ts';
import type { Log } from './log.ts';
import { serverTooOld, urlInvalid } from './problems.ts';
import { connectProblem } from './server-errors.ts';
import { serverPool } from './server-pool.ts';

const oldestServer = 150_000;

export interface ServerOptions {
  readonly url: string;
  readonly poolSize: number;
  /** The time limit of a statement in milliseconds; 0 for none. */
  readonly statementTimeout: number;
}

/** Connects to a PostgreSQL server once, to check that it answers and is new enough. */
export async function checkServer(url: string): Promise<void> {
  const where = describeServer(url);
  const client = new pg.Client({ ...connection(url), statement_timeout: 10_000 });
  client.on('error', () => {}); // told by the query that it breaks
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
    );
    const [found] = rows;
    if (found && Number(found.number) < oldestServer) {
      throw new ProblemError(serverTooOld(where, found.version));
    }
  } catch (error) {
    throw error instanceof ProblemError
      ? error
      : new ProblemError(connectProblem(where, error), { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

/** A pool of connections to a server that {@link checkServer} accepted. */
export function serverDialect(
  { url, poolSize, statementTimeout }: ServerOptions,
  log: Log,
  full: DiskFullMemory = diskFullMemory(),
): Dialect {
  const options = {
    ...connection(url),
    max: poolSize,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout,
    idleTimeoutMillis: 30_000,
  };
  return new PostgresDialect({ pool: serverPool(options, describeServer(url), log, full) });
}

/** How each connection to a server is made. */
export function connection(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'picket',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // The embedded database has the same time zone: the same SQL gives the same days.
    options: '-c TimeZone=UTC',
    types: { getTypeParser },
  };
}

const { builtins, getTypeParser: standardParser } = pg.types;
const bigintArray = 1016;

/** The same JavaScript types as from the embedded database (see pglite.ts). */
const getTypeParser: typeof standardParser = ((type: number, format?: 'text' | 'binary') => {
  if (type === builtins.INT8) return Number;
  if (type === builtins.DATE) return (text: string) => text;
  if (type === bigintArray) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number);
  return format === 'binary' ? standardParser(type, format) : standardParser(type, 'text');
}) as typeof standardParser;

/** Host, port and database: the parts of the address that may be shown. The address contains a password. */
export function describeServer(url: string): string {
  if (!URL.canParse(url)) throw new ProblemError(urlInvalid());
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') throw new ProblemError(urlInvalid());
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${host}:${port || 5432}${pathname}`;
}
