import type { Problem } from '../../../../platform/values/problem.ts';
import { feedProblems } from '../problems.ts';
import { linesOf } from './lines.ts';

/** How much of a content is examined. */
const examined = 64 * 1024;

/** Recognizes what a server sends instead of a list: a page, an error in JSON, an archive. Null if it may be a list. */
export function complaintOfContent(content: Uint8Array): Problem | null {
  const start = content.subarray(0, examined);
  if (isBinary(start)) return feedProblems.binary();
  const lines = [...linesOf(start)];
  if (content.length <= examined && lines.every((line) => /^\s*(?:[#!;]|$)/.test(line)))
    return feedProblems.empty();
  const text = lines.join('\n').trimStart();
  if (text.startsWith('<'))
    return feedProblems.html(/<title[^>]{0,100}>([^<]{0,300})</i.exec(text)?.[1] ?? null);
  return /^(?:\{|\[\s*[[{"\]])/.test(text) ? feedProblems.json(text) : null;
}

/**
 * Binary if there is more than a stray octet, and more than one of a hundred is a control character that no text has.
 */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  return controls > 3 + bytes.length / 100;
}
