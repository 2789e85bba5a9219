import { describe, expect, it } from 'vitest';
import type { TicketRecord } from '../../connectwise/client/types.ts';
import { describeLife } from '../record/describe-life.ts';
import { changesNothing, consequencesOf, goneForGood, type KnownTicket, notFound } from './consequences.ts';
import { lifeOf, parentsToRead, type TicketReading } from './life.ts';
import { nextReading } from './next-reading.ts';

const now = new Date('2026-03-01T12:00:00Z');
const earlier = new Date('2026-03-01T11:00:00Z');
const record = (given: Partial<TicketRecord> = {}): TicketRecord => ({ id: 1, url: '', ...given });
const silent = { parents: new Map(), closes: () => null };
const known = (given: Partial<KnownTicket> = {}): KnownTicket => ({
  connectwise_id: 1,
  content: { companyId: 250 },
  life: 'open',
  status_name: 'New',
  board_name: 'Alerts',
  connectwise_company_id: 250,
  connectwise_company_name: 'Cedar',
  closed_at: null,
  merged_into: null,
  missing_since: null,
  read_problem: null,
  read_problem_since: null,
  ...given,
});
const reading = (given: Partial<TicketReading> = {}): TicketReading => ({
  life: 'open',
  statusName: 'New',
  boardName: 'Alerts',
  companyId: 250,
  companyName: 'Cedar',
  closedAt: null,
  mergedInto: null,
  ...given,
});

describe('the life of a ticket', () => {
  it.each([
    ['by its flag', record({ closed: true }), () => null, 'closed'],
    ['by its flag', record({ closed: false }), () => null, 'open'],
    ['by its status, where it has no flag', record({ statusId: 3 }), () => true, 'closed'],
    ['by either', record({ closed: false, statusId: 3 }), () => true, 'closed'],
    ['not known where neither says', record(), () => null, null],
  ])('is %s', (_, ticket, closes, life) => {
    expect(lifeOf(ticket, { ...silent, closes }).life).toBe(life);
  });

  const merged = record({ mergedInto: 2, closed: true });
  it.each([
    ['open', new Map([[2, record({ id: 2, closed: false })]]), 'open', 2],
    ['closed', new Map([[2, record({ id: 2, closed: true })]]), 'closed', 2],
    ['gone', new Map([[2, null]]), 'deleted', 2],
    ['not read', new Map(), null, 2],
    [
      'merged itself',
      new Map([
        [2, record({ id: 2, mergedInto: 3, closed: true })],
        [3, record({ id: 3, closed: false })],
      ]),
      'open',
      3,
    ],
    ['merged in a circle', new Map([[2, record({ id: 2, mergedInto: 2 })]]), null, 2],
  ])('is that of the ticket it was merged into, which is %s', (_, parents, life, mergedInto) => {
    expect(lifeOf(merged, { ...silent, parents })).toMatchObject({ life, mergedInto });
  });

  it('reads the tickets at the end of the merges', () => {
    const parents = new Map([[2, record({ id: 2, mergedInto: 3 })]]);
    expect(parentsToRead([merged, record({ id: 9, mergedInto: 8 })], parents)).toEqual([3, 8]);
  });
});

describe('the consequences of a reading', () => {
  it.each([
    ['closed', known(), reading({ life: 'closed' }), 'resolved'],
    ['closed at first sight', known({ life: null }), reading({ life: 'closed' }), 'resolved'],
    ['reopened', known({ life: 'closed', closed_at: earlier }), reading(), 'open'],
    ['found again', known({ life: 'deleted' }), reading(), 'open'],
    ['open at first sight', known({ life: null }), reading(), null],
    ['as before', known(), reading(), null],
    ['not told', known(), reading({ life: null }), null],
  ])('for the incident, of a ticket %s', (_, before, read, becomes) => {
    expect(consequencesOf(before, read, now).incident?.becomes ?? null).toBe(becomes);
  });

  it('are none if nothing changed', () => {
    expect(changesNothing(known(), consequencesOf(known(), reading(), now))).toBe(true);
    const renamed = consequencesOf(known(), reading({ statusName: 'In progress' }), now);
    expect(changesNothing(known(), renamed)).toBe(false);
  });

  it('report another board or company, also of one that was moved before it was first read', () => {
    const fresh = known({ connectwise_company_id: null, board_name: null, life: null });
    expect(consequencesOf(fresh, reading(), now).events).toEqual([]);
    const moved = consequencesOf(fresh, reading({ companyId: 7, companyName: 'Oak' }), now);
    expect(moved.events.map(({ message }) => message).join()).toMatch(/company “Oak”/);
    expect(consequencesOf(known(), reading({ boardName: 'Desk' }), now).events).toHaveLength(1);
  });

  it('use the time of closing from ConnectWise, but never one in the future', () => {
    const later = new Date('2026-03-01T13:00:00Z');
    for (const [said, taken] of [
      [earlier, earlier],
      [later, now],
      [null, now],
    ] as const) {
      const { facts } = consequencesOf(known(), reading({ life: 'closed', closedAt: said }), now);
      expect(facts.closed_at).toEqual(taken);
    }
  });

  it('are none when it is not found once, and close the incident when it is certainly deleted', () => {
    const missing = notFound(known(), now);
    expect(missing).toMatchObject({ facts: { life: 'open', missing_since: now }, incident: null });
    expect(consequencesOf(known(missing.facts), reading(), now).facts.missing_since).toBeNull();
    expect(goneForGood(known()).incident).toMatchObject({ becomes: 'ticket_deleted' });
  });
});

describe('a ticket in words', () => {
  it.each([
    [{}, 'Open, New on Alerts'],
    [{ life: 'closed', status_name: 'Closed' }, 'Closed on Alerts'],
    [{ life: 'closed', status_name: 'Done' }, 'Closed, Done on Alerts'],
    [{ merged_into: 9 }, 'Merged into ticket 9: Open, New on Alerts'],
    [{ life: 'deleted', missing_since: now }, 'Deleted'],
    [
      { missing_since: now },
      'Not found at the last reading. Picket reads it again before it is shown as deleted',
    ],
    [{ elsewhere: 'oldco' }, 'In the ConnectWise of “oldco”, which is no longer connected'],
    [{ life: null }, null],
  ] as const)('%j', (given, words) => {
    expect(describeLife({ ...known(), elsewhere: null, ...given })).toBe(words);
  });
});

describe('the next reading by number', () => {
  const minutes = (given: Parameters<typeof nextReading>[0]) => {
    const at = nextReading(given, now);
    return at === null ? null : (at.getTime() - now.getTime()) / 60_000;
  };
  const ticket = { ...known(), reference_survived: true };
  it.each([
    ['open', ticket, 5],
    ['open and without our reference', { ...ticket, reference_survived: false }, 1],
    ['merged', { ...ticket, merged_into: 2 }, 1],
    ['missing', { ...ticket, missing_since: now }, 0.5],
    ['missing for long', { ...ticket, missing_since: earlier }, 10],
    ['closed', { ...ticket, life: 'closed' as const, closed_at: earlier }, 360],
    ['closed long ago', { ...ticket, life: 'closed' as const, closed_at: new Date(0) }, null],
    ['deleted', { ...ticket, life: 'deleted' as const }, null],
  ])('of one that is %s', (_, given, expected) => {
    expect(minutes(given)).toBe(expected);
  });
});
