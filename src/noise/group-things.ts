import { groupBy } from '../platform/values/group-by.ts';
import type { Matchers } from './matchers.ts';

/** The matchers of one incident, as {@link acceptedThing} returns them. */
export interface Thing {
  readonly incidentId: number;
  readonly matchers: Matchers;
}

export interface Group {
  readonly incidentIds: readonly number[];
  readonly matchers: Matchers;
}

/** The most names in one list of matchers. */
const mostNames = 50;

/**
 * Joins matchers into as few conditions as match exactly the same pairs. The same domains at a company with several
 * devices become one, and so do the same devices with several domains. Joining both would match pairs that nobody
 * chose.
 */
export function groupThings(things: readonly Thing[]): readonly Group[] {
  const byDomain = joined(things, 'devices', ({ companyIds, domains }) => [companyIds, domains]);
  const byDevice = joined(things, 'domains', ({ companyIds, devices }) => [companyIds, devices]);
  return byDevice.length < byDomain.length ? byDevice : byDomain;
}

function joined(
  things: readonly Thing[],
  list: 'domains' | 'devices',
  keyOf: (matchers: Matchers) => unknown,
): Group[] {
  // Matchers without a device match any device. They cannot be joined with ones that name devices.
  const key = ({ matchers }: Thing) => JSON.stringify([keyOf(matchers), matchers[list].length > 0]);
  return [...groupBy(things, key).values()].flatMap((own) => {
    const groups: { incidentIds: number[]; names: Set<string>; first: Matchers }[] = [];
    for (const { incidentId, matchers } of own) {
      const last = groups.at(-1);
      const names = matchers[list];
      if (last !== undefined && new Set([...last.names, ...names]).size <= mostNames) {
        last.incidentIds.push(incidentId);
        for (const name of names) last.names.add(name);
      } else groups.push({ incidentIds: [incidentId], names: new Set(names), first: matchers });
    }
    return groups.map(({ incidentIds, names, first }) => ({
      incidentIds,
      matchers: { ...first, [list]: [...names] },
    }));
  });
}
