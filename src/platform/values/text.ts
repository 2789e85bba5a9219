const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `limit` UTF-16 units of `text`, cut between graphemes; ends with "…" if it was cut. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length + 1 > limit) break;
    kept += segment;
  }
  return `${kept}…`;
}

/**
 * Without control characters that databases, logs and terminals cannot handle; runs of white space become one
 * space.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** "1 ticket", "2 tickets": the number and its noun. */
export const plural = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;
