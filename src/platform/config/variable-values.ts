import { isIP } from 'node:net';
import { z } from 'zod';
import { decodeKey } from '../secrets/key-file.ts';
import { parseDatabaseUrl } from '../values/database-url.ts';
import { parseDuration } from '../values/duration.ts';
import { isTimeZone } from '../values/time-zone.ts';

/** A text that `parse` takes; undefined from it means that it does not. */
export const parsed = <T>(parse: (text: string) => T | undefined, advice: string): z.ZodType<T, string> =>
  z.string().transform((text, context) => {
    const value = parse(text.trim());
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: advice });
      return z.NEVER;
    }
    return value;
  });

export const text = (advice: string) => parsed((value) => (value === '' ? undefined : value), advice);

export const whole = (from: number, to: number) =>
  parsed((value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= from && number <= to ? number : undefined;
  }, `Write a whole number from ${from} to ${to}.`);

export const choice = <const T extends string>(...choices: T[]) =>
  parsed(
    (value) => choices.find((one) => one === value.toLowerCase()),
    `Write one of ${choices.join(', ')}.`,
  );

const yes = ['true', 'yes', 'on', '1'];
const no = ['false', 'no', 'off', '0'];
export const flag = parsed((value) => {
  if (yes.includes(value.toLowerCase())) return true;
  return no.includes(value.toLowerCase()) ? false : undefined;
}, 'Write true or false.');

export const duration = (from: number, to: number, advice: string) =>
  parsed((value) => {
    const milliseconds = parseDuration(value);
    return milliseconds !== undefined && milliseconds >= from && milliseconds <= to
      ? milliseconds
      : undefined;
  }, advice);

export const durations = parsed((value) => {
  const list = value.split(',').map((one) => parseDuration(one));
  const good = list.filter((one) => one !== undefined && one <= 86_400_000);
  return good.length === list.length && list.length <= 20 ? (good as number[]) : undefined;
}, 'Write up to 20 durations of at most a day each, such as 5s,30s,2m.');

/** Scheme, host and port of a web address; Picket’s own paths begin at its root. */
export const origin = parsed((value) => {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const plain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return /^https?:$/.test(url.protocol) && plain ? url.origin : undefined;
}, 'Write a web address without a path, such as https://picket.example.');

/** Over plain http only on this machine: the provider's keys and addresses come from there. */
export const discoveryUrl = parsed((value) => {
  if (!URL.canParse(value)) return undefined;
  const { protocol, hostname } = new URL(value);
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && local) ? value : undefined;
}, 'Write the https address of the provider’s openid-configuration.');

/** Names of OAuth 2.0 (RFC 6749, section 3.3). */
export const scopes = parsed((value) => {
  const names = value.split(/[\s,]+/).filter((name) => name !== '');
  return names.every((name) => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(name)) ? names : undefined;
}, 'Write names with spaces between them, such as groups.');

export const databaseUrl = parsed(
  (value) => (parseDatabaseUrl(value) === null ? undefined : value),
  'Write postgres://user:password@host:5432/database, with special characters of the password as %XX.',
);

export const host = parsed(
  (value) => (isIP(value) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value) ? value : undefined),
  'Write an address of this machine, without a port and without brackets: 127.0.0.1, 0.0.0.0 or ::.',
);

/** 32 bytes, as `openssl rand -base64 32` or `openssl rand -hex 32` print them. */
export const key = parsed(
  (value) => (decodeKey(value) === undefined ? undefined : value),
  'Write 32 random bytes in base64 or hex: openssl rand -base64 32 prints such a key.',
);

export const proxy = parsed((value) => {
  // Many write it without the scheme.
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && isPercentEncoded(username + password) ? address : undefined;
}, 'Write the address of an HTTP proxy, such as http://proxy.example:3128, with special characters of user and password as %XX.');

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export const timeZone = parsed(
  (value) => (isTimeZone(value) ? value : undefined),
  'Write a name of the IANA time zone database, such as Europe/Vienna or America/New_York.',
);

export const trustProxy = parsed((value): false | number | readonly string[] | undefined => {
  if (no.slice(0, 3).includes(value.toLowerCase())) return false;
  if (/^\d$/.test(value)) return value === '0' ? false : Number(value);
  const networks = value.split(',').map((one) => one.trim());
  return networks.every(isNetwork) ? networks : undefined;
}, 'Write false, the number of proxies in front (1 to 9), or their addresses: 192.0.2.7,10.0.0.0/8.');

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const goodPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return isIP(address) > 0 && more.length === 0 && goodPrefix;
}

/** An IP address of this machine with a port; an IPv6 address in brackets. */
export function endpoint(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text.trim()) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = Number(digits);
  const family = bracketed === undefined ? 4 : 6;
  return isIP(host) === family && port <= 65_535 ? { host, port } : undefined;
}

export const endpoints = parsed((value) => {
  const all = value.split(',').map(endpoint);
  const good = all.filter((one) => one !== undefined);
  return good.length === all.length && good.length <= 16 ? good : undefined;
}, 'Write addresses with their ports, such as 127.0.0.1:5300 or 192.0.2.1:53,[2001:db8::1]:53.');

export const apiToken = parsed(
  (value) => (/^pkt_[\w-]{43}$/.test(value) ? value : undefined),
  'Write a token of Picket: pkt_ and 43 letters, digits, “-” or “_”.',
);
