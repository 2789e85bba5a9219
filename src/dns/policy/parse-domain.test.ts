import { describe, expect, it } from 'vitest';
import { parseDomain } from './parse-domain.ts';

const read = (written: string, wholeSuffix = false) => {
  const result = parseDomain(written, { wholeSuffix });
  return result.ok ? result.value : result.problem.code;
};

describe('a domain for the allow list', () => {
  it.each([
    ['bad.example', 'bad.example'],
    ['Login.BAD.example.', 'login.bad.example'],
    ['bad[.]example', 'bad.example'],
    ['bad(dot)example', 'bad.example'],
    ['hxxps://cdn.bad[.]example:8443/a?b#c', 'cdn.bad.example'],
    ['hxxp[:]//bad.example', 'bad.example'],
    ['https://user:secret@bad.example/', 'bad.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['_dmarc.bad.example', '_dmarc.bad.example'],
    ['shop.bad.co.uk', 'shop.bad.co.uk'],
    ['somebody.github.io', 'somebody.github.io'],
  ])('is parsed from %s', (written, expected) => expect(read(written)).toBe(expected));

  it.each([
    ['co.uk', 'policy.public_suffix'],
    ['hxxps://CO[.]UK/', 'policy.public_suffix'],
    ['github.io', 'policy.shared_suffix'],
    ['com', 'policy.single_label'],
    ['localhost', 'policy.single_label'],
    ['192.0.2.7', 'policy.address'],
    ['', 'policy.not_a_domain'],
    ['*.bad.example', 'policy.not_a_domain'],
    ['bad..example', 'policy.not_a_domain'],
    ['-bad.example', 'policy.not_a_domain'],
    ["bad.example'; drop table incident", 'policy.not_a_domain'],
    [`${'a'.repeat(64)}.example`, 'policy.not_a_domain'],
    [`${'a.'.repeat(126)}example`, 'policy.not_a_domain'],
  ])('is refused: %s', (written, code) => expect(read(written)).toBe(code));

  it('is a whole shared suffix only if a person confirms that, and never a public one', () => {
    expect(read('github.io', true)).toBe('github.io');
    expect(read('co.uk', true)).toBe('policy.public_suffix');
  });
});
