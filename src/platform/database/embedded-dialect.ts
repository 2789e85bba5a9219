import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { ProblemError } from '../values/problem.ts';
import type { Engine } from './engine.ts';
import { busy } from './problems.ts';

/**
 * Code that waits for the only connection while its own transaction holds it would wait forever. On a server the same
 * code works. So the wait ends with an error.
 */
const patienceSeconds = 30;

/**
 * Kysely over an {@link Engine}: its one connection serves one transaction or statement after another.
 *
 * @param patience the longest wait for the connection, in seconds; Infinity under a virtual clock.
 */
export function embeddedDialect(engine: Engine, patience = patienceSeconds): Dialect {
  return {
    createAdapter: () => new OneConnectionAdapter(),
    createDriver: () => createDriver(engine, patience),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** The queue is here, ordered and with a time limit, because Kysely's own queue has no limit. */
class OneConnectionAdapter extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function createDriver(engine: Engine, patience: number): Driver {
  const line = waitingLine(patience);
  const connection = createConnection(engine);
  const run = async (sql: string) => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  const savepoint =
    (verb: string) => (_: DatabaseConnection, name: string, _compile: QueryCompiler['compileQuery']) =>
      run(`${verb} "${name.replaceAll('"', '""')}"`);

  return {
    init: async () => {},
    acquireConnection: async () => {
      await line.enter();
      return connection;
    },
    beginTransaction: (_, settings) => run(begin(settings)),
    async commitTransaction() {
      const { command } = await engine.query('commit', []);
      // A transaction in which a statement failed ends in ROLLBACK even if COMMIT was sent.
      if (command === 'ROLLBACK') throw new AbortedTransactionError();
    },
    rollbackTransaction: () => run('rollback'),
    savepoint: savepoint('savepoint'),
    rollbackToSavepoint: savepoint('rollback to savepoint'),
    releaseSavepoint: savepoint('release savepoint'),
    releaseConnection: async () => line.leave(),
    destroy: () => engine.close(),
  };
}

function createConnection(engine: Engine): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await engine.query(query.sql, query.parameters);
      return {
        rows: rows as R[],
        ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }),
      };
    },
    // biome-ignore lint/correctness/useYield: the interface asks for a generator, and there is nothing to stream
    async *streamQuery() {
      throw new Error('The embedded database does not stream. Read in pages.');
    },
  };
}

function begin(settings: TransactionSettings): string {
  const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
  const mode = settings.accessMode ? ` ${settings.accessMode}` : '';
  return `start transaction${level}${mode}`;
}

function waitingLine(patience: number) {
  let taken = false;
  const waiting: (() => void)[] = [];
  return {
    enter(): Promise<void> {
      if (!taken) {
        taken = true;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer);
          resolve();
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(new ProblemError(busy(patience)));
        };
        const timer = Number.isFinite(patience) ? setTimeout(giveUp, patience * 1000) : undefined;
        waiting.push(turn);
      });
    },
    leave(): void {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}
