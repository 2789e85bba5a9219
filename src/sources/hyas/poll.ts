import { companyNames } from '../../ingest/company-names.ts';
import type { Batch } from '../../ingest/ingest.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import {
  failed,
  ok,
  type Problem,
  ProblemError,
  type Result,
  toProblem,
} from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type HeldLease, heldLease, type Leasing } from '../lease.ts';
import { announce, receive } from '../receive.ts';
import { type ObserveSource, secretContext } from '../source.ts';
import { finishPoll, type PollEnd, type SourceRow } from '../store.ts';
import { type HyasClient, type HyasClientOptions, hyasClient } from './client.ts';
import { type HyasConfig, hyasConfigSchema } from './config.ts';
import type { ExchangeLog } from './exchange.ts';
import { hyasProblems } from './problems.ts';
import { readLogs } from './read-logs.ts';
import { type HyasCursor, type LogWindow, nextWindow } from './window.ts';

export interface HyasPoller extends Leasing {
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly random: RandomBytes;
  /** Whether a base URL may lead to a private network or to this machine. */
  readonly allowPrivateNetwork: boolean;
  readonly observe?: ObserveSource | undefined;
  readonly log?: ExchangeLog | undefined;
  /** The client of a log API; by default the real one. */
  readonly client?: (options: HyasClientOptions) => HyasClient;
}

/** The counts of a reading, updated while it continues. */
export interface PollCounts {
  accepted: number;
  duplicates: number;
  quarantined: number;
  opened: number;
}

/** `lost`: the source was changed, deleted or taken over meanwhile. `stopped`: by the signal. */
export type PollOutcome =
  | { readonly what: 'done' | 'lost' | 'stopped' }
  | { readonly what: 'failed'; readonly problem: Problem };

/** How often a failure that only a person can fix is retried, so that a fixed account is noticed by itself. */
const hopelessRetryMs = 15 * 60_000;
/** Organizations change rarely, and the log names the relevant ones anyway. */
const organizationsEveryMs = 60 * 60_000;

/** Stored beside {@link HyasCursor}: when the organizations were last requested. */
interface StoredCursor extends HyasCursor {
  readonly organizationsAt?: string;
}

/**
 * Reads a claimed source (`source.locked_by` is this poller) up to now, and releases the lease. Every page is
 * stored when it
 * arrives, in a transaction that only succeeds under the lease. No transaction waits for the network. The
 * cursor moves when
 * everything before it is stored.
 */
