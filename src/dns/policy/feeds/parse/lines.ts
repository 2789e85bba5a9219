/** No list has a longer line. */
export const longestLine = 4096;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a content, which end with LF, CR or CR LF, decoded one by one: a content of a million lines is never in
 * memory as text. A line longer than {@link longestLine} is cut to one character more than that.
 */
export function* linesOf(content: Uint8Array): Generator<string> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let start = hasByteOrderMark(bytes) ? 3 : 0;
  let isAscii = true;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte !== lineFeed && byte !== carriageReturn) {
      if (byte > 0x7f) isAscii = false;
      continue;
    }
    yield decoded(bytes, start, at, isAscii);
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) at++;
    start = at + 1;
    isAscii = true;
  }
  if (start < bytes.length) yield decoded(bytes, start, bytes.length, isAscii);
}

function decoded(bytes: Buffer, start: number, end: number, isAscii: boolean): string {
  if (end - start > longestLine) return bytes.toString('latin1', start, start + longestLine + 1);
  return bytes.toString(isAscii ? 'latin1' : 'utf8', start, end);
}

const hasByteOrderMark = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
