import type { Problem } from '../../platform/values/problem.ts';
import { type Permission, permissionName, permissionPath } from './permissions.ts';

type Details = Readonly<Record<string, unknown>>;

const newKeys =
  'Generate new keys in ConnectWise (System > Members > API Members > the member > API Keys) and enter them again under Connection.';
const itPasses = 'Nothing to do: Picket tries again by itself.';

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
    message: `The connection to ConnectWise cannot be used: ${what}`,
    hint: 'Complete it under Connection, copying each value without spaces or line breaks around it.',
    retry: 'never',
    details: { field },
  }),

  nameNotFound: (host: string): Problem => ({
    code: 'connectwise.name_not_found',
    message: `The name ${host} could not be looked up.`,
    hint: 'Check the site for a typing error, and that this machine can resolve names.',
    retry: 'later',
  }),
  privateAddress: (host: string): Problem => ({
    code: 'connectwise.private_address',
    message: `${host} is an address inside a private network, and Picket may not call those.`,
    hint: 'Check the site. Is ConnectWise on your own network, allow private networks in Picket’s configuration.',
    retry: 'later',
  }),
  unreachable: (host: string, cause: string): Problem => ({
    code: 'connectwise.unreachable',
    message: `No connection to ${host} could be made (${cause}).`,
    hint: 'Check that the firewall lets this machine reach it, on port 443 where the site names no other.',
    retry: 'later',
    details: { cause },
  }),
  tls: (host: string, cause: string): Problem => ({
    code: 'connectwise.tls',
    message: `No secure connection to ${host} could be made (${cause}).`,
    hint: 'Check the site and its certificate. Does a proxy inspect traffic, exempt this host or give Node its certificate (NODE_EXTRA_CA_CERTS).',
    retry: 'later',
    details: { cause },
  }),
  connectTimeout: (host: string): Problem => ({
    code: 'connectwise.unreachable',
    message: `${host} did not accept a connection in time.`,
    hint: 'Check that the firewall lets this machine reach it, on port 443 where the site names no other.',
    retry: 'later',
    details: { cause: 'timeout' },
  }),
  timeout: (host: string, timeoutMs: number): Problem => ({
    code: 'connectwise.timeout',
    message: `${host} did not answer within ${Math.max(1, Math.round(timeoutMs / 1000))} seconds.`,
    hint: `${itPasses} If it lasts, check the firewall and the state of ConnectWise (status.connectwise.com).`,
    retry: 'unknown',
    details: { timeoutMs },
  }),
  cut: (host: string, cause: string): Problem => ({
    code: 'connectwise.connection_cut',
    message: `${host} ended the connection before its answer was complete.`,
    hint: `${itPasses} If it lasts, check any proxy or firewall on the way.`,
    retry: 'unknown',
    details: { cause },
  }),
  tooLarge: (host: string, limitBytes: number): Problem => ({
    code: 'connectwise.answer_too_large',
    message: `${host} answered with more than ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    hint: 'Check the site, and whether something answers in place of ConnectWise.',
    retry: 'unknown',
    details: { limitBytes },
  }),
  cancelled: (why: string): Problem => ({
    code: 'connectwise.cancelled',
    message: `The request to ConnectWise was not made: ${why}`,
    hint: itPasses,
    retry: 'later',
  }),
  stopped: (host: string): Problem => ({
    code: 'connectwise.stopped',
    message: `The request to ${host} was stopped before its answer came.`,
    hint: itPasses,
    retry: 'unknown',
  }),
  /** Says the first failure of the row: the pause itself is nothing that anybody can fix. */
  circuitOpen: (host: string, retryAfterMs: number, cause: Problem | null): Problem => ({
    code: 'connectwise.resting',
    message: `${cause?.message ?? `${host} failed several times in a row.`} Picket tries again in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds.`,
    hint: cause?.hint ?? itPasses,
    retry: 'later',
    details: { retryAfterMs },
  }),

  rateLimited: (host: string, retryAfterMs: number): Problem => ({
    code: 'connectwise.rate_limited',
    message: `${host} wants fewer requests (429), and to be left alone for ${Math.ceil(retryAfterMs / 1000)} seconds.`,
    hint: `${itPasses} If it comes often, find out which other integrations use the same ConnectWise.`,
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
    message: `${host} answered 404 (nothing there), which ConnectWise’s cloud also does when it refuses the keys.`,
    hint: `Check the site, the Company ID and both keys. If they are right: ${newKeys}`,
    retry: 'later',
    details,
  }),
  clientIdRefused: (host: string, sent: boolean, details: Details): Problem => ({
    code: 'connectwise.client_id_refused',
    message: sent
      ? `${host} refused the API client id.`
      : `${host} wants an API client id, and none is set in Picket.`,
    hint: 'Set a client id registered at developer.connectwise.com (ClientID) under Connection, or as PICKET_CONNECTWISE_CLIENT_ID.',
    retry: 'never',
    details,
  }),
  permissionMissing: (host: string, permission: Permission | null, details: Details): Problem => ({
    code: 'connectwise.permission_missing',
    message:
      permission === null
        ? `${host} says that the API member’s security role does not allow this.`
        : `${host} says that the API member’s security role does not allow ${permission.endpoint}: “${permissionName(permission)}” of ${permission.module} is missing.`,
    hint:
      permission === null
        ? 'Compare the API member’s role (System > Security Roles) with the table in Picket’s documentation.'
        : `Grant it in ConnectWise under ${permissionPath(permission)}.`,
    retry: 'never',
    details,
  }),
  companyUnknown: (host: string, companyId: string, details: Details): Problem => ({
    code: 'connectwise.company_id_unknown',
    message: `${host} knows no ConnectWise with the Company ID “${companyId}”.`,
    hint: 'Enter the company you type when signing in to ConnectWise, and check that the site is the one of your region.',
    retry: 'later',
    details,
  }),
  wrongHost: (host: string, details: Details): Problem => ({
    code: 'connectwise.wrong_host',
    message: `${host} does not take API requests (“SSL is required”).`,
    hint: 'Enter the host where you sign in, such as na.myconnectwise.net; Picket finds the API’s host by itself.',
    retry: 'later',
    details,
  }),
  misrouted: (host: string, details: Details): Problem => ({
    code: 'connectwise.cannot_route',
    message: `${host} cannot route the request: its version or the Company ID is not what Picket takes it for.`,
    hint: 'Check the Company ID under Connection, and that the site is the one of your region. After an upgrade of ConnectWise it passes by itself.',
    retry: 'later',
    details,
  }),
  moved: (host: string): Problem => ({
    code: 'connectwise.version_changed',
    message: `${host} was upgraded in the meantime; nothing was sent to its old version.`,
    hint: itPasses,
    retry: 'later',
  }),
  blocked: (host: string, details: Details): Problem => ({
    code: 'connectwise.blocked_on_the_way',
    message: `Something in front of ${host} (a firewall such as Cloudflare, or a proxy) refused the request.`,
    hint: 'Ask ConnectWise to let this machine’s public address through, and check any proxy of your own on the way.',
    retry: 'later',
    details,
  }),
  html: (host: string, details: Details): Problem => ({
    code: 'connectwise.html_answer',
    message: `${host} answered with a web page instead of data.`,
    hint: 'Check the site, and whether a proxy, firewall or sign-in page answers in place of ConnectWise.',
    retry: 'unknown',
    details,
  }),
  redirected: (host: string, details: Details): Problem => ({
    code: 'connectwise.redirected',
    message: `${host} wants to send Picket elsewhere, and Picket does not follow with its keys.`,
    hint: 'Check the site, and whether a proxy or a sign-in page sits between Picket and ConnectWise.',
    retry: 'unknown',
    details,
  }),
  invalid: (host: string, what: string, details: Details): Problem => ({
    code: 'connectwise.invalid',
    message: `${host} did not take the request${saying(what)}`,
    hint: 'Check what it names, in the Services and Companies tabs and in ConnectWise.',
    retry: 'never',
    details,
  }),
  recordGone: (what: string, details: Details): Problem => ({
    code: 'connectwise.record_not_found',
    message: `ConnectWise has no such record any more${saying(what)}`,
    hint: 'Choose another in the Services or Companies tab.',
    retry: 'never',
    details,
  }),
  serverError: (host: string, details: Details): Problem => ({
    code: 'connectwise.server_error',
    message: `${host} has a fault of its own (status ${String(details.status)}).`,
    hint: `${itPasses} If it lasts, look at the state of ConnectWise (status.connectwise.com).`,
    retry: 'unknown',
    details,
  }),
  unexpected: (host: string, what: string, details: Details): Problem => ({
    code: 'connectwise.unexpected_answer',
    message: `The answer of ${host} could not be read: ${what}`,
    hint: 'Check the site and any proxy on the way. If they are right, ConnectWise may have changed its API: look for a newer Picket.',
    retry: 'unknown',
    details,
  }),
  foreignKeyHost: (host: string): Problem => ({
    code: 'connectwise.foreign_key_host',
    message: `A callback names ${host} for its key, which is not the connected site.`,
    hint: 'It is not taken. If ConnectWise really moved its keys there, report this; tickets are read back twice a minute all the same.',
    retry: 'never',
  }),
  foreignKeyPath: (host: string): Problem => ({
    code: 'connectwise.foreign_key_path',
    message: `A callback names an address on ${host} for its key at which ConnectWise documents none.`,
    hint: 'It is not taken, and the address is not called. Tickets are read back twice a minute all the same.',
    retry: 'never',
  }),
  badReference: (): Problem => ({
    code: 'connectwise.bad_reference',
    message: 'A ticket cannot be searched by this reference: it holds characters that a search may misread.',
    hint: 'References are of letters, digits, colons and hyphens. Report this, with how the reference came about.',
    retry: 'never',
  }),
} as const;

/** How long to wait, if a problem says so. */
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

/** Whether a problem concerns the whole connection, so that every other request would meet it, too. */
export const refusesConnection = ({ code }: Problem) => ofTheConnection.has(code.replace('connectwise.', ''));
