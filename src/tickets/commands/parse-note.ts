import { plainText } from '../../platform/values/text.ts';

/** One line of a note that is a command: the named domain, and the words after it. */
export interface Asked {
  /** As written; empty if none is named. */
  readonly domain: string;
  readonly why: string;
}

/** The rest of a longer note is ignored: nobody types that much, and pasted text is not a command. */
const longestNote = 4_000;
const longestLine = 500;
export const mostLines = 10;

const command = /^[\s*_`#-]*picket\s*:\s*allow(?:\s+(.*))?$/i;
/** The beginning of a quoted e-mail, whose text is by another author. */
const quote =
  /^\s*(?:>|_{8,}|-{2,}\s*(?:original|forwarded) message|from:\s|on .{5,200} wrote:|begin forwarded message)/i;

/** The lines of a note that request to allow a domain: `picket: allow bad[.]example because …`. */
export function parseNote(text: string): Asked[] {
  const asked: Asked[] = [];
  for (const line of text.slice(0, longestNote).split(/\r\n|\r|\n/)) {
    if (quote.test(line) || asked.length === mostLines) break;
    const found = line.length > longestLine ? null : command.exec(line);
    if (found !== null) asked.push(parseRest(plainText(found[1] ?? '')));
  }
  return asked;
}

function parseRest(rest: string): Asked {
  // ConnectWise turns addresses into links: [bad.example](http://bad.example).
  const linked = /^\[([^\]]+)\]\([^)]*\)(.*)$/.exec(rest);
  const [written = '', why = ''] =
    linked === null ? splitOnce(rest) : [linked[1] ?? '', (linked[2] ?? '').trim()];
  return { domain: written.replace(/^["'“‘<`*_(]+/, '').replace(/["'”’>`*_),;:.!]+$/, ''), why };
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
