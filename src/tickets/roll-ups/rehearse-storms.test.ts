import { describe, expect, it } from 'vitest';
import { rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { isStorm } from '../../decisions/storm.ts';
import { rehearsedLoads } from './rehearse-storms.ts';

const limits = { ...rollUpSettings.initial, ticketsPerCompany: 2, ticketsInAll: 3 };
const minute = (count: number) => new Date(count * 60_000);

/** Decides as storm control does, with the loads of a rehearsal. */
function rehearse(dues: readonly (readonly [minute: number, companyId: number])[]) {
  const loads = rehearsedLoads(limits);
  const told = dues.map(([at, companyId]) => {
    const together = isStorm(loads.of(companyId, minute(at)), limits);
    if (together) loads.covered(companyId, minute(at));
    else loads.ticketed(companyId, minute(at));
    return together ? 'together' : 'alone';
  });
  return { told, rollUps: loads.rollUps() };
}

describe('a rehearsed storm', () => {
  it('covers the incidents beyond the limits together, of each company separately', () =>
    expect(
      rehearse([
        [0, 1],
        [0, 1],
        [1, 1],
        [2, 2],
        [3, 2],
        [4, 1],
      ]),
    ).toEqual({
      told: ['alone', 'alone', 'together', 'alone', 'together', 'together'],
      rollUps: 2,
    }));

  it('lasts as long as incidents come as fast, and ends when fewer do', () =>
    expect(
      rehearse([
        [0, 1],
        [0, 1],
        [30, 1],
        [59, 1],
        [61, 1],
        [130, 1],
        [131, 1],
      ]),
    ).toEqual({
      told: ['alone', 'alone', 'together', 'together', 'together', 'alone', 'alone'],
      rollUps: 1,
    }));
});
