import type { Name, NamesByReach, Reach } from '../../model.ts';

export const reaches: readonly Reach[] = ['exact', 'with_below', 'only_below'];

/** Names without duplicates while a feed is read. */
export type NameSets = Readonly<Record<Reach, Set<Name>>>;

export const nameSets = (): NameSets => ({
  exact: new Set(),
  with_below: new Set(),
  only_below: new Set(),
});

export const sizeOf = (names: { readonly [reach in Reach]: { readonly size: number } }): number =>
  reaches.reduce((sum, reach) => sum + names[reach].size, 0);

/** Whether the names cover all that the entry reaches. */
export function cover(names: NameSets, name: Name, reach: Reach): boolean {
  if (names.with_below.has(name)) return true;
  if (reach !== 'with_below' && names[reach].has(name)) return true;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const above = name.slice(dot + 1);
    if (names.with_below.has(above) || names.only_below.has(above)) return true;
  }
  return false;
}

/** Removes all names that others cover; gives how many. */
export function removeCovered(names: NameSets, others: NameSets): number {
  if (sizeOf(others) === 0) return 0;
  const before = sizeOf(names);
  for (const reach of reaches) {
    for (const name of names[reach]) if (cover(others, name, reach)) names[reach].delete(name);
  }
  return before - sizeOf(names);
}

export function addAll(names: NameSets, others: NameSets): void {
  for (const reach of reaches) for (const name of others[reach]) names[reach].add(name);
}

/** A name that is there alone and with what is below it is one entry: RPZ zones have each name twice. */
export function merged({ exact, with_below, only_below }: NameSets): NamesByReach {
  const inBoth = [...exact].filter((name) => only_below.has(name) && !with_below.has(name));
  return {
    exact: [...exact].filter((name) => !with_below.has(name) && !only_below.has(name)),
    with_below: [...with_below, ...inBoth],
    only_below: [...only_below].filter((name) => !with_below.has(name) && !exact.has(name)),
  };
}
