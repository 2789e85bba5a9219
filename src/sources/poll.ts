import { transaction } from '../platform/database/transaction.ts';
import { backoffMs } from '../platform/values/backoff.ts';
import { type Problem, ProblemError, toProblem } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import type { KindDeps, Polled, Reading, SourceKind } from './kind.ts';
import { heldLease, type Leasing } from './lease.ts';
import { sourceProblems } from './problems.ts';
import { receive } from './receive.ts';
import { announce, type ObserveSource } from './source-event.ts';
import { finishPoll, type PollEnd, type SourceRow } from './store.ts';

export interface Poller extends Leasing, KindDeps {
  readonly random: RandomBytes;
  readonly observe?: ObserveSource | undefined;
}

/** A kind that is polled. */
export type PolledKind = SourceKind & { readonly start: Polled };

/** The counts of a reading, updated while it continues. */
export interface PollCounts {
  accepted: number;
  duplicates: number;
  quarantined: number;
  opened: number;
}

/** `lost`: the source was changed, deleted or taken over meanwhile. `stopped`: the signal aborted. */
export type PollOutcome =
  | { readonly what: 'done' | 'lost' | 'stopped' }
  | { readonly what: 'failed'; readonly problem: Problem };

/** How often a failure that only a person can fix is retried, so that a fixed account is noticed. */
const hopelessRetryMs = 15 * 60_000;

/**
 * Reads a claimed source (`source.locked_by` is this poller) up to now, and releases the lease. Data is stored when it
 * arrives, in a transaction that only succeeds under the lease. No transaction waits for the network.
 */
export async function poll(
  poller: Poller,
  kind: PolledKind,
  source: SourceRow,
  counts: PollCounts,
  signal: AbortSignal,
): Promise<PollOutcome> {
  const lost = new AbortController();
  const before = { ...counts };
  let outcome: PollOutcome;
  try {
    const read = await kind.start.read(readingOf(poller, kind, source, { counts, lost, signal }));
    outcome = read.ok ? { what: 'done' } : { what: 'failed', problem: read.problem };
  } catch (thrown) {
    outcome = { what: 'failed', problem: toProblem(thrown) };
  }
  if (lost.signal.aborted) return { what: 'lost' };
  if (outcome.what === 'failed' && signal.aborted) outcome = { what: 'stopped' };
  const progressed = counts.accepted > before.accepted;
  const end = endOf(poller, kind, source, outcome, progressed);
  if (!(await finishPoll(poller.db, source.id, poller.owner, end))) return { what: 'lost' };
  if (outcome.what === 'failed')
    poller.observe?.({
      sourceId: source.id,
      source: source.name,
      what: 'poll_failed',
      problem: outcome.problem,
    });
  return outcome;
}

interface Progress {
  readonly counts: PollCounts;
  /** Aborts when the lease is lost. */
  readonly lost: AbortController;
  readonly signal: AbortSignal;
}

function readingOf(
  poller: Poller,
  kind: PolledKind,
  source: SourceRow,
  { counts, lost, signal }: Progress,
): Reading {
  const { db, keyring, clock, network, log, observe } = poller;
  const lease = heldLease(poller, source.id);
  /** Stores under the lease: the transaction also renews it, and does nothing if it was lost. */
  const store: Reading['store'] = async (batch, names) => {
    const result = await transaction(db, async (tx) =>
      (await lease.renew(tx))
        ? receive(tx, kind, { sourceId: source.id, ...batch }, clock.now(), names)
        : null,
    );
    if (result === null) {
      lost.abort();
      throw new ProblemError(sourceProblems.changedMeanwhile(source.name));
    }
    for (const name of countNames) counts[name] += result[name];
    announce(observe, source, result);
  };
  return {
    keyring,
    clock,
    network,
    log,
    source,
    signal: AbortSignal.any([signal, lost.signal]),
    store,
    async keepLease() {
      const held = await lease.keep();
      if (!held) lost.abort();
      return held;
    },
  };
}

const countNames = ['accepted', 'duplicates', 'quarantined', 'opened'] as const;

function endOf(
  { random, clock }: Poller,
  { start }: PolledKind,
  source: SourceRow,
  outcome: PollOutcome,
  progressed: boolean,
): PollEnd {
  const now = clock.now();
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (outcome.what === 'done') {
    return {
      next_poll_at: after(start.everyMs(source.config)),
      last_success_at: now,
      failures: 0,
      problem: null,
    };
  }
  if (outcome.what !== 'failed') return { next_poll_at: now };
  const { problem } = outcome;
  const failures = (progressed ? 0 : source.failures) + 1;
  const asked = problem.details?.retryAfterMs;
  const waitMs =
    problem.retry === 'never'
      ? hopelessRetryMs
      : backoffMs(failures, random, typeof asked === 'number' ? asked : 0);
  return { next_poll_at: after(waitMs), failures, problem };
}
