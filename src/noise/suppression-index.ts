import type { MatchedFacts, Matchers } from './matchers.ts';

/**
 * Finds the suppressions that may cover an incident, in their order: those that name its company, or the end of one of
 * its domains, and those that name neither. Each still has to be asked. Of a thousand, few are left.
 */
export function indexSuppressions<T extends { readonly matchers: Matchers }>(
  active: readonly T[],
): (facts: MatchedFacts) => readonly T[] {
  const anywhere: number[] = [];
  const byCompany = new Map<number, number[]>();
  const byTail = new Map<string, number[]>();
  for (const [index, { matchers }] of active.entries()) {
    const tails = matchers.domains.map(tailOfPattern);
    if (matchers.companyIds.length > 0) for (const id of matchers.companyIds) add(byCompany, id, index);
    else if (tails.length === 0 || tails.includes(null)) anywhere.push(index);
    else for (const tail of tails) add(byTail, tail ?? '', index);
  }
  return ({ companyId, registrableDomain, domains }) => {
    const found = new Set([...anywhere, ...(byCompany.get(companyId) ?? [])]);
    if (byTail.size > 0) {
      for (const name of [registrableDomain ?? '', ...domains])
        for (const index of byTail.get(tailOfName(name) ?? '') ?? []) found.add(index);
    }
    return [...found].sort((one, other) => one - other).flatMap((index) => active[index] ?? []);
  };
}

function add<K>(map: Map<K, number[]>, key: K, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else known.push(index);
}

/** The last two labels of a name; null if it has fewer. */
function tailOfName(name: string): string | null {
  const labels = name.toLowerCase().split('.');
  return labels.length < 2 ? null : labels.slice(-2).join('.');
}

/** The last two labels of every name that a pattern matches; null if they are not known. */
function tailOfPattern(pattern: string): string | null {
  const text = pattern.toLowerCase();
  const star = text.lastIndexOf('*');
  if (star === -1) return tailOfName(text);
  // What comes right after `*` may be a part of a label.
  const [, ...whole] = text.slice(star + 1).split('.');
  return tailOfName(whole.join('.'));
}
