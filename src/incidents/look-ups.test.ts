import { describe, expect, it } from 'vitest';
import { lookUpLinks, lookUpSettingsSchema } from './look-ups.ts';

const service = (url: string, name = 'Look-up') => ({ services: [{ name, url }] });

describe('a service that looks up a domain', () => {
  it.each([
    'https://look-up.example/domain/{domain}',
    'https://look-up.example/?q={domain}&again={domain}',
    'https://look-up.example:8443/#/{domain}',
  ])('may be %s', (url) => {
    expect(lookUpSettingsSchema.safeParse(service(url)).success).toBe(true);
  });

  it.each([
    'http://look-up.example/{domain}',
    'javascript:alert("{domain}")',
    'https://look-up.example/',
    'https://{domain}/',
    'https://{domain}.look-up.example/',
    'https://look-up.example:{domain}/',
    'https://look-up.example@{domain}/',
    'https://user:secret@look-up.example/{domain}',
    'https://look-up.example\\@{domain}/',
    'https://look-up.example/{domain}/{other}',
    'https://look-up.example/{domain} {domain}',
    'https:///{domain}',
    ' https://',
  ])('may not be %s', (url) => {
    expect(lookUpSettingsSchema.safeParse(service(url)).success).toBe(false);
  });

  it('has a name that no other service has, in any letter case', () => {
    const url = 'https://look-up.example/{domain}';
    const twins = {
      services: [
        { name: 'One', url },
        { name: 'ONE', url },
      ],
    };
    expect(lookUpSettingsSchema.safeParse(twins).success).toBe(false);
  });
});

describe('the links of a domain', () => {
  const settings = service('https://look-up.example/{domain}/report');
  const linksOf = (domain: string) => lookUpLinks(settings, domain).map(({ url }) => url);

  it('replace the placeholder with its name', () => {
    expect(linksOf('Login.Bad.example')).toEqual(['https://look-up.example/login.bad.example/report']);
    expect(linksOf('_dmarc.xn--bcher-kva.example')).toHaveLength(1);
  });

  it.each([
    '..',
    '.',
    '',
    'localhost',
    '192.0.2.1',
    '2001:db8::1',
    'bad\\047..example',
    'a/../b.example',
    'x y.example',
    `${'a'.repeat(64)}.example`,
  ])('do not exist for %s, which would be another address', (domain) => {
    expect(linksOf(domain)).toEqual([]);
  });
});
