/**
 * Returns whether a text matches a pattern: case-insensitive, where `*` matches any number of characters. The pieces
 * are searched from left to right, so that no pattern needs more than a few passes over the text.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return (text) => text.toLowerCase() === first;
  return (text) => {
    const lower = text.toLowerCase();
    if (lower.length < first.length + last.length) return false;
    if (!lower.startsWith(first) || !lower.endsWith(last)) return false;
    const end = lower.length - last.length;
    let from = first.length;
    for (const piece of rest) {
      const found = lower.indexOf(piece, from);
      if (found === -1 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
}

/** Returns whether a text matches any of these patterns; see {@link compilePattern}. */
export function compilePatterns(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(compilePattern);
  return (text) => compiled.some((matches) => matches(text));
}

/** A pattern that matches every text. */
export const matchesEverything = (pattern: string): boolean => /^\*+$/.test(pattern);
