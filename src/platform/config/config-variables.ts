import { isIP } from 'node:net';
import { z } from 'zod';
import { decodeKey } from '../secrets/key-file.ts';
import { parseDatabaseUrl } from '../values/database-url.ts';
import { parseDuration } from '../values/duration.ts';
import { isTimeZone } from '../values/time-zone.ts';

/** One environment variable: what it is called, what it takes, and what it does. */
export interface Variable<T> {
  readonly name: string;
  /** What may be written, for people. */
  readonly takes: string;
  /** What it is when it is not set, as it would be written; undefined when it is then off. */
  readonly initial: string | undefined;
  readonly doc: string;
  /** Its value is never shown, not even where it is wrong. */
  readonly secret?: true;
  /** The schema’s messages say what to write instead. */
  readonly schema: z.ZodType<T, string>;
}

const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** A text that `parse` takes; undefined from it means that it does not. */
const parsed = <T>(parse: (text: string) => T | undefined, advice: string): z.ZodType<T, string> =>
  z.string().transform((text, context) => {
    const value = parse(text.trim());
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: advice });
      return z.NEVER;
    }
    return value;
  });

const text = (advice: string) => parsed((value) => (value === '' ? undefined : value), advice);

const whole = (from: number, to: number) =>
  parsed((value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= from && number <= to ? number : undefined;
  }, `Write a whole number from ${from} to ${to}.`);

const choice = <const T extends string>(...choices: T[]) =>
  parsed(
    (value) => choices.find((one) => one === value.toLowerCase()),
    `Write one of ${choices.join(', ')}.`,
  );

const yes = ['true', 'yes', 'on', '1'];
const no = ['false', 'no', 'off', '0'];
const flag = parsed((value) => {
  if (yes.includes(value.toLowerCase())) return true;
  return no.includes(value.toLowerCase()) ? false : undefined;
}, 'Write true or false.');

const duration = (from: number, to: number, advice: string) =>
  parsed((value) => {
    const milliseconds = parseDuration(value);
    return milliseconds !== undefined && milliseconds >= from && milliseconds <= to
      ? milliseconds
      : undefined;
  }, advice);

const durations = parsed((value) => {
  const list = value.split(',').map((one) => parseDuration(one));
  const good = list.filter((one) => one !== undefined && one <= 86_400_000);
  return good.length === list.length && list.length <= 20 ? (good as number[]) : undefined;
}, 'Write up to 20 durations of at most a day each, such as 5s,30s,2m.');

/** Scheme, host and port of a web address; Picket’s own paths begin at its root. */
const origin = parsed((value) => {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const plain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return /^https?:$/.test(url.protocol) && plain ? url.origin : undefined;
}, 'Write a web address without a path, such as https://picket.example.');

/** Over plain http only on this machine: the provider's keys and addresses come from there. */
const discoveryUrl = parsed((value) => {
  if (!URL.canParse(value)) return undefined;
  const { protocol, hostname } = new URL(value);
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && local) ? value : undefined;
}, 'Write the https address of the provider’s openid-configuration.');

/** Names of OAuth 2.0 (RFC 6749, section 3.3). */
const scopes = parsed((value) => {
  const names = value.split(/[\s,]+/).filter((name) => name !== '');
  return names.every((name) => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(name)) ? names : undefined;
}, 'Write names with spaces between them, such as groups.');

const databaseUrl = parsed(
  (value) => (parseDatabaseUrl(value) === null ? undefined : value),
  'Write postgres://user:password@host:5432/database, with special characters of the password as %XX.',
);

const host = parsed(
  (value) => (isIP(value) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value) ? value : undefined),
  'Write an address of this machine, without a port and without brackets: 127.0.0.1, 0.0.0.0 or ::.',
);

/** 32 bytes, as `openssl rand -base64 32` or `openssl rand -hex 32` print them. */
const key = parsed(
  (value) => (decodeKey(value) === undefined ? undefined : value),
  'Write 32 random bytes in base64 or hex: openssl rand -base64 32 prints such a key.',
);

const proxy = parsed((value) => {
  // Many write it without the scheme.
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}, 'Write the address of an HTTP proxy, such as http://proxy.example:3128.');

