/** The limits of a JSON text: levels of arrays and objects, and the total of values. */
export interface JsonBounds {
  readonly depth: number;
  readonly nodes: number;
}

/** Far more than any form of Picket has. */
export const defaultJsonBounds: JsonBounds = { depth: 32, nodes: 20_000 };

/**
 * Whether a JSON text stays within bounds, in one pass over its characters and before it is parsed. A parser takes a
 * hundred times longer for a million brackets than for plain text of that length.
 */
export function isWithinBounds(text: string, { depth: deepest, nodes: most }: JsonBounds): boolean {
  let depth = 0;
  let nodes = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === comma) nodes += 1;
    else if (code === openBracket || code === openBrace) {
      depth += 1;
      nodes += 1;
      if (depth > deepest) return false;
    } else if (code === closeBracket || code === closeBrace) depth -= 1;
    if (nodes > most) return false;
  }
  return true;
}

const [quote, comma, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
const backslash = 0x5c;

/** The end of the string that begins at `start`: the next quote with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
