/** Words with which monitoring systems report an end. */
const over = new Set(['resolved', 'resolve', 'recovered', 'recovery', 'closed', 'close', 'ok']);

/**
 * Whether an item reports its own end: its `status`, `event` or `action` is resolved, recovered, closed or ok, alone or
 * at the end of a dotted name such as `alert.resolved`. Such an item is never a detection, whatever else it contains.
 */
export function saysItIsOver(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return ['status', 'event', 'action'].some((field) => {
    if (!Object.hasOwn(item, field)) return false;
    return isOver((item as Record<string, unknown>)[field]);
  });
}

/** Tests one word, such as the `type` of an envelope. */
export function isOver(word: unknown): boolean {
  if (typeof word !== 'string' || word.length > 100) return false;
  return over.has(word.trim().toLowerCase().split(/[.:]/).at(-1) ?? '');
}