export async function pollHyas(
  poller: HyasPoller,
  source: SourceRow,
  counts: PollCounts,
  signal: AbortSignal,
): Promise<PollOutcome> {
  const { clock } = poller;
  const lease = heldLease(poller, source.id);
  const lost = new AbortController();
  const before = { ...counts };
  let outcome: PollOutcome;
  try {
    const reading = { lease, counts, lost, signal: AbortSignal.any([signal, lost.signal]) };
    const read = await readSource(poller, source, reading);
    outcome = read.ok ? { what: 'done' } : { what: 'failed', problem: read.problem };
  } catch (thrown) {
    outcome = { what: 'failed', problem: toProblem(thrown) };
  }
  if (lost.signal.aborted) return { what: 'lost' };
  if (outcome.what === 'failed' && signal.aborted) outcome = { what: 'stopped' };
  const progressed = counts.accepted > before.accepted;
  const end = endOf(poller, source, outcome, progressed, clock.now());
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

function endOf(
  { random }: HyasPoller,
  source: SourceRow,
  outcome: PollOutcome,
  progressed: boolean,
  now: Date,
): PollEnd {
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (outcome.what === 'done') {
    const config = hyasConfigSchema.parse(source.config);
    return {
      next_poll_at: after(config.pollSeconds * 1000),
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

/** One reading: who has the source, its counts so far, and how it ends if the lease is lost. */
interface Reading {
  readonly lease: HeldLease;
  readonly counts: PollCounts;
  readonly lost: AbortController;
  readonly signal: AbortSignal;
}

async function readSource(poller: HyasPoller, source: SourceRow, reading: Reading): Promise<Result<void>> {
  const config = hyasConfigSchema.safeParse(source.config);
  if (!config.success) return failed(hyasProblems.badSettings(config.error.issues[0]?.path.join('.') ?? ''));
  const client = openClient(poller, source, config.data);
  try {
    return await readInto(storing(poller, source, reading), poller, source, config.data, client, reading);
  } finally {
    await client.close();
  }
}

async function readInto(
  store: Store,
  { clock }: HyasPoller,
  source: SourceRow,
  config: HyasConfig,
  client: HyasClient,
  { lease, lost, signal }: Reading,
): Promise<Result<void>> {
  const started = clock.now();
  const known = source.cursor as StoredCursor | null;
  const { verdicts, pageSize } = config;
  const window = atLeastAMoment(nextWindow(known, config, started, source.created_at));
  let cursor = known;
  const whileHeld = {
    logs: async (...[query, stop]: Parameters<HyasClient['logs']>) => {
      if (await lease.keep()) return client.logs(query, stop);
      lost.abort();
      return failed(hyasProblems.stopped());
    },
  };

  for await (const read of readLogs(whileHeld, { ...window, verdicts, pageSize, clock, signal })) {
    if (!read.ok) return read;
    // Its companies are those of the detections.
    const { detections, unreadable, readThrough } = read.value;
    if (readThrough !== null) cursor = { ...known, end: readThrough.toISOString() };
    else if (detections.length + unreadable.length === 0) continue;
    const moved = readThrough === null || cursor === null ? {} : { cursor: { ...cursor } };
    await store({ detections, unreadable, ...moved });
  }
  if (cursor === null || !organizationsDue(known, started)) return ok(undefined);
  const organizations = await client.organizations(signal);
  // Only the Companies tab needs this list; the log was read, and the next reading requests it again.
  if (!organizations.ok) return ok(undefined);
  await store({
    detections: [],
    companies: organizations.value ?? [],
    cursor: { ...cursor, organizationsAt: started.toISOString() },
  });
  return ok(undefined);
}

type Store = (batch: Omit<Batch, 'sourceId'>) => Promise<void>;

/** Stores under the lease: the transaction also renews it, and does neither if it was lost. */
function storing(
  { db, clock, observe }: HyasPoller,
  source: SourceRow,
  { lease, counts, lost }: Reading,
): Store {
  const known = source.cursor as StoredCursor | null;
  const names = companyNames(known === null ? null : new Date(known.end));
  return async (batch) => {
    const result = await transaction(db, async (tx) =>
      (await lease.renew(tx)) ? receive(tx, { sourceId: source.id, ...batch }, clock.now(), names) : null,
    );
    if (result === null) {
      lost.abort();
      throw new ProblemError(hyasProblems.stopped());
    }
    for (const name of countNames) counts[name] += result[name];
    announce(observe, source, result);
  };
}

const countNames = ['accepted', 'duplicates', 'quarantined', 'opened'] as const;

function openClient(poller: HyasPoller, source: SourceRow, { baseUrl }: HyasConfig): HyasClient {
  const { keyring, clock, allowPrivateNetwork, log, client = hyasClient } = poller;
  return client({
    baseUrl,
    apiKey: source.secret === null ? '' : keyring.unseal(source.secret, secretContext),
    allowPrivateNetwork,
    clock,
    ...(log === undefined ? {} : { log }),
  });
}

/** An empty window would request nothing from HYAS, and so show a source as healthy whose key is refused. */
const atLeastAMoment = ({ from, end }: LogWindow): LogWindow => ({
  from: from < end ? from : new Date(end.getTime() - 1),
  end,
});

function organizationsDue(cursor: StoredCursor | null, now: Date): boolean {
  const askedMs = Date.parse(cursor?.organizationsAt ?? '');
  // Not a number if they never were; negative if the clock was set back.
  return !(Math.abs(now.getTime() - askedMs) < organizationsEveryMs);
}
