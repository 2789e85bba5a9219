import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseSite, ticketUrl } from './site.ts';

describe('normaliseSite', () => {
  it.each([
    ['na.myconnectwise.net', 'https://na.myconnectwise.net', 'https://api-na.myconnectwise.net'],
    ['  https://EU.myconnectwise.net/  ', 'https://eu.myconnectwise.net', 'https://api-eu.myconnectwise.net'],
    ['api-au.myconnectwise.net', 'https://au.myconnectwise.net', 'https://api-au.myconnectwise.net'],
    [
      'https://api-na.myconnectwise.net/v4_6_release/apis/3.0',
      'https://na.myconnectwise.net',
      'https://api-na.myconnectwise.net',
    ],
    [
      'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US#x',
      'https://na.myconnectwise.net',
      'https://api-na.myconnectwise.net',
    ],
    ['na.myconnectwise.net.', 'https://na.myconnectwise.net', 'https://api-na.myconnectwise.net'],
    [
      'staging.connectwisedev.com',
      'https://staging.connectwisedev.com',
      'https://api-staging.connectwisedev.com',
    ],
    ['psa.msp.example', 'https://psa.msp.example', 'https://psa.msp.example'],
    ['psa.msp.example:8443/v4_6_release', 'https://psa.msp.example:8443', 'https://psa.msp.example:8443'],
    ['api-psa.msp.example', 'https://api-psa.msp.example', 'https://api-psa.msp.example'],
    ['192.0.2.7', 'https://192.0.2.7', 'https://192.0.2.7'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['localhost:4010', 'http://localhost:4010', 'http://localhost:4010'],
    ['https://localhost', 'https://localhost', 'https://localhost'],
    ['http://[::1]:4010', 'http://[::1]:4010', 'http://[::1]:4010'],
  ])('%s', (typed, origin, apiOrigin) =>
    expect(normaliseSite(typed)).toMatchObject({ ok: true, value: { origin, apiOrigin } }),
  );

  it.each([
    '',
    '   ',
    'http://na.myconnectwise.net',
    'http://10.0.0.5',
    'http://localhost.evil.example',
    'ftp://psa.msp.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@psa.msp.example',
    'connectwise',
    'https://',
    'not a host',
    'https://psa.msp.example:99999',
  ])('refuses “%s”', (typed) => expect(normaliseSite(typed).ok).toBe(false));

  it('never throws, only ever leads to https or this machine, and changes nothing when repeated', () => {
    const part = fc.constantFrom(
      ...[
        'https://',
        'http://',
        'api-',
        'na',
        '.',
        'myconnectwise.net',
        'psa.example',
        '@',
        ':',
        '/',
        '[::1]',
      ],
      ...['127.0.0.1', '0x7f.1', ' ', '%00', '\\', '?', '#', 'é', '..', ':443', '10.1'],
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const site = normaliseSite(text);
        if (!site.ok) return;
        const { origin, apiOrigin } = site.value;
        expect(new URL(origin).origin).toBe(origin);
        expect(apiOrigin).toMatch(/^https:\/\/|^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|$)/);
        expect(normaliseSite(origin)).toEqual(site);
        expect(normaliseSite(apiOrigin)).toEqual(site);
      }),
    );
  });
});

describe('ticketUrl', () => {
  it('leads a person to the ticket on the browser’s host, for any typed form', () =>
    expect(ticketUrl('api-na.myconnectwise.net', 'a&b', 7)).toBe(
      'https://na.myconnectwise.net/v4_6_release/services/system_io/router/openrecord.rails?locale=en_US&recordType=ServiceFv&recid=7&companyName=a%26b',
    ));
  it('is empty for an invalid site', () => expect(ticketUrl('http://x', undefined, 7)).toBe(''));
});
