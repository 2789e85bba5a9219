import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { ProblemError } from '../values/problem.ts';
import type { DiskFullMemory } from './disk-full.ts';
import type { Log } from './log.ts';
import { connectProblem, queryProblem } from './server-errors.ts';

/**
 * A pool whose lost connections never end this process, and whose errors say what a person can act on.
 *
 * A connection that is lost emits `error`. The pool listens only to its idle connections: one that is checked out
 * (a transaction between two statements) has no listener, and Node ends a process for that. So each connection gets
 * a listener of its own for as long as it lives (brianc/node-postgres#2386, #2439). Whoever uses it is told by its next
 * statement, and the pool removes it when it is released.
 */
export function serverPool(
  options: pg.PoolConfig,
  where: string,
  log: Log,
  full: DiskFullMemory,
): PostgresPool {
  const pool = new pg.Pool(options);
  pool.on('error', () => {}); // logged by the connection's own listener
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
        return withProblems(await pool.connect(), where, full);
      } catch (error) {
        throw new ProblemError(connectProblem(where, error), { cause: error });
      }
    },
    end: () => pool.end(),
  };
}

function withProblems(client: pg.PoolClient, where: string, full: DiskFullMemory): PostgresPoolClient {
  async function ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    try {
      const { command, rowCount, rows } = await client.query(sql, [...parameters]);
      return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows };
    } catch (error) {
      const problem = queryProblem(where, sql, error);
      throw problem === null ? error : new ProblemError(problem, { cause: error });
    }
  }
  const query = (sql: string, parameters: readonly unknown[]) => full.note(ask(sql, parameters));
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
