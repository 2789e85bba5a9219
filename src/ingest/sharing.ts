import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProblemError } from '../platform/values/problem.ts';
import type { Batch, IngestResult } from './ingest.ts';

interface Waiting {
  readonly batch: Batch;
  resolve(result: IngestResult): void;
  reject(thrown: unknown): void;
}

/** Rows that are stored together. More is not faster, and blocks others for longer. */
const mostRows = 5_000;

/**
 * Lets batches of several senders share a transaction. While one of a source is being stored, the next ones wait, as they
 * would for its lock, and are then stored together: most statements take hardly longer for many batches than for one. If
 * that fails, each is stored alone, so that no batch fails because of another. While the database itself cannot store
 * anything, all of them fail at once.
 * @param store stores batches of one source in one transaction, and returns a result for each.
 */
export function sharing(
  store: (batches: readonly Batch[]) => Promise<readonly IngestResult[]>,
): (batch: Batch) => Promise<IngestResult> {
  /** Those that wait, of each source of which a batch is being stored. */
  const queues = new Map<number, Waiting[]>();

  async function storeAlone({ batch, resolve, reject }: Waiting): Promise<void> {
    try {
      const [result] = await store([batch]);
      if (result === undefined) throw new Error('A batch was stored without a result.');
      resolve(result);
    } catch (thrown) {
      reject(thrown);
    }
  }

  async function storeAll(together: readonly Waiting[]): Promise<void> {
    const [first, ...others] = together;
    if (first !== undefined && others.length === 0) return storeAlone(first);
    try {
      const results = await store(together.map(({ batch }) => batch));
      for (const [index, { resolve }] of together.entries()) resolve(results[index] as IngestResult);
    } catch (thrown) {
      if (isOfDatabase(thrown)) for (const { reject } of together) reject(thrown);
      else await Promise.all(together.map(storeAlone));
    }
  }

  async function work(sourceId: number, queue: Waiting[]): Promise<void> {
    // Others may have arrived together with the first.
    await nextTurn();
    while (queue.length > 0) await storeAll(queue.splice(0, fitting(queue)));
    queues.delete(sourceId);
  }

  return (batch) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(batch.sourceId);
      if (queue !== undefined) {
        queue.push({ batch, resolve, reject });
        return;
      }
      const own: Waiting[] = [{ batch, resolve, reject }];
      queues.set(batch.sourceId, own);
      void work(batch.sourceId, own);
    });
}

/** Whether the database stores nothing at present, whatever it is given. */
const isOfDatabase = (thrown: unknown) =>
  thrown instanceof ProblemError &&
  thrown.problem.code.startsWith('database.') &&
  thrown.problem.retry === 'later';

/** How many of the first in the queue fit into one transaction; at least one. */
function fitting(queue: readonly Waiting[]): number {
  let rows = 0;
  const tooMany = queue.findIndex(({ batch }) => {
    rows += batch.detections.length;
    return rows > mostRows;
  });
  return tooMany === -1 ? queue.length : Math.max(1, tooMany);
}