const timeZone = parsed(
  (value) => (isTimeZone(value) ? value : undefined),
  'Write a name of the IANA time zone database, such as Europe/Vienna or America/New_York.',
);

const trustProxy = parsed((value): false | number | readonly string[] | undefined => {
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
function endpoint(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text.trim()) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = Number(digits);
  const family = bracketed === undefined ? 4 : 6;
  return isIP(host) === family && port <= 65_535 ? { host, port } : undefined;
}

const endpoints = parsed((value) => {
  const all = value.split(',').map(endpoint);
  const good = all.filter((one) => one !== undefined);
  return good.length === all.length && good.length <= 16 ? good : undefined;
}, 'Write addresses with their ports, such as 127.0.0.1:5300 or 192.0.2.1:53,[2001:db8::1]:53.');

const apiToken = parsed(
  (value) => (/^pkt_[\w-]{43}$/.test(value) ? value : undefined),
  'Write a token of Picket: pkt_ and 43 letters, digits, “-” or “_”.',
);

/** Every variable that Picket reads. This is the one place where they are described. */
export const variables = {
  data: variable({
    name: 'PICKET_DATA',
    takes: 'a folder',
    initial: './picket-data',
    doc: 'The data folder of Picket: the embedded database, its key, and files for the command line.',
    schema: text('Write the path of a folder.'),
  }),
  databaseUrl: variable({
    name: 'PICKET_DATABASE_URL',
    takes: 'postgres://…',
    initial: undefined,
    doc: 'A PostgreSQL server (15 or newer) instead of the embedded database. Required to run several Pickets.',
    secret: true,
    schema: databaseUrl,
  }),
  host: variable({
    name: 'PICKET_HOST',
    takes: 'an address',
    initial: '127.0.0.1',
    doc: 'The address the API listens on. On loopback, only this machine reaches it. 0.0.0.0 is every network: use TLS in front.',
    schema: host,
  }),
  port: variable({
    name: 'PICKET_PORT',
    takes: '0 to 65535',
    initial: '8440',
    doc: 'The TCP port of the API; 0 selects any free port.',
    schema: whole(0, 65_535),
  }),
  publicUrl: variable({
    name: 'PICKET_PUBLIC_URL',
    takes: 'https://…',
    initial: undefined,
    doc: 'The address at which people reach Picket, for the links in tickets.',
    schema: origin,
  }),
  tlsListen: variable({
    name: 'PICKET_TLS_LISTEN',
    takes: 'an address with its port',
    initial: undefined,
    doc: 'Where Picket serves HTTPS itself, in addition to PICKET_HOST and PICKET_PORT. Behind a proxy that does so, leave it out.',
    schema: parsed(endpoint, 'Write an address with its port, such as 0.0.0.0:8443.'),
  }),
  tlsCertificateFile: variable({
    name: 'PICKET_TLS_CERT_FILE',
    takes: 'a file',
    initial: undefined,
    doc: 'The certificate for HTTPS (PEM), with those of the authorities between. It is read again when it changes.',
    schema: text('Write the path of a file.'),
  }),
  tlsKeyFile: variable({
    name: 'PICKET_TLS_KEY_FILE',
    takes: 'a file',
    initial: undefined,
    doc: 'The private key of that certificate (PEM, without a passphrase).',
    schema: text('Write the path of a file.'),
  }),
  trustProxy: variable<false | number | readonly string[]>({
    name: 'PICKET_TRUST_PROXY',
    takes: 'false, a number of hops, or addresses',
    initial: 'false',
    doc: 'The proxies whose X-Forwarded-For header Picket trusts.',
    schema: trustProxy,
  }),
  timeZone: variable({
    name: 'PICKET_TIME_ZONE',
    takes: 'an IANA time zone',
    initial: 'UTC',
    doc: 'The time zone that tickets show in addition to UTC.',
    schema: timeZone,
  }),
  oidcDiscoveryUrl: variable({
    name: 'PICKET_OIDC_DISCOVERY_URL',
    takes: 'https://…/.well-known/openid-configuration',
    initial: undefined,
    doc: 'An OpenID provider for sign-in. Register <public address>/api/auth/callback/oidc there.',
    schema: discoveryUrl,
  }),
  oidcClientId: variable({
    name: 'PICKET_OIDC_CLIENT_ID',
    takes: 'a client id',
    initial: undefined,
    doc: 'The client id of Picket at the OpenID provider.',
    schema: text('Write the client id as the OpenID provider shows it.'),
  }),
  oidcClientSecret: variable({
    name: 'PICKET_OIDC_CLIENT_SECRET',
    takes: 'a client secret',
    initial: undefined,
    doc: 'The client secret of Picket at the OpenID provider. Not set: a public client, with PKCE alone.',
    secret: true,
    schema: text('Write the client secret as the OpenID provider shows it.'),
  }),
  oidcScopes: variable({
    name: 'PICKET_OIDC_SCOPES',
    takes: 'names with spaces',
    initial: undefined,
    doc: 'Scopes that Picket asks the OpenID provider for, in addition to openid, email and profile. Okta and Dex need `groups`.',
    schema: scopes,
  }),
  oidcName: variable({
    name: 'PICKET_OIDC_NAME',
    takes: 'a name',
    initial: 'single sign-on',
    doc: 'The name of the OpenID provider on the sign-in page.',
    schema: text('Write a name, such as Entra ID.'),
  }),
  secretKey: variable({
    name: 'PICKET_SECRET_KEY',
    takes: '32 bytes, base64 or hex',
    initial: undefined,
    doc: 'The key that encrypts stored secrets. Without it (and the next), Picket creates one in PICKET_DATA: back it up.',
    secret: true,
    schema: key,
  }),
  secretKeyFile: variable({
    name: 'PICKET_SECRET_KEY_FILE',
    takes: 'a file',
    initial: undefined,
    doc: 'A file with that key, for orchestrators that mount secrets as files.',
    schema: text('Write the path of a file.'),
  }),
  backupPassphraseFile: variable({
    name: 'PICKET_BACKUP_PASSPHRASE_FILE',
    takes: 'a file',
    initial: undefined,
    doc: 'A file with the passphrase that encrypts the secrets in backups, read at each backup. Scheduled backups need it.',
    schema: text('Write the path of a file.'),
  }),
  backupBeforeUpgrade: variable({
    name: 'PICKET_BACKUP_BEFORE_UPGRADE',
    takes: 'true or false',
    initial: 'true',
    doc: 'Writes the state to the folder upgrade-backups of the data folder before the tables of an older version are migrated.',
    schema: flag,
  }),
  metricsToken: variable({
    name: 'PICKET_METRICS_TOKEN',
    takes: '16 to 200 characters',
    initial: undefined,
    doc: 'A bearer token for /metrics and nothing else, which needs no database. API tokens with the role reader also do.',
    secret: true,
    schema: parsed(
      (value) => (/^[\w.~+/=-]{16,200}$/.test(value) ? value : undefined),
      'Write 16 to 200 letters, digits and . ~ + / = - _, such as openssl rand -hex 32 prints.',
    ),
  }),
  metricsOpen: variable({
    name: 'PICKET_METRICS_OPEN',
    takes: 'true or false',
    initial: 'false',
    doc: 'Answers /metrics without a token, to everyone who reaches Picket.',
    schema: flag,
  }),
  bootstrapToken: variable({
    name: 'PICKET_BOOTSTRAP_TOKEN',
    takes: 'pkt_…',
    initial: undefined,
    doc: 'The first administrator’s API token: the first start stores this token instead of a random one that it prints.',
    secret: true,
    schema: apiToken,
  }),
  bootstrapOutput: variable({
    name: 'PICKET_BOOTSTRAP_OUTPUT',
    takes: 'a file',
    initial: undefined,
    doc: 'A file that receives the first administrator’s link and token, instead of the output and so of the journal.',
    schema: text('Write the path of a file.'),
  }),
  connectwiseClientId: variable({
    name: 'PICKET_CONNECTWISE_CLIENT_ID',
    takes: 'a client id',
    initial: undefined,
    doc: 'The client ID from ConnectWise’s developer portal, used if the connection has none.',
    schema: parsed(
      (value) => (/^[\w-]{1,128}$/.test(value) ? value : undefined),
      'Write the client ID as developer.connectwise.com shows it: letters, digits and hyphens.',
    ),
  }),
  connectwiseRequestsPerMinute: variable({
    name: 'PICKET_CONNECTWISE_REQUESTS_PER_MINUTE',
    takes: '1 to 1000',
    initial: '600',
    doc: 'Requests to ConnectWise a minute. ConnectWise refuses more than 1,000, counted over all integrations.',
    schema: whole(1, 1000),
  }),
  connectwiseCreateTimeout: variable({
    name: 'PICKET_CONNECTWISE_CREATE_TIMEOUT',
    takes: '1s to 10m',
    initial: '2m',
    doc: 'How long the creation of a ticket may take. After that, its outcome is unknown and Picket searches for it.',
    schema: duration(1000, 600_000, 'Write a duration from 1s to 10m, such as 2m.'),
  }),
  deliveryConcurrency: variable({
    name: 'PICKET_DELIVERY_CONCURRENCY',
    takes: '1 to 32',
    initial: '2',
    doc: 'The number of tickets that are delivered at the same time.',
    schema: whole(1, 32),
  }),
  deliverySearchDelays: variable<readonly number[]>({
    name: 'PICKET_DELIVERY_SEARCH_DELAYS',
    takes: 'durations',
    initial: '5s,30s,2m,5m',
    doc: 'After an unknown outcome: the pauses before each search for the ticket. Picket sends it again only after the last one.',
    schema: durations,
  }),
  dnsListen: variable({
    name: 'PICKET_DNS_LISTEN',
    takes: 'addresses with ports',
    initial: '127.0.0.1:5300',
    doc: 'Where the protective DNS of Picket answers (UDP and TCP), once it is switched on.',
    schema: endpoints,
  }),
  dnsHttpListen: variable({
    name: 'PICKET_DNS_HTTP_LISTEN',
    takes: 'an address with its port',
    initial: undefined,
    doc: 'Where it answers DNS over HTTPS, as plain HTTP for your TLS proxy. Not set: nowhere.',
    schema: parsed(endpoint, 'Write an address with its port, such as 127.0.0.1:5380.'),
  }),
  allowPrivateNetwork: variable({
    name: 'PICKET_ALLOW_PRIVATE_NETWORK',
    takes: 'true or false',
    initial: 'false',
    doc: 'Allows ConnectWise and sources at private addresses, such as on-premise servers and sandboxes.',
    schema: flag,
  }),
  httpsProxy: variable({
    name: 'HTTPS_PROXY',
    takes: 'http://user:password@host:port',
    initial: undefined,
    doc: 'The proxy for requests to https addresses (also as https_proxy). It looks names up and connects.',
    secret: true,
    schema: proxy,
  }),
  httpProxy: variable({
    name: 'HTTP_PROXY',
    takes: 'http://user:password@host:port',
    initial: undefined,
    doc: 'The proxy for requests to http addresses, such as a ConnectWise server of yours without TLS (also as http_proxy).',
    secret: true,
    schema: proxy,
  }),
  noProxy: variable<readonly string[]>({
    name: 'NO_PROXY',
    takes: 'names, addresses and networks',
    initial: undefined,
    doc: 'What is reached without the proxy, with commas between (also as no_proxy): cw.example and all below it, 10.0.0.0/8, *. This machine never needs one.',
    schema: parsed(
      (value) =>
        value
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      'Write names, addresses or networks, with commas between.',
    ),
  }),
  logLevel: variable({
    name: 'PICKET_LOG_LEVEL',
    takes: 'trace, debug, info, warn, error or silent',
    initial: 'info',
    doc: 'The lowest level that is logged.',
    schema: choice('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  }),
  logFormat: variable({
    name: 'PICKET_LOG_FORMAT',
    takes: 'pretty or json',
    initial: undefined,
    doc: 'The format of the log. Not set: pretty on a terminal, else json.',
    schema: choice('pretty', 'json'),
  }),
  url: variable({
    name: 'PICKET_URL',
    takes: 'http://…',
    initial: undefined,
    doc: 'Command line only: the Picket to use. Not set: the one that runs with PICKET_DATA.',
    schema: origin,
  }),
  token: variable({
    name: 'PICKET_TOKEN',
    takes: 'pkt_…',
    initial: undefined,
    doc: 'Command line only: the API token for PICKET_URL.',
    secret: true,
    schema: apiToken,
  }),
};
