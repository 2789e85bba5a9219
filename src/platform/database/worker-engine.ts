import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '../values/problem.ts';
import { builtFile, templateFile } from './built-file.ts';
import { isDiskFull } from './disk-full.ts';
import type { Engine, EngineResult } from './engine.ts';
import type { Log } from './log.ts';
import { cannotStart, diskFull, folderVersion, notBuilt, stopped } from './problems.ts';
import { fromWire, type Reply, type Request, type WireError, type WorkerStart } from './worker-protocol.ts';

interface Waiting {
  resolve(result: EngineResult): void;
  reject(error: Error): void;
}

type Ask = { kind: 'query'; sql: string; parameters: readonly unknown[] } | { kind: 'close' };

/**
 * What the thread makes of a statement and its rows is soon garbage. Without a limit, V8 keeps up to 48 MB for that, in
 * addition to PostgreSQL's memory.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** Starts PGlite on `folder` in its own thread. `onLost` is called if it ends unexpectedly. */
export async function startWorker(
  folder: string,
  log: Log,
  onLost: (problem: Problem) => void,
): Promise<Engine> {
  const file = builtFile('worker.js');
  if (!existsSync(file)) throw new ProblemError(notBuilt(file));
  const start: WorkerStart = { folder, template: templateFile() };
  const worker = new Worker(file, {
    workerData: start,
    // Left out, the thread would inherit the options of a test runner.
    execArgv: [],
    resourceLimits,
  });

  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closing = false;
  let end: Problem | undefined;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  /** The disk problem of the last error: a write-ahead log that cannot grow ends the thread. */
  let full: Problem | undefined;
  const explain = (wire: WireError): Error => {
    const error = fromWire(wire);
    full = isDiskFull(error) ? diskFull(`The embedded database in ${folder}`, error.message) : undefined;
    return full === undefined ? error : new ProblemError(full, { cause: error });
  };

  const finish = (problem: Problem) => {
    if (end) return;
    end = problem;
    for (const { reject } of waiting.values()) reject(new ProblemError(problem));
    waiting.clear();
    if (!closing) onLost(problem);
  };

  const ask = (request: Ask): Promise<EngineResult> =>
    new Promise((resolve, reject) => {
      if (end) return reject(new ProblemError(end));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      try {
        worker.postMessage({ ...request, id } satisfies Request);
      } catch (error) {
        // A parameter that cannot be sent to a thread, such as a function.
        waiting.delete(id);
        reject(error);
      }
    });

  await new Promise<void>((resolve, reject) => {
    const give = (problem: Problem) => reject(new ProblemError(problem));
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'note') log.warn(reply.message);
      else if (reply.kind === 'ready') resolve();
      else if (reply.kind === 'failed') {
        closing = true;
        const { foundVersion } = reply;
        give(
          foundVersion
            ? folderVersion(folder, foundVersion, 'PostgreSQL 18')
            : cannotStart(folder, reply.message),
        );
      } else {
        const asked = waiting.get(reply.id);
        waiting.delete(reply.id);
        if (reply.kind === 'result') asked?.resolve(reply.result);
        else asked?.reject(explain(reply.error));
      }
    });
    worker.once('error', (error) => {
      give(cannotStart(folder, error.message));
      finish(stopped(error.message));
    });
    worker.once('exit', (status) => {
      give(cannotStart(folder, `its thread ended with status ${status}`));
      finish(full ?? stopped(closing ? 'it was closed.' : `its thread ended with status ${status}.`));
    });
  });

  return {
    query: (sql, parameters) => ask({ kind: 'query', sql, parameters }),
    async close() {
      if (!closing) {
        closing = true;
        if (!end) await ask({ kind: 'close' }).catch(() => {});
        await worker.terminate();
      }
      await exited;
    },
  };
}
