import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { hostOf } from '../../dns/policy/parse-domain.ts';

/** The possible meanings of a typed or pasted text. */
export interface Wanted {
  /** In lower case: a name must contain one of them. */
  readonly parts: readonly string[];
  /** The number of a ticket in ConnectWise, or an id. */
  readonly number: number | null;
  /** A reference of Picket, or its beginning. */
  readonly reference: string | null;
}

/** Parses a search: a word, a defanged domain, the address of a page, an international name, `#5005`, a reference. */
export function parseSearch(typed: string): Wanted {
  const text = typed.trim();
  const digits = /^#?\s?(\d{1,15})$/.exec(text)?.[1];
  return {
    parts: partsOf(text),
    number: digits === undefined ? null : Number(digits),
    reference: referenceOf(text),
  };
}

const isDefanged = /\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|^h(?:xx|tt)ps?(?:\[:\]|:)\/\//i;

function partsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const bare = lower.replace(/^\[(.+)\]$/, '$1');
  if (isIP(bare) !== 0) return [bare];
  // A company name may contain spaces, slashes and signs. A domain contains none of them.
  if (/\s/.test(text) && !isDefanged.test(text)) return [lower];
  const host = hostOf(text);
  const forms = [host, domainToASCII(host), domainToUnicode(host)];
  const parts = isDefanged.test(text) ? forms : [lower, ...forms];
  return [...new Set(parts.map((part) => part.normalize('NFC').toLowerCase()))].filter((part) => part !== '');
}

/** Crockford's alphabet; a text with fewer characters is more likely a word. */
function referenceOf(text: string): string | null {
  const { prefix, code } = /^(?<prefix>picket:)?(?<code>[0-9a-hjkmnp-tv-z]{1,26})$/i.exec(text)?.groups ?? {};
  if (code === undefined || (prefix === undefined && code.length < 6)) return null;
  return code.toUpperCase();
}
