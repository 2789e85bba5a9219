import { describe, expect, it } from 'vitest';
import { domainToAllow } from './domain-to-allow.ts';
import { mostLines, parseNote } from './parse-note.ts';

const domains = (text: string) => parseNote(text).map(({ domain }) => domain);

describe('a note of a technician', () => {
  it.each([
    ['picket: allow bad.example', ['bad.example']],
    ['  PICKET :  Allow  bad[.]example. ', ['bad[.]example']],
    ['Checked with the customer.\r\npicket: allow <https://bad.example/x>\nDone.', ['https://bad.example/x']],
    ['picket: allow [bad.example](http://bad.example) their own', ['bad.example']],
    ['**picket: allow** `bad.example`', []],
    ['picket: allow a.example\npicket: allow b.example', ['a.example', 'b.example']],
    ['picket: allow', ['']],
    ['please write picket: allow bad.example', []],
    ['picket: allowed bad.example', []],
    ['> picket: allow bad.example', []],
    ['Thanks!\nFrom: Eve <eve@bad.example>\npicket: allow bad.example', []],
    ['On Tue, 24 Nov 2026, Eve wrote:\npicket: allow bad.example', []],
    ['-----Original Message-----\npicket: allow bad.example', []],
    [`picket: allow ${'a'.repeat(600)}`, []],
    [`${'x'.repeat(4001)}\npicket: allow bad.example`, []],
  ])('requests in %j %j', (text, expected) => expect(domains(text)).toEqual(expected));

  it('may give the reason after the domain', () =>
    expect(parseNote('picket: allow bad.example it is\u0007 their portal')).toEqual([
      { domain: 'bad.example', why: 'it is their portal' },
    ]));

  it('requests no more than a person may mean', () =>
    expect(domains('picket: allow bad.example\n'.repeat(50))).toHaveLength(mostLines));
});

describe('a requested domain', () => {
  const incident = { registrableDomain: 'bad.example', domains: ['login.bad.example', 'cdn.bad.example'] };
  const read = (written: string, names = incident) => {
    const result = domainToAllow(written, names);
    return result.ok ? result.value : result.problem.code;
  };

  it.each([
    ['bad.example', 'bad.example'],
    ['hxxps://LOGIN.bad[.]example/a', 'login.bad.example'],
    ['new.login.bad.example', 'new.login.bad.example'],
    ['', 'acting.which_domain'],
    ['worse.example', 'acting.not_of_this_incident'],
    ['notbad.example', 'acting.not_of_this_incident'],
    ['example', 'policy.single_label'],
    ['co.uk', 'policy.public_suffix'],
    ['nonsense!', 'policy.not_a_domain'],
  ])('as %j is %s', (written, expected) => expect(read(written)).toBe(expected));

  it('is the only domain if none is named', () =>
    expect(read('', { registrableDomain: 'bad.example', domains: ['login.bad.example'] })).toBe(
      'login.bad.example',
    ));

  it.each([
    ['com', 'policy.single_label'],
    ['co.uk', 'policy.public_suffix'],
    ['github.io', 'policy.shared_suffix'],
    ['*.bad.example', 'policy.not_a_domain'],
    ['<img src=x>.bad.example', 'policy.not_a_domain'],
    ['192.0.2.7', 'policy.address'],
  ])('is refused if the only domain is %s', (only, code) =>
    expect(read('', { registrableDomain: only, domains: [only] })).toBe(code),
  );

  it('is a domain of the device, for an incident that is grouped by device', () => {
    const device = { registrableDomain: null, domains: ['a.bad.example', 'b.worse.example'] };
    expect(domainToAllow('worse.example', device)).toEqual({ ok: true, value: 'worse.example' });
    expect(domainToAllow('third.example', device).ok).toBe(false);
  });
});
