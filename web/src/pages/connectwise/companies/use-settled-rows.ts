import { useState } from 'react';
import type { Company } from './queries.ts';
import type { MappingChange } from './use-mapping.ts';

/**
 * Rows that keep their positions. A company that was just mapped belongs further down, or no longer matches the filter;
 * the user must still see that it is saved, and find Undo in the same position.
 * @param filter another filter is another list; null while the rows of the previous one are still shown.
 */
export function useSettledRows(
  filter: string | null,
  fetched: readonly Company[],
  changes: ReadonlyMap<number, MappingChange>,
): readonly Company[] {
  const [places, setPlaces] = useState<{ filter: string | null; ids: readonly number[] }>({
    filter,
    ids: [],
  });
  const placed = filter === null || places.filter === filter ? places.ids : [];
  const known = new Map(fetched.map((company) => [company.id, company]));
  for (const [id, { company }] of changes) {
    if (!known.has(id) && placed.includes(id)) known.set(id, company);
  }
  const ids = settle(placed, [...known.keys()]);
  if (placed !== places.ids || !sameIds(places.ids, ids)) setPlaces({ filter: filter ?? places.filter, ids });
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Rows with a position keep it; new ones are added after them. */
export function settle(placed: readonly number[], present: readonly number[]): readonly number[] {
  const there = new Set(present);
  const kept = placed.filter((id) => there.has(id));
  const has = new Set(kept);
  return [...kept, ...present.filter((id) => !has.has(id))];
}

const sameIds = (some: readonly number[], others: readonly number[]) =>
  some.length === others.length && some.every((id, at) => id === others[at]);
