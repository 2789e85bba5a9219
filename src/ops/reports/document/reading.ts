import { seenText } from '../../../platform/values/ticket-safe.ts';
import type { Summary, Top } from '../summary.ts';
import { customerWords, technicianWords } from './customer-words.ts';

/** A summary as HTML, CSV and text show it. */
export interface Reading extends Omit<Summary, 'companyName'> {
  readonly subject: string;
  /** Incidents without a ticket, by the reason in the reader’s words; each once. */
  readonly without: readonly { readonly why: string; readonly count: number }[];
  readonly top: Summary['top'];
}

/**
 * Attackers choose the names in a report, and sources those of companies: what cannot be seen, or changes the direction of
 * reading, is left out.
 */
export function readingOf(summary: Summary): Reading {
  const { top } = summary;
  return {
    ...summary,
    subject: subjectOf(summary),
    without: reasonsOf(summary),
    top: { domains: visible(top.domains), reasons: visible(top.reasons), devices: visible(top.devices) },
  };
}

const visible = (rows: Top): Top => rows.map((row) => ({ ...row, name: seenText(row.name) }));

function subjectOf({ covers, companyName }: Summary): string {
  if (covers === 'all') return 'All companies';
  return covers === 'some' ? 'Your companies' : seenText(companyName ?? '') || 'A company without a name';
}

/** Only a report of all companies is for the MSP: who sees some of them may be a customer. */
function reasonsOf({ covers, incidents: { withoutTicket } }: Summary): Reading['without'] {
  const wordsFor = covers === 'all' ? technicianWords : customerWords;
  const counts = new Map<string, number>();
  for (const { reason, count } of withoutTicket)
    counts.set(wordsFor(reason), (counts.get(wordsFor(reason)) ?? 0) + count);
  return [...counts]
    .map(([why, count]) => ({ why, count }))
    .sort((one, other) => other.count - one.count || one.why.localeCompare(other.why, 'en'));
}
