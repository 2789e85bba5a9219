import { hyas } from './hyas/kind.ts';
import type { SourceKind } from './kind.ts';
import { resolver } from './resolver/kind.ts';
import { webhook } from './webhook/kind.ts';

/** Every kind of source. */
export const sourceKinds = [hyas(), webhook, resolver] as const;

export type KindName = (typeof sourceKinds)[number]['name'];

export const kindNames: readonly KindName[] = sourceKinds.map(({ name }) => name);

/** The kinds of which people add sources. */
export const addedKinds = sourceKinds
  .filter(({ start }: SourceKind) => start.how !== 'built_in')
  .map(({ name }) => name);

/** @param name the kind's name in the database. */
export function kindOf(name: string, kinds: readonly SourceKind[] = sourceKinds): SourceKind {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`There is no kind of source “${name}”.`);
  return kind;
}
