import type { CompanyScope } from '../platform/database/company-scope.ts';
import type { DescribeReason, IncidentViewRow } from './incident-view.ts';

/**
 * Notes of technicians, and the names of silences, windows and rules, may name other companies. A caller who is limited
 * to some companies gets incidents without them.
 */
export const withoutNotes = <R extends IncidentViewRow>(rows: readonly R[], companies: CompanyScope): R[] =>
  companies === 'all'
    ? [...rows]
    : rows.map((row) => ({ ...row, decision_note: null, skip_note: row.skip_note === null ? null : '' }));

interface TimelineEvent {
  readonly kind: string;
  readonly message: string;
  readonly details: Record<string, unknown> | null;
}

/** Events whose message only describes what happened to the incident itself. */
const plainEvents: readonly string[] = [
  'opened',
  'closed',
  'covered',
  'over',
  'reopened',
  'storm_over',
  'ticket_created',
  'worsened',
];

/** The events of a timeline that a limited caller may read. Of a decision only the reason is shown, without notes. */
export function limitTimeline<E extends TimelineEvent>(
  events: readonly E[],
  companies: CompanyScope,
  describe: DescribeReason,
): E[] {
  if (companies === 'all') return [...events];
  return events.flatMap((event) => {
    if (plainEvents.includes(event.kind)) return [{ ...event, details: null }];
    const reason = event.details?.reason;
    if (event.kind !== 'decided' || typeof reason !== 'string') return [];
    return [{ ...event, message: `${describe(reason).title}.`, details: null }];
  });
}
