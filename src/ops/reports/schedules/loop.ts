import { type Loop, type LoopContext, msUntil, startLoop } from '../../../platform/work/loop.ts';
import { queueNextDue } from './queue-due.ts';
import { nextReportAt, type SendReportDeps, sendNextReport } from './send-next.ts';

/** The longest wait for a report that another node queued, or whose time has come. */
const idleMs = 30_000;

/**
 * Queues reports whose time has come, and sends them. A failure of a schedule is stored with that schedule: it is not a
 * failure of Picket.
 */
export function startSendingReports(deps: SendReportDeps, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'send reports',
    idleMs,
    async step(signal) {
      const { db, clock, random } = deps;
      const queued = await queueNextDue(db, { now: clock.now(), random });
      const sent = await sendNextReport(deps, signal);
      if (queued || sent) return 0;
      const wait = msUntil(await nextReportAt(db), clock.now());
      return wait === null ? null : Math.max(wait, 50);
    },
  });
}
