import type { PatternRecord } from './format.ts';

/** The labels of a name in wire format, as text. */
export function labelsOf(name: Uint8Array): string[] {
  const labels: string[] = [];
  for (let at = 0; ; ) {
    const size = name[at] ?? 0;
    if (size === 0) return labels;
    labels.push(labelAt(name, at));
    at += 1 + size;
  }
}

/** The label at a position of a name in wire format, as text. */
export function labelAt(name: Uint8Array, at: number): string {
  const end = at + 1 + (name[at] ?? 0);
  let text = '';
  for (let index = at + 1; index < end; index++) text += String.fromCharCode(name[index] ?? 0);
  return text;
}

export function matchesPattern({ labels, reach }: PatternRecord, name: readonly string[]): boolean {
  const below = name.length - labels.length;
  if (below < 0 || (reach === 'exact' && below > 0) || (reach === 'only_below' && below === 0)) return false;
  return labels.every((glob, index) => matchesGlob(glob, name[below + index] ?? ''));
}

export const isBelowOrAt = (suffix: string, name: readonly string[]): boolean =>
  matchesPattern({ labels: suffix.split('.'), reach: 'with_below' }, name);

/**
 * `*` matches any run of characters. After a mismatch only the last star takes one more character, so the time is never
 * exponential.
 */
export function matchesGlob(glob: string, label: string): boolean {
  if (!glob.includes('*')) return glob === label;
  let [at, star, resume] = [0, -1, 0];
  let index = 0;
  while (index < label.length) {
    if (glob[at] === '*') {
      star = at++;
      resume = index;
    } else if (glob[at] === label[index]) {
      at++;
      index++;
    } else {
      if (star < 0) return false;
      at = star + 1;
      index = ++resume;
    }
  }
  while (glob[at] === '*') at++;
  return at === glob.length;
}
