import { randomUUID } from 'node:crypto';
import { type Loop, type LoopContext, msUntil, startLoop } from '../../platform/work/loop.ts';
import { fetchNextTicket } from './fetch-next-ticket.ts';
import { nextNotesAt } from './store.ts';
import type { NotesWorker } from './worker.ts';

/** The longest pause, after which changes found by another process are seen. */
const idleMs = 2_000;

/** Follows and answers the commands in tickets, one ticket at a time. */
export function startFollowingNotes(worker: Omit<NotesWorker, 'owner'>, loop: LoopContext): Loop {
  const owned: NotesWorker = { ...worker, owner: `${process.pid}:${randomUUID()}` };
  return startLoop({
    ...loop,
    name: 'follow notes of tickets',
    idleMs,
    async step(signal) {
      if (await fetchNextTicket(owned, signal)) return 0;
      const wait = msUntil(await nextNotesAt(worker.db), loop.clock.now());
      return wait === null ? null : Math.max(wait, 100);
    },
  });
}
