import type { TicketRow } from '../record/store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** For a ticket that is missing or cannot be read: long enough that a temporary failure has passed. */
const secondLookMs = 30_000;
const missingMs = 10 * minuteMs;
/** Reading changes finds most of them; reading by id is for the rest. */
const openMs = 5 * minuteMs;
const closedMs = 6 * 60 * minuteMs;
/** Nothing else may report that the other ticket is reopened. */
const closedMergedMs = 30 * minuteMs;
/** After this time it is unlikely that somebody reopens a ticket. */
const closedForMs = 30 * dayMs;

/** When a ticket is read by id again; null if it is not. */
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
  // The ticket it was merged into is not ours, so the list of changes does not contain it.
  const unseen = row.merged_into !== null || row.reference_survived === false;
  return inMs(unseen ? minuteMs : openMs);
}
