import { Worker } from 'node:worker_threads';

/**
 * Runs a file in a separate thread, for work that would block the main thread. Returns the one message that the thread
 * posts, or throws why there is none.
 */
export async function runInThread<Answer>(file: string, workerData: unknown): Promise<Answer> {
  // Without execArgv, the thread would inherit the options of a test runner.
  const worker = new Worker(file, { workerData, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (status) => reject(new Error(`its exit status is ${status}`)));
  });
}
