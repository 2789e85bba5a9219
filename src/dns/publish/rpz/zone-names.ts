import { networkText } from '../../index/clauses.ts';

/** Names in wire format, as in keys of an index and as owners of a zone’s records. */

export const parentOf = (name: Uint8Array) => name.subarray(1 + (name[0] ?? 0));

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

export function withNumber(name: Uint8Array, number: number): Uint8Array {
  const key = joined(name, new Uint8Array(4));
  new DataView(key.buffer).setUint32(name.length, number, true);
  return key;
}

/** The end of the name at the beginning of a key. */
export function nameEnd(key: Uint8Array): number {
  let at = 0;
  while (key[at] !== 0) at += 1 + (key[at] ?? 0);
  return at + 1;
}

/** The name as in a zone file, without the final dot. Names in an index are ASCII. */
export function textOf(name: Uint8Array): string {
  const bytes = Buffer.from(name.buffer, name.byteOffset, name.length);
  const labels: string[] = [];
  for (let at = 0; name[at]; at += 1 + (name[at] ?? 0))
    labels.push(bytes.toString('latin1', at + 1, at + 1 + (name[at] ?? 0)));
  return labels.join('.');
}

/** `24.0.2.0.192.rpz-ip`, `48.zz.1.db8.2001.rpz-ip`. */
export function addressOwner(octets: Uint8Array, prefix: number): string {
  const text = networkText(octets, octets.length * 8);
  const groups =
    octets.length === 4 ? text.split('.') : text.replace('::', ':zz:').split(':').filter(Boolean);
  return [prefix, ...groups.reverse(), 'rpz-ip'].join('.');
}
