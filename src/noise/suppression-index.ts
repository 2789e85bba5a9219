import type { MatchedFacts, Matchers } from './matchers.ts';

/**
 * Finds the suppressions that may match an incident, in their order: those that name its company, or the last labels of
 * one of its domains, and those that name neither. The caller tests each. This leaves few of a thousand.
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

/** The last two labels of a name; null if it has fewer than two. */
function tailOfName(name: string): string | null {
  const labels = name.toLowerCase().split('.');
  return labels.length < 2 ? null : labels.slice(-2).join('.');
}

/** The last two labels of every name that a pattern matches; null if they are unknown. */
function tailOfPattern(pattern: string): string | null {
  const text = pattern.toLowerCase();
  const star = text.lastIndexOf('*');
  if (star === -1) return tailOfName(text);
  // The text directly after `*` may be part of a label.
  const [, ...whole] = text.slice(star + 1).split('.');
  return tailOfName(whole.join('.'));
}
