import { failed, ok, type Result } from '../../src/platform/values/problem.ts';
import type { HyasLists } from '../../src/sources/hyas/lists.ts';
import { hyasProblems } from '../../src/sources/hyas/problems.ts';
import type { Adversary } from './adversary.ts';
import type { ModelHyas } from './model-hyas.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

const host = 'api.hyas.test';
const timeoutMs = 60_000;

interface Options {
  readonly owner: Owner;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly model: ModelHyas;
  readonly trace: Trace;
}

/** The allow lists of an account, over a journey that the adversary draws. */
export function modelHyasLists({ owner, scheduler, adversary, model, trace }: Options): HyasLists {
  /** A request that was sent takes effect, also if its sender dies. */
  async function ask<T>(label: string, effect: () => T, signal: AbortSignal): Promise<Result<T>> {
    await scheduler.pause(owner, label);
    const journey = adversary.journey(true);
    if (journey.notSent === 'unreachable') return failed(hyasProblems.unreachable(host, 'ECONNREFUSED'));
    if (journey.notSent !== null) return failed(hyasProblems.tooManyRequests(host, 20_000));
    if (signal.aborted) return failed(hyasProblems.stopped());
    const result: { value?: T } = {};
    if (!journey.lost) {
      scheduler.after(journey.arrivesIn, `${label} arrives`, () => {
        result.value = effect();
        trace.add('HYAS', label);
      });
    }
    const lost = journey.lost || journey.answer === 'none';
    await scheduler.pause(owner, `${label} answered`, lost ? timeoutMs : journey.arrivesIn + 1, { signal });
    if (signal.aborted) return failed(hyasProblems.stopped());
    if (lost || result.value === undefined) return failed(hyasProblems.timeout(host, timeoutMs));
    if (journey.answer === 'server_error') return failed(hyasProblems.serverError(host, 503, null));
    if (journey.answer === 'html') return failed(hyasProblems.html(host, 200));
    return ok(result.value);
  }

  return {
    named: ({ name, datatype }, signal) =>
      ask(
        `reads the lists for “${name}”`,
        () => model.lists.filter((one) => one.name === name && one.datatype === datatype).map(({ id }) => id),
        signal,
      ),
    make: ({ name, domain, datatype }, signal) =>
      ask(`makes the list “${name}”`, () => model.make({ name, domain, datatype }), signal),
    async remove(id, signal) {
      const removed = await ask(
        `removes the list ${id}`,
        () => {
          model.remove(id);
          return true;
        },
        signal,
      );
      return removed.ok ? ok(null) : removed;
    },
    close: async () => {},
  };
}
