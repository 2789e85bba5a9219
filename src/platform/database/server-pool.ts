import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { ProblemError } from '../values/problem.ts';
import type { DiskFullMemory } from './disk-full.ts';
import type { Log } from './log.ts';
import { connectProblem, queryProblem } from './server-errors.ts';

interface Use {
  readonly full: DiskFullMemory;
  /** How long an answer is waited for, in milliseconds; 0 for ever. */
  readonly answerTimeout: number;
}

/**
 * A pool whose lost connections never end this process, and whose errors say what a person can do.
 * A lost connection emits `error`. The pool listens only to its idle connections. One that is in use (a transaction
 * between two statements) has no listener, and Node then ends the process. So each connection gets its own listener
 * (brianc/node-postgres#2386, #2439). The next statement on it fails, and the pool removes the connection when it is
 * released.
 */
export function serverPool(options: pg.PoolConfig, where: string, log: Log, use: Use): PostgresPool {
  const pool = new pg.Pool(options);
  pool.on('error', () => {}); // The connection's own listener logs it.
  pool.on('connect', (client) => {
    let isLost = false;
    client.on('error', (error) => {
      if (!isLost) log.warn(`A database connection was lost: ${error.message}`);
      isLost = true;
    });
  });
  return {
    options: pool.options,
    async connect() {
      try {
        return withProblems(await pool.connect(), where, use);
      } catch (error) {
        throw new ProblemError(connectProblem(where, error), { cause: error });
      }
    },
    end: () => pool.end(),
  };
}

function withProblems(
  client: pg.PoolClient,
  where: string,
  { full, answerTimeout }: Use,
): PostgresPoolClient {
  async function ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const limit = giveUpAfter(answerTimeout, client);
    try {
      const { command, rowCount, rows } = await client.query(sql, [...parameters]);
      return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows };
    } catch (error) {
      const problem = queryProblem(where, sql, limit.cause() ?? error);
      throw problem === null ? error : new ProblemError(problem, { cause: error });
    } finally {
      limit.end();
    }
  }
  const query = (sql: string, parameters: readonly unknown[]) => full.note(ask(sql, parameters));
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}

/**
 * Closes a connection that owes an answer for too long. The packets of a machine that is gone are lost in silence, and
 * TCP sends them again for a quarter of an hour.
 */
function giveUpAfter(ms: number, client: pg.PoolClient) {
  let cause: Error | null = null;
  const timer =
    ms === 0
      ? undefined
      : setTimeout(() => {
          cause = Object.assign(new Error(`no answer within ${ms / 1000} seconds`), { code: 'ETIMEDOUT' });
          // With a statement under way, this closes the socket at once.
          (client as unknown as pg.Client).end().catch(() => {});
        }, ms);
  return { cause: () => cause, end: () => clearTimeout(timer) };
}
