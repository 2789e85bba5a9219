/** The shortest run of digits that a JavaScript number may not hold exactly: 2^53 has sixteen. */
const longDigits = /\d{16}/;

/**
 * Parses JSON from outside without rounding: a number whose integer part is beyond 2^53 becomes the text of its digits.
 * So an id keeps its digits, and a field that must be a number refuses the text and is named.
 * @throws SyntaxError if the text is not JSON.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return longDigits.test(text) ? JSON.parse(quoteLargeNumbers(text)) : value;
}

/** Parses the bytes of a request or an answer. @throws TypeError if they are not UTF-8. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/**
 * The same JSON with numbers beyond 2^53 as strings, for another parser. Text that is not JSON is returned unchanged.
 */
export function keepDigits(text: string): string {
  if (!longDigits.test(text)) return text;
  try {
    JSON.parse(text);
  } catch {
    // The parser reports what is wrong with it.
    return text;
  }
  return quoteLargeNumbers(text);
}

/** @param text valid JSON; there a digit outside of strings always belongs to a number. */
function quoteLargeNumbers(text: string): string {
  const token = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  let quoted = '';
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [written] = found;
    if (written === '"') {
      token.lastIndex = endOfString(text, found.index);
    } else if (Math.abs(Number(written)) > Number.MAX_SAFE_INTEGER) {
      quoted += `${text.slice(from, found.index)}"${written}"`;
      from = token.lastIndex;
    }
  }
  return quoted + text.slice(from);
}

/** The index after the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    if (end === -1) return text.length;
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
}
