import { describe, expect, it } from 'vitest';
import { isStorm, isStormOver, mustRollUpWait, noLoad } from './storm.ts';

const limits = { ticketsPerCompany: 3, ticketsInAll: 5, rollUpsInAll: 2 };
const off = { ticketsPerCompany: 0, ticketsInAll: 0, rollUpsInAll: 0 };

describe('a storm', () => {
  it.each([
    ['fewer than the limits', {}, { ofCompany: 2, ofAll: 4 }, false],
    ['as many of the company as may be', {}, { ofCompany: 3, ofAll: 3 }, true],
    ['as many of all as may be', {}, { ofCompany: 0, ofAll: 5 }, true],
    ['a roll-up that takes in more', {}, { gathering: true }, true],
    ['no limit of the company', { ticketsPerCompany: 0 }, { ofCompany: 4, ofAll: 4 }, false],
    ['no limit of all', { ticketsInAll: 0 }, { ofCompany: 0, ofAll: 900 }, false],
    ['no limit at all', off, { ofCompany: 900, ofAll: 900, gathering: true }, false],
  ])('with %s', (_, set, load, expected) =>
    expect(isStorm({ ...noLoad, ...load }, { ...limits, ...set })).toBe(expected),
  );

  it('sends only so many roll-up tickets an hour', () => {
    expect(mustRollUpWait({ ...noLoad, rollUps: 1 }, limits)).toBe(false);
    expect(mustRollUpWait({ ...noLoad, rollUps: 2 }, limits)).toBe(true);
    expect(mustRollUpWait({ ...noLoad, rollUps: 900 }, off)).toBe(false);
  });

  it.each([
    ['the company’s own are as many as the limit', { 1: 3 }, {}, false],
    ['all are below their limits', { 1: 2, 2: 2 }, {}, true],
    ['others rage, which is their own storm', { 1: 1, 2: 900 }, {}, true],
    ['all together are too many', { 1: 2, 2: 2, 3: 2 }, {}, false],
    ['others rage without a limit of their own', { 1: 1, 2: 900 }, { ticketsPerCompany: 0 }, false],
    ['there is no limit any more', { 1: 900 }, off, true],
  ])('when %s, whether it has ended', (_, incidents, set, expected) => {
    const counts = new Map(Object.entries(incidents).map(([id, count]) => [Number(id), count]));
    expect(isStormOver(counts, 1, { ...limits, ...set })).toBe(expected);
  });
});
