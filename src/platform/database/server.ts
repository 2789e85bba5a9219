import { type Dialect, type Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { parseDatabaseUrl } from '../values/database-url.ts';
import { type Problem, ProblemError } from '../values/problem.ts';
import { type DiskFullMemory, diskFullMemory } from './disk-full.ts';
import type { Log } from './log.ts';
import { notUtf8, serverIsStandby, serverReadOnly, serverTooOld, urlInvalid } from './problems.ts';
import type { Schema } from './schema.ts';
import { connectProblem } from './server-errors.ts';
import { serverPool } from './server-pool.ts';

const oldestServer = 150_000;

export interface ServerOptions {
  readonly url: string;
  readonly poolSize: number;
  /** The time limit of a statement in milliseconds; 0 means none. */
  readonly statementTimeout: number;
  /** How long an answer is waited for, in milliseconds; 0 for ever. The server keeps its limit only where it is reached. */
  readonly answerTimeout: number;
}

/** Connects to a PostgreSQL server once, to check that it answers and that Picket can work with it. */
export async function checkServer(url: string): Promise<void> {
  const where = describeServer(url);
  const client = new pg.Client({ ...connection(url), query_timeout: 10_000 });
  client.on('error', () => {}); // The query that fails reports it.
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
        current_setting('transaction_read_only') as read_only`,
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
  readonly read_only: string;
}

function unfit(where: string, facts: ServerFacts): Problem | null {
  if (Number(facts.number) < oldestServer) return serverTooOld(where, facts.version);
  if (facts.encoding !== 'UTF8') return notUtf8(where, facts.encoding);
  if (facts.standby) return serverIsStandby(where);
  return facts.read_only === 'on' ? readOnlyByDefault(where) : null;
}

const readOnlyByDefault = (where: string): Problem =>
  serverReadOnly(where, 'its transactions are read-only by default');

/** Why a server takes no writes now. An address may lead to a standby while the server of before is away. */
export async function findReadOnly(db: Kysely<Schema>, url: string): Promise<Problem | null> {
  const { rows } = await sql<Pick<ServerFacts, 'standby' | 'read_only'>>`select
    pg_is_in_recovery() as standby, current_setting('transaction_read_only') as read_only`.execute(db);
  const where = describeServer(url);
  if (rows[0]?.standby) return serverIsStandby(where);
  return rows[0]?.read_only === 'on' ? readOnlyByDefault(where) : null;
}

/** A pool of connections to a server that {@link checkServer} accepted. */
export function serverDialect(
  { url, poolSize, statementTimeout, answerTimeout }: ServerOptions,
  log: Log,
  full: DiskFullMemory = diskFullMemory(),
): Dialect {
  const options = {
    ...connection(url),
    max: poolSize,
    idleTimeoutMillis: 30_000,
    onConnect: (client: pg.ClientBase) => prepare(client, statementTimeout),
  };
  return new PostgresDialect({
    pool: serverPool(options, describeServer(url), log, { full, answerTimeout }),
  });
}

/**
 * Sets what each session needs. It uses statements, not connection parameters, because PgBouncer refuses those. With
 * shared sessions, PgBouncer restores each client's time zone, but the time limits are those of the client that set
 * them last. The embedded database has the same time zone, so the same SQL gives the same days. No statement uses
 * parallel workers: a page of a list takes less time than they take to start, and ingest needs their cores.
 */
async function prepare(client: pg.ClientBase, statementTimeout: number): Promise<void> {
  await client.query(`set timezone to 'UTC'; set statement_timeout to ${statementTimeout};
    set idle_in_transaction_session_timeout to ${statementTimeout};
    set max_parallel_workers_per_gather to 0`);
}

/** The settings of each connection to a server. */
export function connection(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'picket',
    connectionTimeoutMillis: 10_000,
    // A server whose machine is gone closes nothing: without probes, TCP waits for two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
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
