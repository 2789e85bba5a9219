import type { PatternRecord, RuleRecord } from '../../index/format.ts';

/**
 * Why a zone cannot contain a rule; null if it can. A response policy zone has only names and answer addresses. It
 * cannot depend on the client, the query type or the time.
 */
export function whyNotInZone({ types, windows, networks, devices, patterns }: RuleRecord): string | null {
  const reasons = [
    ...(windows === null ? [] : ['it holds at certain times']),
    ...(types === null ? [] : ['it holds for certain query types']),
    ...(networks === null && devices === null ? [] : ['it holds for certain networks or devices']),
    ...(patterns === null || patterns.every(isOwner) ? [] : ['its name pattern has a * inside']),
  ];
  return reasons.length === 0 ? null : reasons.join(', and ');
}

/** The owner name of a pattern in a zone. `*.example` means all names below `example`, at any depth. */
export function ownerOf({ labels, reach }: PatternRecord): string | null {
  const name = labels[0] === '*' && reach === 'with_below' ? labels.slice(1) : labels;
  return name.some((label) => label.includes('*')) ? null : name.join('.');
}

const isOwner = (pattern: PatternRecord) => ownerOf(pattern) !== null;
