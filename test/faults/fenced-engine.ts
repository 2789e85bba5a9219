import type { Engine, EngineResult } from '../../src/platform/database/engine.ts';
import { serverUnreachable } from '../../src/platform/database/problems.ts';
import { ProblemError } from '../../src/platform/values/problem.ts';
import type { Adversary } from './adversary.ts';
import type { Owner, Scheduler } from './scheduler.ts';

interface Fence {
  readonly owner: Owner;
  readonly engine: Engine;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  /** A deliberate bug: changes the text of a statement. */
  readonly rewrite: (text: string) => string;
  readonly kill: (owner: Owner, where: string) => void;
  /** Whether the database is unreachable. */
  readonly isDown: () => boolean;
}

/** As src/platform/database/server.ts says it. */
const unreachable = () =>
  new ProblemError(serverUnreachable('db.test:5432', 'Connection terminated unexpectedly'));

const never = new Promise<never>(() => {});

/**
 * One process's access to the database. A process that was killed gets no more answers and changes nothing; its open
 * transaction is rolled back. It may be killed before and after each commit, also if the commit is done and its answer
 * is lost. The connection may be lost at each statement, also after a commit, and stays lost while the database is
 * down.
 */
export function fencedEngine({ owner, engine, scheduler, adversary, rewrite, kill, isDown }: Fence): Engine {
  let open = false;
  /** Whether the transaction ended with its connection. */
  let lost = false;

  async function run(text: string, parameters: readonly unknown[]): Promise<EngineResult> {
    const result = await engine.query(rewrite(text), parameters);
    return owner.dead ? never : result;
  }

  /** The server rolls back the open transaction. */
  async function lose(): Promise<never> {
    if (open) await engine.query('rollback', []);
    open = false;
    lost = true;
    throw unreachable();
  }

  async function commit(text: string): Promise<EngineResult> {
    if (adversary.killsAtCommit()) {
      await engine.query('rollback', []);
      kill(owner, 'before a commit');
      return never;
    }
    if (adversary.cutsConnection()) return lose();
    const result = await run(text, []);
    open = false;
    if (adversary.killsAtCommit()) {
      kill(owner, 'after a commit');
      return never;
    }
    await scheduler.pause(owner, 'committed');
    return adversary.cutsConnection() ? lose() : result;
  }

  return {
    async query(text, parameters) {
      if (owner.dead) return never;
      const verb = text.slice(0, 8).toLowerCase();
      if (verb === 'commit') return commit(text);
      if (verb === 'rollback') {
        if (lost) throw unreachable();
        open = false;
        return run(text, parameters);
      }
      const begins = verb.startsWith('start');
      if (!open) {
        lost = false;
        await scheduler.pause(owner, begins ? 'begin' : 'statement');
        if (isDown()) return lose();
      }
      if (adversary.cutsConnection()) return lose();
      const result = await run(text, parameters);
      open ||= begins;
      // A single statement may have taken effect.
      return !open && adversary.cutsConnection() ? lose() : result;
    },
    close: async () => {},
  };
}
