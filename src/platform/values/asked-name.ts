import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { presentationName } from './domain-name.ts';
import { addressOf } from './ip-address.ts';

/** RFC 1035 §3.1 and §2.3.4: 255 octets on the wire are 253 characters; a label has at most 63. */
const nameLimit = 253;
const labelLimit = 63;
/** A longer text is not a name, in any spelling of its octets. */
const longest = 10_000;

export type AskedName = { readonly domain: string } | { readonly complaint: string };

/**
 * A queried name in any form that a sender may use: Unicode, Punycode, presentation format with other octets as `\DDD`
 * (RFC 4343 §2.1), or an IP address. Each name is stored in one form: lower case, no final dot, Punycode for Unicode,
 * `\DDD` for octets that no host name has.
 */
export function parseAskedName(text: string): AskedName {
  const written = text.trim();
  if (written.length > longest) return { complaint: `is longer than ${longest} characters` };
  const name = written.toLowerCase().replace(/(?<!\\)\.$/, '');
  if (name === '') return { complaint: 'is empty' };
  const address = addressOf(name);
  // A zone (`fe80::1%eth0`) names a link of one machine, and is no part of a queried address.
  if (address !== null && isIP(address) !== 0) return { domain: address };
  if (/[\s/@?#:\p{Cc}]/u.test(name.replaceAll(/\\(?:\d{3}|.)/gsu, '')))
    return { complaint: 'is not a domain name: it must have no scheme, port, path or space' };
  return name.includes('\\') ? fromPresentation(name) : fromText(name);
}

function fromText(name: string): AskedName {
  // On the wire a name is ASCII. Both spellings must give the same name.
  const ascii = isAscii(name) ? name : domainToASCII(name);
  if (ascii === '') return { complaint: 'is not a domain name' };
  return checked(ascii.split('.').map((label) => ({ shown: presentationName(label), length: label.length })));
}

function fromPresentation(name: string): AskedName {
  const labels = octetsOf(name);
  if (labels === null)
    return { complaint: 'is not a domain name: a backslash is followed by three digits, up to 255' };
  return checked(labels.map(showLabel));
}

/** The octets of each label; null for an invalid escape. `\X` is the character itself, even a dot. */
function octetsOf(name: string): Buffer[] | null {
  const labels: Buffer[][] = [[]];
  for (const [found, digits, other] of name.matchAll(/\\(?:(\d{3})|(\D))?|[^\\]/gsu)) {
    const label = labels.at(-1) ?? [];
    if (found === '.') labels.push([]);
    else if (digits !== undefined && Number(digits) < 256) label.push(Buffer.of(Number(digits)));
    else if (other !== undefined || found[0] !== '\\') label.push(Buffer.from(other ?? found, 'utf8'));
    else return null;
  }
  return labels.map((parts) => Buffer.concat(parts));
}

interface Label {
  readonly shown: string;
  /** In octets on the wire. */
  readonly length: number;
}

function showLabel(octets: Buffer): Label {
  const text = octets.toString('utf8').toLowerCase();
  const isText = Buffer.from(text, 'utf8').length === octets.length && !text.includes('\ufffd');
  // Octets that spell Unicode mean that name, unless it contains characters that separate or escape.
  const ascii = isText && !isAscii(text) && /^[\p{L}\p{M}\p{N}_-]+$/u.test(text) ? domainToASCII(text) : '';
  if (ascii !== '' && !ascii.includes('.')) return { shown: ascii, length: ascii.length };
  const shown = [...octets].map((octet) => {
    const character = String.fromCharCode(octet).toLowerCase();
    return octet < 128 && /[\w*-]/.test(character) ? character : `\\${String(octet).padStart(3, '0')}`;
  });
  return { shown: shown.join(''), length: octets.length };
}

function checked(labels: readonly Label[]): AskedName {
  const length = labels.reduce((sum, label) => sum + label.length + 1, -1);
  if (length > nameLimit) return { complaint: `is longer than ${nameLimit} characters` };
  if (labels.some((label) => label.length === 0))
    return { complaint: 'has two dots in a row, or starts with one' };
  if (labels.some((label) => label.length > labelLimit))
    return { complaint: `has a part longer than ${labelLimit} characters` };
  return { domain: labels.map(({ shown }) => shown).join('.') };
}

const isAscii = (text: string) => /^\p{ASCII}*$/u.test(text);
