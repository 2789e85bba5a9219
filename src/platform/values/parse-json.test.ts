import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepDigits, parseJson, parseJsonBytes } from './parse-json.ts';

describe('parseJson', () => {
  it.each<[string, unknown]>([
    ['{"company":{"id":225494730938493804}}', { company: { id: '225494730938493804' } }],
    ['{"company":{"id":225494730938493805}}', { company: { id: '225494730938493805' } }],
    ['[1761234567890123401,-1761234567890123402]', ['1761234567890123401', '-1761234567890123402']],
    ['9007199254740993', '9007199254740993'],
    ['9007199254740991', 9007199254740991],
    ['[9007199254740993.0, 1.761234567890123401e18]', ['9007199254740993.0', '1.761234567890123401e18']],
    ['[0.1234567890123456789, 1764356629.837000000]', [0.12345678901234568, 1764356629.837]],
    [
      '["225494730938493804", "a\\\\", 225494730938493804]',
      ['225494730938493804', 'a\\', '225494730938493804'],
    ],
    [
      '["\\"225494730938493804", 1, "225494730938493804\\\\\\""]',
      ['"225494730938493804', 1, '225494730938493804\\"'],
    ],
    ['{"225494730938493804":1}', { '225494730938493804': 1 }],
  ])('reads %s exactly', (text, value) => expect(parseJson(text)).toEqual(value));

  it.each([
    '{225494730938493804:1}',
    '[00000000000000000001]',
    '[225494730938493804',
    '"225494730938493804',
    '225494730938493804 1',
    '',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
    expect(keepDigits(text)).toBe(text);
  });

  it('reads any JSON as JSON.parse does, except for integers that would be rounded', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const large = fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n });
    fc.assert(
      fc.property(json, fc.string(), large, (value, text, id) => {
        const rest = JSON.stringify([value, text]);
        const read = parseJson(`{"rest":${rest},"text":${JSON.stringify(`${id}\\`)},"id":${id}}`);
        const exact = (one: unknown): unknown =>
          typeof one === 'number' && Math.abs(one) > Number.MAX_SAFE_INTEGER ? expect.anything() : one;
        expect(read).toMatchObject({ text: `${id}\\`, id: `${id}` });
        const plain = JSON.parse(rest, (_, one) => exact(one));
        expect((read as { rest: unknown }).rest).toEqual(plain);
      }),
    );
  });

  it('reads only bytes that are UTF-8', () => {
    expect(parseJsonBytes(Buffer.from('{"a":"ü"}'))).toEqual({ a: 'ü' });
    expect(() => parseJsonBytes(Buffer.from([0x22, 0xff, 0x22]))).toThrow(TypeError);
  });

  it('reads a string of megabytes full of escapes', () => {
    const text = JSON.stringify({ a: '\\"'.repeat(1_000_000), id: 1 }).replace(
      ':1}',
      ':12345678901234567890}',
    );
    expect(parseJson(text)).toMatchObject({ id: '12345678901234567890' });
  });
});
