import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Loop, type LoopContext, startLoop } from '../work/loop.ts';
import { loadMarkers } from './load-markers.ts';
import { changedTopics, type Markers, type Topic, topicsOf } from './topics.ts';

export type Listener = (topics: readonly Topic[]) => void;

export interface ChangeWatch {
  /** Calls the listener for every change since `ready`, which resolves after the first read. */
  listen(listener: Listener): { readonly ready: Promise<void>; stop(): void };
  /** Resolves when the last read has ended. */
  stop(): Promise<void>;
}

interface ChangeWatchOptions extends LoopContext {
  readonly db: Kysely<Schema>;
  /** Milliseconds between two reads, and so between two calls of a listener. */
  readonly everyMs: number;
}

/**
 * Reports changes in the database, also those of another Picket on the same PostgreSQL. Reads only while somebody
 * listens, once for all listeners.
 */
export function watchChanges({ db, everyMs, ...basics }: ChangeWatchOptions): ChangeWatch {
  const listeners = new Set<Listener>();
  const stopping = new Set<Promise<void>>();
  let running: { readonly loop: Loop; readonly ready: Promise<void> } | undefined;

  function start(): NonNullable<typeof running> {
    let before: Markers | undefined;
    let looked: () => void = () => {};
    const ready = new Promise<void>((resolve) => {
      looked = resolve;
    });
    const loop = startLoop({
      ...basics,
      name: 'check for changes',
      idleMs: everyMs,
      async step() {
        const after = await loadMarkers(db);
        const topics = before === undefined ? [] : changedTopics(before, after, topicsOf);
        before = after;
        looked();
        if (topics.length > 0) for (const listener of listeners) listener(topics);
        return null;
      },
    });
    return { loop, ready };
  }

  function end(): void {
    const stopped = running?.loop.stop();
    running = undefined;
    if (stopped === undefined) return;
    stopping.add(stopped);
    void stopped.then(() => stopping.delete(stopped));
  }

  return {
    listen(listener) {
      listeners.add(listener);
      running ??= start();
      return {
        ready: running.ready,
        stop() {
          listeners.delete(listener);
          if (listeners.size === 0) end();
        },
      };
    },
    async stop() {
      listeners.clear();
      end();
      await Promise.all(stopping);
    },
  };
}
