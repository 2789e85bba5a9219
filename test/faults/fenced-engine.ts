import type { Engine, EngineResult } from '../../src/database/engine.ts';
import type { Adversary } from './adversary.ts';
import type { Owner, Scheduler } from './scheduler.ts';

interface Fence {
  readonly owner: Owner;
  readonly engine: Engine;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  /** A deliberate bug: what a statement is turned into. */
  readonly rewrite: (text: string) => string;
  readonly kill: (owner: Owner, where: string) => void;
}

const never = new Promise<never>(() => {});

/**
 * One process's way to the database. A process that was killed gets no answer any more and changes nothing; what it
 * had begun is rolled back. It may be killed before and after each commit, also with the commit done and not told.
 */
export function fencedEngine({ owner, engine, scheduler, adversary, rewrite, kill }: Fence): Engine {
  let open = false;

  async function run(text: string, parameters: readonly unknown[]): Promise<EngineResult> {
    const result = await engine.query(rewrite(text), parameters);
    return owner.dead ? never : result;
  }

  return {
    async query(text, parameters) {
      if (owner.dead) return never;
      const verb = text.slice(0, 8).toLowerCase();
      if (verb === 'rollback' || verb === 'commit') open = false;
      else if (!open) {
        await scheduler.pause(owner, verb.startsWith('start') ? 'begin' : 'statement');
        open = verb.startsWith('start');
      }
      if (verb === 'commit' && adversary.killsAtCommit()) {
        await engine.query('rollback', []);
        kill(owner, 'before a commit');
        return never;
      }
      const result = await run(text, parameters);
      if (verb === 'commit') {
        if (adversary.killsAtCommit()) {
          kill(owner, 'after a commit');
          return never;
        }
        await scheduler.pause(owner, 'committed');
      }
      return result;
    },
    close: async () => {},
  };
}
