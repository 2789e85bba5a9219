import type { z } from 'zod';
import {
  apiToken,
  choice,
  databaseUrl,
  discoveryUrl,
  duration,
  durations,
  endpoint,
  endpoints,
  flag,
  host,
  key,
  origin,
  parsed,
  proxy,
  scopes,
  text,
  timeZone,
  trustProxy,
  whole,
} from './variable-values.ts';

/** One environment variable: its name, its possible values, and its effect. */
export interface Variable<T> {
  readonly name: string;
  /** The possible values, in words. */
  readonly takes: string;
  /** The default value, as it would be written; undefined if the feature is off by default. */
  readonly initial: string | undefined;
  readonly doc: string;
  /** The value is never shown, not even in an error. */
  readonly secret?: true;
  /** The schema’s messages say what to write instead. */
  readonly schema: z.ZodType<T, string>;
}

const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** Every variable that Picket reads, and its description. */
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
