import type { IndexAction } from './format.ts';

interface Settled {
  readonly action: IndexAction;
  /** For a block: its kind. */
  readonly kind: number;
  /** For an allow: the kinds that it releases. */
  readonly releases: number;
}

/**
 * Finds what decides among all matches, in the compiler's order: the first block that no allow before it released;
 * otherwise the first allow; otherwise the first watch.
 */
export function settle<T extends Settled>(
  inOrder: readonly T[],
  applies: (one: T) => boolean = always,
): T | null {
  let released = 0;
  let allow: T | null = null;
  let watch: T | null = null;
  for (const one of inOrder) {
    if (one.action === 'block' && (one.kind & released) !== 0) continue;
    if (!applies(one)) continue;
    if (one.action === 'block') return one;
    if (one.action === 'allow') {
      released |= one.releases;
      allow ??= one;
    }
    if (one.action === 'watch') watch ??= one;
  }
  return allow ?? watch;
}

const always = () => true;
