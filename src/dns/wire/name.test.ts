import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalNames, nameFromText, nameToText, parseName, skipName, suffixesOf } from './name.ts';

const bytes = (text: string) => {
  const name = nameFromText(text);
  if (name === null) throw new Error(`${text} is no name.`);
  return name;
};

describe('a name', () => {
  it.each([
    ['bad.example', 'bad.example'],
    ['BAD.Example.', 'bad.example'],
    ['.', '.'],
    ['a\\.b.example', 'a\\.b.example'],
    ['\\208\\191.example', '\\208\\191.example'],
    ['with\\032space.example', 'with\\032space.example'],
    ['back\\\\slash.example', 'back\\\\slash.example'],
  ])('%s is %s in Picket', (written, shown) => {
    expect(nameToText(bytes(written))).toBe(shown);
  });

  it.each([
    '',
    'a..example',
    '.example',
    'bücher.example',
    'a\\',
    'a\\999.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}ab`,
  ])('is not “%s”', (written) => {
    expect(nameFromText(written)).toBeNull();
  });

  it('is unchanged after writing and parsing, with any content', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 63 });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 3 }), (labels) => {
        const packet = Uint8Array.from([...labels.flatMap((one) => [one.length, ...one]), 0]);
        const parsed = parseName(packet, 0);
        if (parsed === null) throw new Error('It is a name.');
        expect(nameFromText(nameToText(parsed.name))).toEqual(parsed.name);
        expect(parsed.next).toBe(skipName(packet, 0));
      }),
    );
  });

  it('may have 255 octets, and not one more', () => {
    const label = (size: number) => [size, ...new Array<number>(size).fill(97)];
    const longest = Uint8Array.from([...label(63), ...label(63), ...label(63), ...label(61), 0]);
    expect(parseName(longest, 0)?.name).toHaveLength(255);
    const longer = Uint8Array.from([...label(63), ...label(63), ...label(63), ...label(62), 0]);
    expect(parseName(longer, 0)).toBeNull();
    expect(skipName(longer, 0)).toBeNull();
  });

  it('may point to an earlier position, and only further back each time', () => {
    const packet = Uint8Array.from([...bytes('example'), 1, 97, 0xc0, 0]);
    expect(parseName(packet, 9)).toEqual({ name: bytes('a.example'), next: 13 });
    expect(parseName(Uint8Array.of(0xc0, 0), 0)).toBeNull();
    expect(parseName(Uint8Array.of(0xc0, 2, 0xc0, 0), 2)).toBeNull();
    expect(parseName(Uint8Array.of(0xc0, 2, 0), 0)).toBeNull();
    expect(parseName(Uint8Array.of(0x80, 0), 0)).toBeNull();
  });

  it('has each name above it', () => {
    const name = bytes('a.bad.example');
    expect([...suffixesOf(name)].map((at) => nameToText(name.subarray(at)))).toEqual([
      'a.bad.example',
      'bad.example',
      'example',
      '.',
    ]);
    expect(equalNames(name, bytes('A.BAD.example'))).toBe(true);
    expect(equalNames(name, bytes('b.bad.example'))).toBe(false);
  });
});
