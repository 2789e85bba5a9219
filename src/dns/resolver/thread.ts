import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { toProblem } from '../../platform/values/problem.ts';
import { systemRandom } from '../../platform/values/random.ts';
import type { Message, Request, ThreadStart } from './protocol.ts';
import { openResolver, type RunningResolver } from './resolver.ts';

const tickMs = 1_000;
/** How long the ending thread waits for the main thread to take the last queries. */
const lastBatchMs = 2_000;

/** The resolver's thread: work of the main thread does not delay it. */
async function serve(port: MessagePort, start: ThreadStart): Promise<void> {
  const post = (message: Message) => port.postMessage(message);
  const opened = await open(start, post);
  if (opened === null) return port.close();
  const { resolver } = opened;
  const handOver = (now = Date.now()) => {
    const batch = resolver.seen.nextBatch(now);
    if (batch !== null) post({ kind: 'seen', ...batch });
  };
  const tick = setInterval(() => {
    handOver();
    post({ kind: 'state', state: resolver.state() });
  }, tickMs);

  /** Hands over what was seen until now, if the main thread takes it in time. */
  async function stop(): Promise<void> {
    clearInterval(tick);
    resolver.close();
    resolver.seen.release();
    handOver();
    for (const end = Date.now() + lastBatchMs; resolver.seen.waiting > 0 && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  port.on('message', (request: Request) => {
    if (request.kind === 'taken') {
      resolver.seen.acknowledge(request.batch);
      return handOver();
    }
    const { id } = request;
    const done = request.kind === 'stop' ? stop() : answer(request, resolver);
    done.then(
      (value) => {
        post({ kind: 'reply', id, value });
        if (request.kind === 'stop') port.close();
      },
      (thrown: unknown) => post({ kind: 'refused', id, problem: toProblem(thrown) }),
    );
  });
  post({ kind: 'started', addresses: opened.addresses, state: resolver.state() });
}

async function open(start: ThreadStart, post: (message: Message) => void) {
  try {
    const clock = () => performance.now();
    return await openResolver(start, { random: systemRandom, now: Date.now, clock });
  } catch (thrown) {
    post({ kind: 'failed', problem: toProblem(thrown) });
    return null;
  }
}

async function answer(
  request: Exclude<Request, { kind: 'taken' | 'stop' }>,
  resolver: RunningResolver,
): Promise<unknown> {
  if (request.kind === 'index') return resolver.useIndex(request.file);
  if (request.kind === 'settings') return resolver.useSettings(request.settings);
  if (request.kind === 'counters') return resolver.takeCounters();
  if (request.kind === 'queries') return resolver.takeQueries();
  return resolver.useClients(request.clients);
}

if (parentPort) await serve(parentPort, workerData as ThreadStart);
