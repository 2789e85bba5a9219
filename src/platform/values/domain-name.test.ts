import { describe, expect, it } from 'vitest';
import { presentationName } from './domain-name.ts';

describe('a name in presentation format', () => {
  it.each([
    ['bad.example', 'bad.example'],
    ['_dmarc.*.bad-name.example', '_dmarc.*.bad-name.example'],
    ['com', 'com'],
    ['<img src=x>.evil.example', '\\060img\\032src\\061x\\062.evil.example'],
    ['\\032x.evil.example', '\\032x.evil.example'],
    ['[a](b).evil.example', '\\091a\\093\\040b\\041.evil.example'],
    ['пр.example', '\\208\\191\\209\\128.example'],
    ['😀.example', '\\240\\159\\152\\128.example'],
    ['2001:db8::1', '2001:db8::1'],
  ])('of %s is %s', (name, expected) => expect(presentationName(name)).toBe(expected));
});
