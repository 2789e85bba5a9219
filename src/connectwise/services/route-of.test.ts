import { describe, expect, it } from 'vitest';
import { makeIncident } from '../../tickets/testing/make-incident.ts';
import { checkDestination, type DestinationLists } from './check-destination.ts';
import { type Destination, destinationBody } from './destination.ts';
import { compileMatches } from './match.ts';
import { misfitOf, placementOf, routeOf } from './route-of.ts';
import { routingRefusal } from './routing-refusal.ts';
import { matchesSchema, type RoutingRule } from './rule.ts';

const chosen = (id: number) => ({ id, name: `n${id}` });
const service = { board: chosen(1), status: chosen(2), type: chosen(3), priority: chosen(4) };
const nothing: Destination = {
  board: null,
  status: null,
  type: null,
  priority: null,
  subtype: null,
  item: null,
  team: null,
  source: null,
  severity: null,
  impact: null,
  ofBoard: null,
};
const rule = (id: number, matches: object = {}, more: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: `rule ${id}`,
  enabled: true,
  matches: matchesSchema.parse(matches),
  destination: { ...nothing, priority: chosen(40) },
  problem: null,
  ...more,
});
const incident = {
  ...makeIncident({ reasons: ['Phishing', 'Newly seen'], threatLevels: ['High'] }),
  severity: 'high',
} as const;
const problem = { code: 'x.y', message: 'Gone.', hint: 'Choose.', retry: 'never' } as const;

describe('a rule', () => {
  it.each([
    ['everything, without a condition', {}, true],
    ['a company', { companyIds: [5, 1] }, true],
    ['another company', { companyIds: [2] }, false],
    ['one of the reasons, whatever the case', { reasons: ['malware', 'PHISHING'] }, true],
    ['no part of a reason', { reasons: ['Phish'] }, false],
    ['a reason by pattern', { reasons: ['newly *'] }, true],
    ['a verdict', { verdicts: ['blocked'] }, true],
    ['a threat level', { threatLevels: ['high'] }, true],
    ['a severity', { severities: ['critical', 'high'] }, true],
    ['no other severity', { severities: ['low'] }, false],
    ['a device by pattern', { devices: ['csd-*'] }, true],
    ['a client address by pattern', { devices: ['192.0.2.*'] }, true],
    ['another device', { devices: ['srv-*'] }, false],
    ['a domain and what is below it', { domains: ['bad.example'] }, true],
    ['a domain by pattern', { domains: ['login.*'] }, true],
    ['no domain that only ends alike', { domains: ['ad.example'] }, false],
    ['what meets every condition', { companyIds: [1], reasons: ['phishing'], domains: ['*.example'] }, true],
    ['not what misses one', { companyIds: [1], reasons: ['phishing'], devices: ['srv-*'] }, false],
  ])('matches %s', (_, matches, expected) =>
    expect(compileMatches(matchesSchema.parse(matches))(incident)).toBe(expected),
  );
});

describe('a route', () => {
  it('comes from the first enabled rule that matches', () => {
    const rules = [
      rule(1, { reasons: ['Botnet'] }),
      rule(2, {}, { enabled: false }),
      rule(3, { reasons: ['Phishing'] }),
      rule(4),
    ];
    expect(routeOf(incident, rules)?.id).toBe(3);
    expect(routeOf(incident, rules.slice(0, 2))).toBe(null);
  });

  it('overrides the values of the rule, and keeps the others of the Services tab', () => {
    expect(placementOf(service, null)).toEqual({ boardId: 1, statusId: 2, typeId: 3, priorityId: 4 });
    const to = {
      ...nothing,
      priority: chosen(40),
      team: chosen(50),
      severity: 'High',
      ofBoard: chosen(1),
    } as const;
    expect(placementOf(service, rule(1, {}, { destination: to }))).toEqual({
      boardId: 1,
      statusId: 2,
      typeId: 3,
      priorityId: 40,
      teamId: 50,
      severity: 'High',
    });
  });

  it.each([
    ['ConnectWise lost something of it', rule(1, {}, { problem })],
    [
      'its values belong to the board that the Services tab had',
      rule(1, {}, { destination: { ...nothing, status: chosen(20), ofBoard: chosen(9) } }),
    ],
  ])('uses the ticket service where %s, and not a later rule', (_, broken) => {
    expect(routeOf(incident, [broken, rule(2)])).toBe(broken);
    expect(misfitOf(broken, service)).not.toBe(null);
    expect(placementOf(service, broken)).toEqual(placementOf(service, null));
  });
});

describe('the destination of a rule', () => {
  const lists: DestinationLists = {
    board: [{ id: 1, name: 'A', inactive: false }],
    status: [
      { id: 2, name: 'New', inactive: false },
      { id: 9, name: 'Closed', inactive: false, closed: true },
    ],
    type: [{ id: 3, name: 'DNS', inactive: false }],
    subtype: [{ id: 5, name: 'Sub', inactive: false, typeIds: [33] }],
    priority: [{ id: 4, name: 'P', inactive: true }],
  };
  const complaints = (ids: object) =>
    checkDestination(destinationBody.parse(ids), lists, service).map(({ field }) => field);

  it.each([
    ['a board with status and type of it', { boardId: 1, statusId: 2, typeId: 3 }, []],
    ['a board without them', { boardId: 1 }, ['status', 'type']],
    ['a closed status', { statusId: 9 }, ['status']],
    ['something inactive', { priorityId: 4 }, ['priority']],
    ['something that is not there', { statusId: 77 }, ['status']],
    ['a subtype of another type', { subtypeId: 5 }, ['subtype']],
    ['an item without a subtype', { itemId: 8 }, ['item', 'item']],
    ['levels alone', { severity: 'High', impact: 'Low' }, []],
  ])('is checked: %s', (_, ids, expected) => expect(complaints(ids)).toEqual(expected));
});

describe('a refused ticket', () => {
  const refusedBy = (field: string) => ({ outcome: 'refused', status: 400, problem, field }) as const;
  const byTeam = rule(1, {}, { destination: { ...nothing, team: chosen(5), ofBoard: chosen(1) } });

  it.each([
    ['team', true],
    ['type', true],
    ['subType', true],
    ['priority', false],
    ['company', false],
    ['summary', false],
  ])('because of its %s marks the rule: %s', (field, guilty) =>
    expect(routingRefusal(byTeam, refusedBy(field)) !== null).toBe(guilty),
  );

  it('without a rule marks none', () => expect(routingRefusal(null, refusedBy('team'))).toBe(null));
});
