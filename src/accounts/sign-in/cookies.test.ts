import { describe, expect, it } from 'vitest';
import { cookieNames, parseCookies, tokenInCookie } from './cookies.ts';

const http = cookieNames('http://localhost:8080');
const https = cookieNames('https://picket.example');

describe('Picket’s own cookies', () => {
  it('belong to one host only under https', () => {
    expect(https.session).toBe('__Host-picket.session_token');
    expect(http.session).toBe('picket.session_token');
    expect(cookieNames(undefined)).toEqual(http);
  });

  it.each([
    ['picket.session_token=a', {}],
    ['__Secure-picket.session_token=a', {}],
    ['__host-picket.session_token=a', {}],
    ['__Host-picket.session_token=a', { '__Host-picket.session_token': 'a' }],
    ['picket.session_token=x; __Host-picket.session_token=a', { '__Host-picket.session_token': 'a' }],
    ['__Host-picket.session_token=a; picket.session_token=x', { '__Host-picket.session_token': 'a' }],
    ['__Host-picket.session_token=a=b==', { '__Host-picket.session_token': 'a=b==' }],
    ['__Host-picket.session_token=a; __Host-picket.session_token=a', { '__Host-picket.session_token': 'a' }],
    ['__Host-picket.session_token=a; __Host-picket.session_token=b', {}],
    ['__Host-picket.session_token=a; __Host-picket.session_token=b; __Host-picket.session_token=a', {}],
    ['__Host-picket.session_token', {}],
    ['__Host-picket.session_token=', {}],
  ])('are found by their whole name, and only if they are unambiguous: %s', (header, expected) => {
    expect(Object.fromEntries(parseCookies(header, https))).toEqual(expected);
  });

  it('contain a token before the signature, or are ignored', () => {
    expect(tokenInCookie('token.sig%3D')).toBe('token');
    expect(tokenInCookie('%E0%A4%A')).toBeUndefined();
  });
});
