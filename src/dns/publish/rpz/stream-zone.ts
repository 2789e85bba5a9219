import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { builtBeside } from '../../../platform/values/built-beside.ts';

export interface ZoneStart {
  /** The path of the index in force. */
  readonly file: string;
  readonly company: { readonly id: number; readonly name: string };
  /** Milliseconds. */
  readonly at: number;
}

/** The policy of a company as a zone file. A thread writes it while it is read, so it is never in memory as a whole. */
export function streamZone(start: ZoneStart): Readable {
  // Without execArgv, the thread would inherit the options of a test runner.
  const worker = new Worker(builtBeside(import.meta.url, 'zone-thread.js'), {
    workerData: start,
    execArgv: [],
  });
  let ended = false;
  const stream = new Readable({
    read: () => worker.postMessage('next'),
    destroy(error, done) {
      worker.terminate().then(
        () => done(error),
        () => done(error),
      );
    },
  });
  worker.on('message', (chunk: string | null) => {
    ended = chunk === null;
    stream.push(chunk);
  });
  worker.once('error', (error) => stream.destroy(error));
  worker.once('exit', (status) => {
    if (!ended) stream.destroy(new Error(`The thread that writes a zone ended with status ${status}.`));
  });
  return stream;
}
