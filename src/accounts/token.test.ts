import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayActAs, roles } from '../platform/http/principal.ts';
import { systemRandom } from '../platform/values/random.ts';
import { hashToken, hintOf, isToken, newToken } from './token.ts';

it('a token is recognizable, different each time, and identified by its hint', () => {
  const token = newToken(systemRandom);
  expect(token).toMatch(/^pkt_[\w-]{43}$/);
  expect(newToken(systemRandom)).not.toBe(token);
  expect(token.startsWith(hintOf(token))).toBe(true);
  expect(hintOf(token)).toHaveLength(8);
});

it('every 32 bytes make a token, and its hash reveals nothing about it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const token = newToken(() => bytes);
      expect(isToken(token)).toBe(true);
      expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
});

it('a text that is not a token is not looked up', () => {
  for (const text of ['', 'pkt_', `pkt_${'a'.repeat(44)}`, `xyz_${'a'.repeat(43)}`, `pkt_${'a'.repeat(42)}é`])
    expect(isToken(text)).toBe(false);
});

it('a role may do what the roles below it may', () => {
  const table = roles.map((role) => roles.map((needed) => mayActAs(role, needed)));
  expect(table).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});
