import { Worker } from 'node:worker_threads';
import { builtBeside } from '../../platform/values/built-beside.ts';
import { failed, ok, type Problem, ProblemError, type Result } from '../../platform/values/problem.ts';
import { resolverProblems } from './problems.ts';
import type {
  Addresses,
  Clients,
  Counted,
  LoggedQueries,
  Message,
  Request,
  ResolverSettings,
  ResolverState,
  Seen,
  ThreadStart,
} from './protocol.ts';

export interface ResolverStart extends ThreadStart {
  /**
   * Takes blocked and watched queries, and resolves when they are stored. Until then, and after an error, later ones
   * wait in the thread. A batch that failed is handed over again.
   */
  onSeen(batch: readonly Seen[]): Promise<void>;
  /** Called each second. */
  onState(state: ResolverState): void;
  /** The thread ended without being stopped. It can be started again. */
  onLost(problem: Problem): void;
}

/** The resolver, for the main thread. */
export interface Resolver {
  /** The listening addresses, with the real ports. */
  addresses(): Addresses;
  /** The state; up to a second old. */
  state(): ResolverState;
  useClients(clients: Clients | null): Promise<void>;
  /** Reads an index completely and replaces the one in force; or returns why not. */
  useIndex(file: string): Promise<Result<{ readonly generation: number }>>;
  /** Returns the current listening addresses; or why the settings are not in force, and the previous ones still are. */
  useSettings(settings: ResolverSettings): Promise<Result<Addresses>>;
  /** The counts since the last call, which then start at zero. */
  takeCounters(): Promise<Counted[]>;
  /** The queries of companies whose log is on, since the last call. */
  takeQueries(): Promise<LoggedQueries>;
  /** `onSeen` receives the remaining seen queries before the thread ends. */
  stop(): Promise<void>;
}

type Ask<T = Request> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

/**
 * V8's young generation (three semi-spaces), where the objects of one query live. This small, it fits into the
 * processor's cache, which halves the cost of a blocked query; the usual 48 MB do not.
 */
export const youngGenerationMb = 6;

/**
 * Far more than the cache and all else need. Below 2 GB, V8 frees memory earlier: the thread takes 95 MB with a million
 * names, and 164 MB without this limit (measured, Node 20).
 */
export const oldGenerationMb = 1024;

/** How long after an error of `onSeen` the batch is handed over again. */
const againMs = 1_000;

/** Starts the resolver in its own thread. Throws a problem if it cannot listen. */
export async function startResolver(start: ResolverStart): Promise<Resolver> {
  const { settings, clients, indexFile, onSeen, onState, onLost } = start;
  const workerData: ThreadStart = { settings, clients, indexFile };
  // Without execArgv, the thread would inherit the options of a test runner.
  const worker = new Worker(builtBeside(import.meta.url, 'thread.js'), {
    workerData,
    execArgv: [],
    resourceLimits: {
      maxYoungGenerationSizeMb: youngGenerationMb,
      maxOldGenerationSizeMb: oldGenerationMb,
    },
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let isStopping = false;
  let end: Problem | null = null;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const post = (request: Request) => worker.postMessage(request);
  const ask = <T>(request: Ask): Promise<T> =>
    new Promise((resolve, reject) => {
      if (end !== null) return reject(new ProblemError(end));
      const id = ++lastId;
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      post({ ...request, id } as Request);
    });

  /** Waiting queries are limited in the thread, which counts what is lost. */
  async function give(batch: number, seen: readonly Seen[]): Promise<void> {
    try {
      await onSeen(seen);
      post({ kind: 'taken', batch });
    } catch {
      if (end === null) setTimeout(() => void give(batch, seen), againMs).unref();
    }
  }

  const now = await new Promise<{ addresses: Addresses; state: ResolverState }>((resolve, reject) => {
    let known: { addresses: Addresses; state: ResolverState } | null = null;
    let cause: string | null = null;
    worker.on('message', (message: Message) => {
      if (message.kind === 'started') {
        known = { addresses: message.addresses, state: message.state };
        resolve(known);
      } else if (message.kind === 'failed') reject(new ProblemError(message.problem));
      else if (message.kind === 'seen') void give(message.batch, message.seen);
      else if (message.kind === 'state') {
        if (known !== null) known.state = message.state;
        onState(message.state);
      } else {
        const asked = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.kind === 'reply') asked?.resolve(message.value);
        else asked?.reject(new ProblemError(message.problem));
      }
    });
    worker.once('error', (error) => {
      cause = error.message;
    });
    worker.once('exit', (status) => {
      end = resolverProblems.ended(cause ?? `its exit status is ${status}.`);
      for (const one of waiting.values()) one.reject(new ProblemError(end));
      waiting.clear();
      reject(new ProblemError(end));
      if (known !== null && !isStopping) onLost(end);
    });
  });

  return {
    addresses: () => now.addresses,
    state: () => now.state,
    useClients: (next) => ask<void>({ kind: 'clients', clients: next }),
    useIndex: (file) => asResult(ask<{ generation: number }>({ kind: 'index', file })),
    async useSettings(next) {
      const used = await asResult(ask<Addresses>({ kind: 'settings', settings: next }));
      if (used.ok) now.addresses = used.value;
      return used;
    },
    takeCounters: () => ask<Counted[]>({ kind: 'counters' }),
    takeQueries: () => ask<LoggedQueries>({ kind: 'queries' }),
    async stop() {
      isStopping = true;
      // If this fails, the thread has ended already.
      await ask<void>({ kind: 'stop' }).catch(() => {});
      await exited;
    },
  };
}

async function asResult<T>(asked: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await asked);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return failed(thrown.problem);
    throw thrown;
  }
}
