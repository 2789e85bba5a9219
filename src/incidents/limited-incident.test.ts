import { describe, expect, it } from 'vitest';
import { limitTimeline } from './limited-incident.ts';

const describeReason = (reason: string) => ({ title: `Because of ${reason}`, hint: '' });
const event = (kind: string, message: string, details: Record<string, unknown> | null = null) => ({
  kind,
  message,
  details,
});
const events = [
  event('opened', 'Opened.'),
  event('decided', 'Silenced. “Harbor Light is moving” by Ada.', {
    decision: 'hold',
    reason: 'silenced',
    by: 'Ada',
  }),
  event('ticket_created', 'ConnectWise ticket 5005 was created on Security.', { rule: 'Harbor Light' }),
  event('ticket_moved', 'Ticket 5005 was moved to the company “Harbor Light” in ConnectWise.'),
  event('skipped', 'Ada skipped it: “the same as at Harbor Light”'),
  event('of a later version', 'Harbor Light'),
];

describe('the timeline of an incident', () => {
  it('says what happened to the incident, without notes and names of others, to a limited caller', () => {
    expect(limitTimeline(events, new Set([1]), describeReason)).toEqual([
      event('opened', 'Opened.'),
      event('decided', 'Because of silenced.'),
      event('ticket_created', 'ConnectWise ticket 5005 was created on Security.'),
    ]);
  });

  it('is complete for a caller who sees all companies', () =>
    expect(limitTimeline(events, 'all', describeReason)).toEqual(events));
});
