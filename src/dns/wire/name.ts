/**
 * Names in wire format: labels, each after its length, ended by the root's zero (RFC 1035 §3.1). In Picket they are
 * uncompressed and in lower case, so that equal names are equal bytes (RFC 4343).
 */

const maxLabel = 63;
/** Octets of a whole name, lengths and the root included. */
const maxName = 255;

export interface ParsedName {
  readonly name: Uint8Array;
  /** The position after the name. */
  readonly next: number;
}

/** A buffer in which a name is built; it is copied from here before another name is parsed. */
const work = Buffer.alloc(maxName);

/** Parses a name that may be compressed (RFC 1035 §4.1.4); null if it is malformed. */
export function parseName(packet: Uint8Array, at: number): ParsedName | null {
  let length = 0;
  let next = -1;
  // A pointer must lead further back than the one before it, so that no loop is possible.
  let earliest = at;
  for (let position = at; ; ) {
    const size = packet[position];
    if (size === undefined) return null;
    if (size >= 0xc0) {
      const low = packet[position + 1];
      if (low === undefined) return null;
      if (next < 0) next = position + 2;
      const target = ((size & 0x3f) << 8) | low;
      if (target >= earliest) return null;
      earliest = target;
      position = target;
      continue;
    }
    if (
      size > maxLabel ||
      position + 1 + size > packet.length ||
      length + 1 + size >= maxName + (size === 0 ? 1 : 0)
    )
      return null;
    work[length] = size;
    for (let index = 1; index <= size; index++)
      work[length + index] = lowerCase(packet[position + index] ?? 0);
    length += 1 + size;
    position += 1 + size;
    if (size === 0) return { name: copyOf(length), next: next < 0 ? position : next };
  }
}

/** A loop is faster than a library call for so few octets. */
function copyOf(length: number): Uint8Array {
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = work[index] as number;
  return copy;
}

/** The position after a name; null if the name is malformed. Compressed names are not followed. */
export function skipName(packet: Uint8Array, at: number): number | null {
  for (let position = at; ; ) {
    const size = packet[position];
    if (size === undefined) return null;
    if (size >= 0xc0) return position + 2 <= packet.length ? position + 2 : null;
    if (size > maxLabel) return null;
    position += 1 + size;
    if (size === 0) return position - at <= maxName ? position : null;
  }
}

/**
 * The name as text, without the final dot; the root is `.`. Characters with a meaning in a zone file are escaped (RFC
 * 1035 §5.1).
 */
export function nameToText(name: Uint8Array): string {
  let text = '';
  for (let position = 0; ; ) {
    const size = name[position] ?? 0;
    if (size === 0) return text === '' ? '.' : text;
    if (position > 0) text += '.';
    for (let index = 1; index <= size; index++) text += octetTexts[name[position + index] ?? 0];
    position += 1 + size;
  }
}

/** The inverse of {@link nameToText}; a final dot is allowed. Null if the text is not a name. */
export function nameFromText(text: string): Uint8Array | null {
  if (text === '.') return Uint8Array.of(0);
  const octets: number[] = [];
  let label: number[] = [];
  const isEnded = () => {
    if (label.length === 0 || label.length > maxLabel) return false;
    octets.push(label.length, ...label);
    label = [];
    return true;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '.') {
      if (!isEnded()) return null;
      continue;
    }
    const escaped = character === '\\' ? /^(\d{3}|\D)/.exec(text.slice(index + 1))?.[1] : character;
    if (escaped === undefined) return null;
    if (character === '\\') index += escaped.length;
    const octet = escaped.length === 3 ? Number(escaped) : escaped.charCodeAt(0);
    if (octet > 255 || (character !== '\\' && octet > 126)) return null;
    label.push(lowerCase(octet));
  }
  if (label.length > 0 && !isEnded()) return null;
  octets.push(0);
  return octets.length > 1 && octets.length <= maxName ? Uint8Array.from(octets) : null;
}

/** The position in `name` of each name above it, from the name itself to the root. */
export function* suffixesOf(name: Uint8Array): Generator<number> {
  for (let position = 0; ; position += 1 + (name[position] ?? 0)) {
    yield position;
    if ((name[position] ?? 0) === 0) return;
  }
}

/** Whether a name is the zone or below it. */
export function isNameIn(name: Uint8Array, zone: Uint8Array): boolean {
  const start = name.length - zone.length;
  if (start < 0) return false;
  // The end of a name may look like a zone, but not begin at a label.
  for (const at of suffixesOf(name))
    if (at >= start) return at === start && equalNames(name.subarray(at), zone);
  return false;
}

export const equalNames = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((octet, index) => octet === other[index]);

/** A name as the key of a map: one character for each octet. */
export function nameKey(name: Uint8Array): string {
  work.set(name);
  return work.toString('latin1', 0, name.length);
}

const lowerCase = (octet: number) => (octet >= 65 && octet <= 90 ? octet + 32 : octet);

const octetTexts = Array.from({ length: 256 }, (_, octet) => {
  if (octet <= 32 || octet >= 127) return `\\${String(octet).padStart(3, '0')}`;
  const character = String.fromCharCode(octet);
  return '."\\();@$'.includes(character) ? `\\${character}` : character;
});
