import { createHash } from 'node:crypto';

/**
 * Gives items without an id one made from their content, with an ordinal among equal items. A repeated body gets the
 * same ids, and two equal rows of one body get different ones.
 */
export function contentIds(): (item: unknown) => string {
  const seen = new Map<string, number>();
  return (item) => {
    const hash = createHash('sha256').update(canonical(item)).digest('hex').slice(0, 32);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return `content-${hash}-${ordinal}`;
  };
}

/** The same text for the same content, in any order of members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([one], [other]) => (one < other ? -1 : 1)))
      : node,
  );
}
