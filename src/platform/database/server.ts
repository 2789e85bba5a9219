import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { parseDatabaseUrl } from '../values/database-url.ts';
import { type Problem, ProblemError } from '../values/problem.ts';
import { type DiskFullMemory, diskFullMemory } from './disk-full.ts';
import type { Log } from './log.ts';
import { notUtf8, serverIsStandby, serverTooOld, urlInvalid } from './problems.ts';
import { connectProblem } from './server-errors.ts';
import { serverPool } from './server-pool.ts';

const oldestServer = 150_000;

export interface ServerOptions {
  readonly url: string;
  readonly poolSize: number;
  /** The time limit of a statement in milliseconds; 0 for none. */
  readonly statementTimeout: number;
}

/** Connects to a PostgreSQL server once, to check that it answers and that Picket can work with it. */
export async function checkServer(url: string): Promise<void> {
  const where = describeServer(url);
  const client = new pg.Client({ ...connection(url), query_timeout: 10_000 });
  client.on('error', () => {}); // told by the query that it breaks
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
    );
    const problem = rows[0] && unfit(where, rows[0]);
    if (problem) throw new ProblemError(problem);
  } catch (error) {
    throw error instanceof ProblemError
      ? error
      : new ProblemError(connectProblem(where, error), { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

interface ServerFacts {
  readonly number: string;
  readonly version: string;
  readonly encoding: string;
  readonly standby: boolean;
}

function unfit(where: string, { number, version, encoding, standby }: ServerFacts): Problem | null {
  if (Number(number) < oldestServer) return serverTooOld(where, version);
  if (encoding !== 'UTF8') return notUtf8(where, encoding);
  return standby ? serverIsStandby(where) : null;
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
    idleTimeoutMillis: 30_000,
    onConnect: (client: pg.ClientBase) => prepare(client, statementTimeout),
  };
  return new PostgresDialect({ pool: serverPool(options, describeServer(url), log, full) });
}

/**
 * Sets what each session needs. Statements rather than parameters of the connection: PgBouncer refuses those. It gives
 * each client its time zone back also where sessions are shared; the time limits are then those of whoever set them last.
 * The embedded database has the same time zone: the same SQL gives the same days.
 */
async function prepare(client: pg.ClientBase, statementTimeout: number): Promise<void> {
  await client.query(`set timezone to 'UTC'; set statement_timeout to ${statementTimeout};
    set idle_in_transaction_session_timeout to ${statementTimeout}`);
}

/** How each connection to a server is made. */
export function connection(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'picket',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
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
  const parsed = parseDatabaseUrl(url);
  if (parsed === null) throw new ProblemError(urlInvalid());
  const { hostname, port, pathname, searchParams } = parsed;
  const host = searchParams.get('host') || hostname || 'localhost';
  return `${host}:${port || 5432}${pathname}`;
}
