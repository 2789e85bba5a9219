import { addressOf } from './ip-address.ts';

/*
 * The spellings of one device as regular expressions of PostgreSQL, and the text that all of them contain. They agree
 * with machineOf (machine.ts), which a database cannot call.
 */

/** Every spelling of an address that `addressOf` reads as this one: with zeros, capitals, brackets, or mapped into IPv6. */
export function addressPattern(canonical: string): string {
  const [address = '', zone] = canonical.split('%', 2);
  const isIpv4 = !address.includes(':');
  const groups = isIpv4 ? mapped(address) : groupsOf(address);
  const forms = [formsOf(groups.map(groupPattern)), formsOf(dottedTail(groups))].flat();
  if (isIpv4) forms.push(escaped(address));
  // A mapped address means the same with any zone.
  const zonePattern = isIpv4 ? '(%[^]]+)?' : zone === undefined ? '' : `%${escaped(zone)}`;
  const all = `(${forms.join('|')})${zonePattern}`;
  return `^\\s*(${all}|\\[${all}\\])\\s*$`;
}

/** Eight numbers. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::', 2);
  const numbers = (part: string) =>
    part.split(':').flatMap((one) => (one === '' ? [] : [Number.parseInt(one, 16)]));
  const [first, last] = [numbers(head), numbers(tail ?? '')];
  return [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function mapped(ipv4: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return [0, 0, 0, 0, 0, 0xffff, a * 256 + b, c * 256 + d];
}

const groupPattern = (group: number): string => {
  const hex = group.toString(16);
  return hex.length === 4 ? hex : `0{0,${4 - hex.length}}${hex}`;
};

/** The last two groups as four decimal numbers (RFC 4291 §2.2, form 3). */
function dottedTail(groups: readonly number[]): string[] {
  const [high = 0, low = 0] = groups.slice(6);
  const dotted = [high >> 8, high & 255, low >> 8, low & 255].join('\\.');
  return [...groups.slice(0, 6).map(groupPattern), dotted];
}

/** In full, and with `::` in place of each run of zeros. */
function formsOf(parts: readonly string[]): string[] {
  const forms = [parts.join(':')];
  for (let start = 0; start < parts.length; start += 1)
    for (let end = start; end < parts.length && parts[end] === zeros; end += 1)
      forms.push(`${parts.slice(0, start).join(':')}::${parts.slice(end + 1).join(':')}`);
  return forms;
}

const zeros = groupPattern(0);

/** Every spelling of a name that is not plain ASCII, not one label, or of digits alone. */
export function namePattern(machine: string): string {
  const spelled = [...machine.normalize('NFC')].map(letterPattern).join('');
  const isLabel = /^[\p{L}\p{N}_-]+$/u.test(machine);
  // `192.0.2` is not the beginning of an address, but `12345.corp.example` is the device 12345.
  const more = !isLabel ? '' : /^\d+$/.test(machine) ? '(\\..*[^0-9.].*)?' : '(\\..*)?';
  return `^\\s*${spelled}${more}\\.?\\$?\\.?\\s*$`;
}

/** A letter in both cases, composed and decomposed. The capital of `ß` is two letters, which mean another name. */
function letterPattern(letter: string): string {
  const capital = letter.toUpperCase();
  const cases = [letter, ...([...capital].length === 1 ? [capital] : [])];
  const forms = cases.flatMap((one) => [one, one.normalize('NFD')]);
  const distinct = [...new Set(forms)].map(escaped);
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join('|')})`;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Texts of which each spelling of a device has one of each list, in lower case. An index finds these; then the spellings
 * are compared.
 */
export function partsOfSpellings(machine: string): string[][] {
  const address = addressOf(machine);
  if (address === null) {
    // `lower` of a database may know ASCII alone.
    const parts = machine.match(/[ -~]+/g) ?? [];
    return parts.map((part) => [part.trim()]).filter(([part]) => part !== '');
  }
  if (!address.includes(':')) {
    const [high = 0, low = 0] = mapped(address).slice(6);
    const inHex = padded(high).flatMap((one) => padded(low).map((other) => `ffff:${one}:${other}`));
    return [[address, ...inHex]];
  }
  // Any address may end with four decimal numbers.
  const hex = groupsOf(address.split('%', 1)[0] ?? '').slice(0, 6);
  return hex.map((group) => [group.toString(16)]).filter(([part = '']) => part.length > 2);
}

/** A group with each number of zeros before it. */
function padded(group: number): string[] {
  const hex = group.toString(16);
  return Array.from({ length: 5 - hex.length }, (_, zeros) => '0'.repeat(zeros) + hex);
}
