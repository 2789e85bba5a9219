import { encode } from '@dnsquery/dns-packet';

/** Pseudo-random whole numbers under a limit, the same for the same seed (xorshift32). */
export type Draw = (limit: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const opt = { type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0x8000, options: [] } as never;
const ask = (name: string, more: object = {}) =>
  encode({ type: 'query', id: 9, flags: 0x0100, questions: [{ name, type: 'A' }], ...more });

/** Valid queries, from which the others are derived. */
export const queries: readonly Uint8Array[] = [
  ask('good.example'),
  ask('www.bad.example', { additionals: [opt] }),
  ask('a.b.c.d.e.f.g.h.good.example', { additionals: [opt] }),
  ask('1.0.0.127.in-addr.arpa', { questions: [{ name: '1.0.0.127.in-addr.arpa', type: 'PTR' }] }),
  ask(`${'x'.repeat(63)}.${'y'.repeat(63)}.${'z'.repeat(63)}.${'w'.repeat(59)}`),
];

/** Octets with a meaning: lengths, pointers, bounds. */
const telling = [0, 1, 11, 12, 63, 64, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xff];

/** One of some packets, changed in up to four ways. */
export function mutated(packets: readonly Uint8Array[], draw: Draw): Uint8Array {
  const one = () => packets[draw(packets.length)] ?? new Uint8Array();
  let bytes = Uint8Array.from(one());
  for (let changes = draw(5); changes > 0; changes--) bytes = changed(bytes, one, draw);
  return bytes;
}

function changed(
  bytes: Uint8Array<ArrayBuffer>,
  other: () => Uint8Array,
  draw: Draw,
): Uint8Array<ArrayBuffer> {
  const at = draw(bytes.length + 1);
  const random = (length: number) => Uint8Array.from({ length }, () => draw(256));
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
  switch (draw(8)) {
    case 0:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      return bytes;
    case 1:
      if (at < bytes.length) bytes[at] = telling[draw(telling.length)] ?? 0;
      return bytes;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return joined(bytes.subarray(0, at), random(draw(20)), bytes.subarray(at));
    case 4:
      return joined(bytes.subarray(0, at), other().subarray(at));
    case 5:
      // A count in the header that is larger or smaller than the truth.
      if (bytes.length >= 12) bytes[4 + draw(8)] = telling[draw(telling.length)] ?? 0;
      return bytes;
    case 6:
      // A pointer, perhaps to itself.
      if (at + 1 < bytes.length) bytes.set([0xc0 | draw(4), draw(4) === 0 ? at : draw(256)], at);
      return bytes;
    default:
      return draw(20) === 0 ? random(draw(600)) : joined(bytes, random(draw(40)));
  }
}
