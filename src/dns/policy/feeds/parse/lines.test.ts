import { expect, it } from 'vitest';
import { linesOf, longestLine } from './lines.ts';

const lines = (content: string | Uint8Array) => [
  ...linesOf(typeof content === 'string' ? Buffer.from(content) : content),
];

it('ends lines with LF, CR and CR LF, and counts empty ones', () => {
  expect(lines('a\r\nb\rc\n\nd\r\r\ne')).toEqual(['a', 'b', 'c', '', 'd', '', 'e']);
  expect(lines('a\n')).toEqual(['a']);
  expect(lines('')).toEqual([]);
});

it('leaves out a byte order mark at the start, and only there', () => {
  expect(lines('\ufeffa\n\ufeffb')).toEqual(['a', '\ufeffb']);
});

it('reads UTF-8, and continues after invalid octets', () => {
  expect(lines('b\u00fccher\nb')).toEqual(['b\u00fccher', 'b']);
  expect(lines(Buffer.from([0x61, 0xe9, 0x0a, 0x62]))).toEqual(['a\ufffd', 'b']);
});

it('reads a part of a larger buffer', () => {
  expect(lines(Buffer.from('x\na\nb\ny').subarray(2, 5))).toEqual(['a', 'b']);
});

it('cuts a line that is too long, so that it is recognized as such', () => {
  const [longest, tooLong, next] = lines(`${'a'.repeat(longestLine)}\n${'a'.repeat(longestLine + 9)}\nb`);
  expect([longest?.length, tooLong?.length, next]).toEqual([longestLine, longestLine + 1, 'b']);
});
