import { failed, ok, type Result } from '../../src/platform/values/problem.ts';
import type { LogPage, OrganizationRef } from '../../src/sources/hyas/answer.ts';
import type { HyasClient } from '../../src/sources/hyas/client.ts';
import { hyasProblems } from '../../src/sources/hyas/problems.ts';
import type { Adversary } from './adversary.ts';
import type { ModelHyas } from './model-hyas.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

const host = 'api.hyas.test';
const timeoutMs = 20_000;

interface Options {
  readonly owner: Owner;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly random: Random;
  readonly model: ModelHyas;
  readonly trace: Trace;
  /** The true time, which HYAS uses. */
  readonly time: () => Date;
}

/**
 * The client that src/sources/hyas/client.ts promises to the poller, with rows that come twice, in any order or not at
 * all.
 */
export function modelHyasClient(options: Options): HyasClient {
  const { owner, scheduler, adversary, random, model, trace, time } = options;

  async function ask<T>(label: string, signal: AbortSignal, effect: () => T): Promise<Result<T>> {
    await scheduler.pause(owner, label);
    const journey = adversary.journey();
    if (journey.notSent === 'unreachable') return failed(hyasProblems.unreachable(host, 'ECONNREFUSED'));
    if (journey.notSent !== null) return failed(hyasProblems.tooManyRequests(host, 20_000));
    const lost = journey.lost || journey.answer === 'none';
    await scheduler.pause(owner, `${label} arrives`, lost ? timeoutMs : journey.arrivesIn, { signal });
    if (signal.aborted) return failed(hyasProblems.stopped());
    if (lost) return failed(hyasProblems.timeout(host, timeoutMs));
    if (journey.answer === 'server_error') return failed(hyasProblems.serverError(host, 503, null));
    if (journey.answer === 'html') return failed(hyasProblems.html(host, 200));
    const value = effect();
    await scheduler.pause(owner, `${label} answered`, journey.answersIn, { signal });
    return signal.aborted ? failed(hyasProblems.stopped()) : ok(value);
  }

  /** A page that lacks rows, has rows twice, or is out of order; one that lacks rows says so by its total. */
  function spoil(page: LogPage): LogPage {
    const { rows } = page;
    if (adversary.resting || rows.length === 0 || !random.chance(0.2)) return page;
    switch (random.between(0, 2)) {
      case 0:
        return { ...page, rows: [...rows].reverse() };
      case 1:
        return { ...page, rows: [...rows, random.pick(rows)] };
      default:
        return { ...page, rows: rows.slice(1) };
    }
  }

  return {
    async logs(query, signal) {
      const result = await ask('read log', signal, () => spoil(model.page(query, scheduler.now(), time())));
      const what = result.ok ? `${result.value.rows.length} rows` : result.problem.code;
      if (!result.ok || result.value.rows.length > 0)
        trace.add(owner.name, `reads the log (${query.reputations}, page ${query.page}): ${what}`);
      return result;
    },
    organizations: (signal) => ask<OrganizationRef[] | null>('organizations', signal, () => null),
    async test() {
      throw new Error('Nothing in a run has any business asking for this.');
    },
    close: async () => {},
  };
}
