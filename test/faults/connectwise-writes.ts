import { problems } from '../../src/connectwise/client/problems.ts';
import type { WriteOutcome } from '../../src/connectwise/client/ticket-types.ts';
import type { Problem } from '../../src/platform/values/problem.ts';
import type { Adversary } from './adversary.ts';
import type { ModelTicket } from './model-connectwise.ts';
import { host, isRefusal, type Refusal } from './refusal.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

interface Options {
  readonly owner: Owner;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly trace: Trace;
}

const timeoutMs = 20_000;

/** A write to an existing ticket, over a journey that the adversary draws; the caller gives its effect. */
export function modelWrites({ owner, scheduler, adversary, trace }: Options) {
  return async function write<T, Done extends object = ModelTicket>(
    label: string,
    effect: (now: number) => Done | Refusal,
    told: (done: Done) => T,
    { signal, beforeSend }: { signal?: AbortSignal; beforeSend?: () => Promise<boolean> },
  ): Promise<WriteOutcome<T>> {
    await scheduler.pause(owner, label);
    const journey = adversary.journey(true);
    if (journey.notSent === 'rate_limited')
      return { outcome: 'not_sent', problem: problems.rateLimited(host, 30_000), retryAfterMs: 30_000 };
    if (journey.notSent !== null)
      return { outcome: 'not_sent', problem: problems.unreachable(host, 'ECONNREFUSED') };
    if (beforeSend && !(await beforeSend()))
      return { outcome: 'not_sent', problem: problems.cancelled('its lease was lost.') };
    if (signal?.aborted)
      return { outcome: 'not_sent', problem: problems.cancelled('it was stopped before it was sent.') };
    let result: Done | Refusal | null = null;
    trace.add(owner.name, journey.lost ? `sends ${label}, which is lost on the way` : `sends ${label}`);
    if (!journey.lost) {
      scheduler.after(journey.arrivesIn, `${label} arrives`, () => {
        result = effect(scheduler.now());
        trace.add(
          'ConnectWise',
          `${isRefusal(result) ? `refuses (${result.problem.code})` : 'does'} ${label}`,
        );
      });
    }
    const lost = journey.lost || journey.answer === 'none';
    const late = journey.answer === 'late' ? timeoutMs - 1_000 : 0;
    const after = lost ? timeoutMs : Math.min(timeoutMs, journey.arrivesIn + journey.answersIn + late);
    await scheduler.pause(owner, `${label} answered`, after, { signal });
    const outcome = outcomeOf(result as Done | Refusal | null, lost ? 'none' : journey.answer, told);
    trace.add(owner.name, `told of ${label}: ${outcome.outcome}`);
    return outcome;
  };
}

function outcomeOf<T, Done extends object>(
  result: Done | Refusal | null,
  answer: ReturnType<Adversary['journey']>['answer'],
  told: (done: Done) => T,
): WriteOutcome<T> {
  if (answer === 'server_error') return unknown(problems.serverError(host, { status: 500 }));
  if (answer === 'html') return unknown(problems.html(host, {}));
  if (answer === 'none' || result === null) return unknown(problems.timeout(host, timeoutMs));
  return isRefusal(result) ? { outcome: 'refused', ...result } : { outcome: 'done', value: told(result) };
}

const unknown = (problem: Problem) =>
  ({ outcome: 'unknown', problem: { ...problem, retry: 'unknown' } }) as const;
