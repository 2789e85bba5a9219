import type { TicketRow } from '../store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** For a ticket that is missing or cannot be read, long enough that a fault of the moment has passed. */
const secondLookMs = 30_000;
const missingMs = 10 * minuteMs;
/** What changes is told by the reading of changes; by id is for what that misses. */
const openMs = 5 * minuteMs;
const closedMs = 6 * 60 * minuteMs;
/** That the other ticket is reopened may be told by nothing else. */
const closedMergedMs = 30 * minuteMs;
/** After so long nobody reopens a ticket that we would have to know of at once. */
const closedForMs = 30 * dayMs;

/** When a ticket is read by its id again; null when not by itself. */
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
  // The ticket that it was merged into is none of ours, and one without our reference is not found by it.
  const unseen = row.merged_into !== null || row.reference_survived === false;
  return inMs(unseen ? minuteMs : openMs);
}
