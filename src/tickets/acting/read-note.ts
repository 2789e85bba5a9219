import { plainText } from '../../values/text.ts';

/** One line of a note that asks for something: what it names, and the words after that. */
export interface Asked {
  /** As it was written; empty where nothing is named. */
  readonly domain: string;
  readonly why: string;
}

/** More of a note is not looked at: nobody types that much, and what was pasted in is not meant. */
const longestNote = 4_000;
const longestLine = 500;
export const mostLines = 10;

const command = /^[\s*_`#-]*picket\s*:\s*allow(?:\s+(.*))?$/i;
/** Where an e-mail quotes another one: from there on it is somebody else who speaks. */
const quote =
  /^\s*(?:>|_{8,}|-{2,}\s*(?:original|forwarded) message|from:\s|on .{5,200} wrote:|begin forwarded message)/i;

/** The lines of a note that ask for a domain to be allowed: `picket: allow bad[.]example because …`. */
export function readNote(text: string): Asked[] {
  const asked: Asked[] = [];
  for (const line of text.slice(0, longestNote).split(/\r\n|\r|\n/)) {
    if (quote.test(line) || asked.length === mostLines) break;
    const found = line.length > longestLine ? null : command.exec(line);
    if (found !== null) asked.push(readRest(plainText(found[1] ?? '')));
  }
  return asked;
}

function readRest(rest: string): Asked {
  // ConnectWise makes links of what looks like an address: [bad.example](http://bad.example).
  const linked = /^\[([^\]]+)\]\([^)]*\)(.*)$/.exec(rest);
  const [written = '', why = ''] =
    linked === null ? splitOnce(rest) : [linked[1] ?? '', (linked[2] ?? '').trim()];
  return { domain: written.replace(/^["'“‘<`*_(]+/, '').replace(/["'”’>`*_),;:.!]+$/, ''), why };
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
