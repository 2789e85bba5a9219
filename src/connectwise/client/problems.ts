import { proxyHint } from '../../platform/outbound/failure.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type Permission, permissionName, permissionPath } from './permissions.ts';

type Details = Readonly<Record<string, unknown>>;

const newKeys =
  'Generate new keys in ConnectWise (System > Members > API Members > the member > API Keys). Enter them under Connection.';
const itPasses = 'Nothing to do: Picket retries automatically.';

const saying = (words: string) => (words === '' ? '.' : `: “${words}”`);

/** Every problem between Picket and ConnectWise, in words for the person who fixes it. */
export const problems = {
  badSite: (complaint: string): Problem => ({
    code: 'connectwise.bad_site',
    message: `The site cannot be used. ${complaint}`,
    hint: 'Enter the host where you sign in to ConnectWise, such as na.myconnectwise.net or psa.your-company.com.',
    retry: 'never',
    details: { field: 'site' },
  }),
  incomplete: (field: string, what: string): Problem => ({
    code: 'connectwise.connection_incomplete',
    message: `The connection to ConnectWise is not complete: ${what}`,
    hint: 'Complete it under Connection. Copy each value without spaces or line breaks around it.',
    retry: 'never',
    details: { field },
  }),

  nameNotFound: (host: string): Problem => ({
    code: 'connectwise.name_not_found',
    message: `The host name ${host} could not be resolved.`,
    hint: 'Check the spelling of the site. Check that this machine can resolve names (DNS).',
    retry: 'later',
  }),
  privateAddress: (host: string): Problem => ({
    code: 'connectwise.private_address',
    message: `${host} is an address in a private network, and Picket may not call private addresses.`,
    hint: 'Check the site. If ConnectWise is on your own network, allow private networks in Picket’s configuration.',
    retry: 'later',
  }),
  unreachable: (host: string, cause: string): Problem => ({
    code: 'connectwise.unreachable',
    message: `Picket could not connect to ${host} (${cause}).`,
    hint: 'Check that the firewall lets this machine reach the host, on the port in the site or on port 443.',
    retry: 'later',
    details: { cause },
  }),
  proxy: (host: string, cause: string): Problem => ({
    code: 'connectwise.proxy',
    message: `The proxy opened no connection to ${host} (${cause}).`,
    hint: proxyHint(cause),
    retry: 'later',
    details: { cause },
  }),
  tls: (host: string, cause: string): Problem => ({
    code: 'connectwise.tls',
    message: `Picket could not open a secure connection to ${host} (${cause}).`,
    hint: 'Check the site and its certificate. If a proxy inspects TLS traffic, exempt this host or set NODE_EXTRA_CA_CERTS to the proxy’s certificate.',
    retry: 'later',
    details: { cause },
  }),
  connectTimeout: (host: string): Problem => ({
    code: 'connectwise.unreachable',
    message: `${host} did not accept a connection in time.`,
    hint: 'Check that the firewall lets this machine reach the host, on the port in the site or on port 443.',
    retry: 'later',
    details: { cause: 'timeout' },
  }),
  timeout: (host: string, timeoutMs: number): Problem => ({
    code: 'connectwise.timeout',
    message: `${host} did not answer within ${Math.max(1, Math.round(timeoutMs / 1000))} seconds.`,
    hint: `${itPasses} If the problem persists, check the firewall and the status of ConnectWise (status.connectwise.com).`,
    retry: 'unknown',
    details: { timeoutMs },
  }),
  cut: (host: string, cause: string): Problem => ({
    code: 'connectwise.connection_cut',
    message: `${host} closed the connection before its answer was complete.`,
    hint: `${itPasses} If the problem persists, check each proxy and firewall between Picket and ConnectWise.`,
    retry: 'unknown',
    details: { cause },
  }),
  tooLarge: (host: string, limitBytes: number): Problem => ({
    code: 'connectwise.answer_too_large',
    message: `${host} answered with more than ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    hint: 'Check the site. Check that no proxy answers in place of ConnectWise.',
    retry: 'unknown',
    details: { limitBytes },
  }),
  cancelled: (why: string): Problem => ({
    code: 'connectwise.cancelled',
    message: `Picket did not send the request to ConnectWise: ${why}`,
    hint: itPasses,
    retry: 'later',
  }),
  stopped: (host: string): Problem => ({
    code: 'connectwise.stopped',
    message: `The request to ${host} was stopped before the answer arrived.`,
    hint: itPasses,
    retry: 'unknown',
  }),
  /** Reports the first failure of the row: nobody can fix the pause itself. */
  circuitOpen: (host: string, retryAfterMs: number, cause: Problem | null): Problem => ({
    code: 'connectwise.resting',
    message: `${cause?.message ?? `${host} failed several times in a row.`} Picket retries in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds.`,
    hint: cause?.hint ?? itPasses,
    retry: 'later',
    details: { retryAfterMs },
  }),

  rateLimited: (host: string, retryAfterMs: number): Problem => ({
    code: 'connectwise.rate_limited',
    message: `${host} limits the number of requests (429) and asked for a pause of ${Math.ceil(retryAfterMs / 1000)} seconds.`,
    hint: `${itPasses} If it happens often, find the other integrations that use the same ConnectWise.`,
    retry: 'later',
    details: { status: 429, retryAfterMs },
  }),
  keysRefused: (host: string, details: Details): Problem => ({
    code: 'connectwise.keys_refused',
    message: `${host} refused the API keys.`,
    hint: `Check the Company ID and both keys. ${newKeys}`,
    retry: 'never',
    details,
  }),
  notFoundOrRefused: (host: string, details: Details): Problem => ({
    code: 'connectwise.not_found_or_keys_refused',
    message: `${host} answered 404 (not found). ConnectWise’s cloud also answers 404 when it refuses the keys.`,
    hint: `Check the site, the Company ID and both keys. If they are right: ${newKeys}`,
    retry: 'later',
    details,
  }),
  clientIdRefused: (host: string, sent: boolean, details: Details): Problem => ({
    code: 'connectwise.client_id_refused',
    message: sent
      ? `${host} refused the client ID.`
      : `${host} requires a client ID, and none is set in Picket.`,
    hint: 'Register a client ID at developer.connectwise.com (ClientID). Enter it under Connection, or set PICKET_CONNECTWISE_CLIENT_ID.',
    retry: 'never',
    details,
  }),
  permissionMissing: (host: string, permission: Permission | null, details: Details): Problem => ({
    code: 'connectwise.permission_missing',
    message:
      permission === null
        ? `${host} refused the request: the API member’s security role does not allow it.`
        : `${host} refused ${permission.endpoint}: the API member’s security role lacks “${permissionName(permission)}” of ${permission.module}.`,
    hint:
      permission === null
        ? 'Compare the API member’s security role (System > Security Roles) with the table in Picket’s documentation.'
        : `Grant it in ConnectWise under ${permissionPath(permission)}.`,
    retry: 'never',
    details,
  }),
  companyUnknown: (host: string, companyId: string, details: Details): Problem => ({
    code: 'connectwise.company_id_unknown',
    message: `${host} has no Company ID “${companyId}”.`,
    hint: 'Enter the company that you type when you sign in to ConnectWise. Check that the site is the one of your region.',
    retry: 'later',
    details,
  }),
  wrongHost: (host: string, details: Details): Problem => ({
    code: 'connectwise.wrong_host',
    message: `${host} does not accept API requests (“SSL is required”).`,
    hint: 'Enter the host where you sign in, such as na.myconnectwise.net. Picket finds the API host automatically.',
    retry: 'later',
    details,
  }),
  misrouted: (host: string, details: Details): Problem => ({
    code: 'connectwise.cannot_route',
    message: `${host} cannot route the request: the version of ConnectWise or the Company ID does not match.`,
    hint: 'Check the Company ID under Connection. Check that the site is the one of your region. After an upgrade of ConnectWise, Picket recovers automatically.',
    retry: 'later',
    details,
  }),
  moved: (host: string): Problem => ({
    code: 'connectwise.version_changed',
    message: `${host} was upgraded; nothing was sent to its old version.`,
    hint: itPasses,
    retry: 'later',
  }),
  blocked: (host: string, details: Details): Problem => ({
    code: 'connectwise.blocked_on_the_way',
    message: `A firewall (such as Cloudflare) or a proxy in front of ${host} refused the request.`,
    hint: 'Ask ConnectWise to allow this machine’s public address. Check your own proxies, too.',
    retry: 'later',
    details,
  }),
  html: (host: string, details: Details): Problem => ({
    code: 'connectwise.html_answer',
    message: `${host} answered with a web page instead of data.`,
    hint: 'Check the site. Check that no proxy, firewall or sign-in page answers in place of ConnectWise.',
    retry: 'unknown',
    details,
  }),
  redirected: (host: string, details: Details): Problem => ({
    code: 'connectwise.redirected',
    message: `${host} redirects to another address, and Picket does not send its keys there.`,
    hint: 'Check the site. Check that no proxy or sign-in page is between Picket and ConnectWise.',
    retry: 'unknown',
    details,
  }),
  invalid: (host: string, what: string, details: Details): Problem => ({
    code: 'connectwise.invalid',
    message: `${host} did not accept the request${saying(what)}`,
    hint: 'Check the named value in ConnectWise and under Services and Companies.',
    retry: 'never',
    details,
  }),
  recordGone: (what: string, details: Details): Problem => ({
    code: 'connectwise.record_not_found',
    message: `ConnectWise no longer has this record${saying(what)}`,
    hint: 'Choose another one under Services or Companies.',
    retry: 'never',
    details,
  }),
  serverError: (host: string, details: Details): Problem => ({
    code: 'connectwise.server_error',
    message: `${host} has an internal error (status ${String(details.status)}).`,
    hint: `${itPasses} If the problem persists, check the status of ConnectWise (status.connectwise.com).`,
    retry: 'unknown',
    details,
  }),
  unexpected: (host: string, what: string, details: Details): Problem => ({
    code: 'connectwise.unexpected_answer',
    message: `Picket could not read the answer of ${host}: ${what}`,
    hint: 'Check the site and each proxy. If they are correct, ConnectWise may have changed its API: update Picket.',
    retry: 'unknown',
    details,
  }),
  foreignKeyHost: (host: string): Problem => ({
    code: 'connectwise.foreign_key_host',
    message: `A callback names the key host ${host}, which is not the connected site.`,
    hint: 'Picket refused the callback. If ConnectWise moved its keys to that host, report this. Tickets are still read twice a minute.',
    retry: 'never',
  }),
  foreignKeyPath: (host: string): Problem => ({
    code: 'connectwise.foreign_key_path',
    message: `A callback names a key address on ${host} that ConnectWise does not document.`,
    hint: 'Picket refused the callback and did not call the address. Tickets are still read twice a minute.',
    retry: 'never',
  }),
  badReference: (): Problem => ({
    code: 'connectwise.bad_reference',
    message: 'Picket cannot search for a ticket with this reference: a character in it is not allowed.',
    hint: 'A reference has only letters, digits, colons and hyphens. Report this, and say how the reference was created.',
    retry: 'never',
  }),
} as const;

/** How long to wait, if a problem gives a time. */
export function retryAfterOf(problem: Problem): number | undefined {
  const waitMs = problem.details?.retryAfterMs;
  return typeof waitMs === 'number' ? waitMs : undefined;
}

const ofTheConnection = new Set([
  'bad_site',
  'connection_incomplete',
  'keys_refused',
  'not_found_or_keys_refused',
  'client_id_refused',
  'company_id_unknown',
  'wrong_host',
]);

/** Whether a problem concerns the whole connection, so that every other request would fail too. */
export const refusesConnection = ({ code }: Problem) => ofTheConnection.has(code.replace('connectwise.', ''));
