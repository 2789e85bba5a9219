/** Milliseconds of each unit, largest first, which is also the order of output. */
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const shape = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * The milliseconds of a duration such as `30s`, `2m`, `1h`, `1h30m`, `250ms`. Undefined for anything else, also
 * for a bare
 * number: its unit would be a guess.
 */
export function parseDuration(text: string): number | undefined {
  const parts = shape.exec(text.trim());
  if (parts === null || parts[0] === '') return undefined;
  const total = units.reduce((sum, [, size], at) => sum + Number(parts[at + 1] ?? 0) * size, 0);
  return Number.isSafeInteger(total) ? total : undefined;
}

/** The shortest text that {@link parseDuration} parses to these milliseconds: `90000` → `1m30s`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.max(0, Math.round(milliseconds));
  if (rest === 0) return '0s';
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
