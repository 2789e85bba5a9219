import { assert, constant, oneof, property, uint8Array, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CdbReader } from './cdb-reader.ts';
import { CdbWriter } from './cdb-writer.ts';
import { hashOf } from './format.ts';

const written = (pairs: readonly (readonly [Uint8Array, Uint8Array])[], limit?: number) => {
  const writer = new CdbWriter(limit);
  for (const [key, value] of pairs) writer.add(key, key.length, value);
  return writer.finish();
};
const text = (value: string) => new TextEncoder().encode(value);

describe('CDB', () => {
  it('finds every key that was written, and no other', () => {
    const octets = uint8Array({ maxLength: 12 });
    const keys = uniqueArray(octets, { selector: (key) => key.join(), maxLength: 60 });
    assert(
      property(keys, octets, oneof(constant(0), constant(3)), (all, other, padding) => {
        const pairs = all.map((key, index) => [key, Uint8Array.of(index, ...key)] as const);
        const reader = new CdbReader(written(pairs));
        for (const [key, value] of pairs) {
          const padded = Uint8Array.of(...new Array(padding).fill(9), ...key, 9);
          expect(reader.find(padded, padding, padding + key.length)).toEqual(value);
        }
        const isKnown = all.some((key) => key.join() === other.join());
        expect(reader.find(other, 0, other.length) !== null).toBe(isKnown);
      }),
    );
  });

  it('is the published format', () => {
    // `echo '+3,5:one->Hello' | cdb -c` of tinycdb: one record, and one table of two slots.
    const file = written([[text('one'), text('Hello')]]);
    const view = new DataView(file.buffer);
    const hash = 193_420_161;
    expect(hashOf(text('one'), 0, 3)).toBe(hash);
    expect(new TextDecoder().decode(file.subarray(2048, 2064))).toBe('\x03\0\0\0\x05\0\0\0oneHello');
    expect([view.getUint32((hash & 255) * 8, true), view.getUint32((hash & 255) * 8 + 4, true)]).toEqual([
      2064, 2,
    ]);
    const slot = 2064 + ((hash >>> 8) % 2) * 8;
    expect([view.getUint32(slot, true), view.getUint32(slot + 4, true)]).toEqual([hash, 2048]);
    expect(file.length).toBe(2064 + 16);
  });

  it('refuses a file cut or lengthened at any place', () => {
    const file = written([
      [text('one'), text('1')],
      [text('two'), text('2')],
    ]);
    for (let length = 0; length < file.length; length++)
      expect(() => new CdbReader(file.slice(0, length))).toThrow(/cut or damaged/);
    expect(() => new CdbReader(Uint8Array.of(...file, 0))).toThrow(/cut or damaged/);
    expect(() => new CdbReader(new Uint8Array(4096).fill(7))).toThrow(/cut or damaged/);
  });

  it('refuses to write more than the format can address, and names the limit', () => {
    const pair = [text('one'), text('1')] as const;
    const exact = written([pair]).length;
    expect(written([pair], exact).length).toBe(exact);
    expect(() => written([pair], exact - 1)).toThrow(`larger than its format allows (${exact - 1} bytes)`);
  });

  it('refuses names that were crafted to have the same hash', () => {
    const blocks = Array.from({ length: 11 }, (_, index) => index).reduce<[string, string][]>((chosen) => {
      const before = chosen.map(([one]) => one).join('');
      return [...chosen, collision(before)];
    }, []);
    const pairs = Array.from({ length: 1 << blocks.length }, (_, bits) => {
      const key = blocks.map((choice, block) => choice[((bits >> block) & 1) as 0 | 1]).join('');
      return [text(key), text('x')] as const;
    });
    expect(new Set(pairs.map(([key]) => hashOf(key, 0, key.length))).size).toBe(1);
    expect(() => written(pairs)).toThrow(/the same hash/);
  });
});

/** Two continuations of `before` that give the same hash, so that both can be continued in the same ways. */
function collision(before: string): [string, string] {
  const seen = new Map<number, string>();
  for (let first = 33; first < 127; first++)
    for (let second = 33; second < 127; second++) {
      const block = String.fromCharCode(first, second);
      const key = text(before + block);
      const hash = hashOf(key, 0, key.length);
      const other = seen.get(hash);
      if (other !== undefined) return [other, block];
      seen.set(hash, block);
    }
  throw new Error('No collision.');
}
