type Piece = string | null;

/**
 * Whether `text` matches `pattern`, ignoring case: `*` and `%` match any characters, and a character in brackets
 * (`[[]`, `[*]`) matches itself. The time is proportional to text × pattern, since no backtracking regular expression
 * is used.
 */
export function isLike(text: string, pattern: string): boolean {
  const wanted = pieces(pattern.toLowerCase());
  const given = [...text.toLowerCase()];
  let at = 0;
  let piece = 0;
  let star = -1;
  let resume = 0;
  while (at < given.length) {
    if (piece < wanted.length && wanted[piece] === null) {
      star = piece++;
      resume = at;
    } else if (piece < wanted.length && wanted[piece] === given[at]) {
      piece += 1;
      at += 1;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++resume;
    } else return false;
  }
  while (wanted[piece] === null) piece += 1;
  return piece === wanted.length;
}

/** A literal character; null for a wildcard. */
function pieces(pattern: string): Piece[] {
  return [...pattern.matchAll(/\[([^\]])\]|[\s\S]/gu)].map(([whole, literal]) =>
    literal !== undefined ? literal : whole === '*' || whole === '%' ? null : whole,
  );
}
