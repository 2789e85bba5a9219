import type { TicketRow } from '../record/store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** For a ticket that is missing or cannot be read, long enough that a fault of the moment has passed. */
const secondLookMs = 30_000;
const missingMs = 10 * minuteMs;
/** The reading of changes reports changes; reading by id is for what that misses. */
const openMs = 5 * minuteMs;
const closedMs = 6 * 60 * minuteMs;
/** Nothing else may report that the other ticket is reopened. */
const closedMergedMs = 30 * minuteMs;
/** After this time nobody reopens a ticket that we would have to know of at once. */
const closedForMs = 30 * dayMs;

/** When a ticket is read by id again; null if not by itself. */
export function nextReading(
  row: Pick<
    TicketRow,
    'life' | 'closed_at' | 'merged_into' | 'missing_since' | 'read_problem_since' | 'reference_survived'
  >,
  now: Date,
): Date | null {
  const inMs = (ms: number) => new Date(now.getTime() + ms);
  if (row.life === 'deleted') return null;
  const unseenSince = row.missing_since ?? row.read_problem_since;
  if (unseenSince !== null) {
    const lasting = now.getTime() - unseenSince.getTime() > missingMs;
    return inMs(lasting ? missingMs : secondLookMs);
  }
  if (row.life === 'closed') {
    const closedAt = row.closed_at ?? now;
    if (now.getTime() - closedAt.getTime() >= closedForMs) return null;
    return inMs(row.merged_into === null ? closedMs : closedMergedMs);
  }
  // The ticket it was merged into is not ours, and without our reference it is not found by it.
  const unseen = row.merged_into !== null || row.reference_survived === false;
  return inMs(unseen ? minuteMs : openMs);
}
