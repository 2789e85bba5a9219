import { isLoopbackHost, literalAddress } from '../../platform/outbound/private-network.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { problems } from './problems.ts';

export interface Site {
  /** The address for browsers: `https://na.myconnectwise.net`. */
  readonly origin: string;
  /** The address of the API: `https://api-na.myconnectwise.net`. On premise, the same as `origin`. */
  readonly apiOrigin: string;
  /** The API's host name, with its port if that is not the default. */
  readonly host: string;
  /** Whether it is ConnectWise's cloud. */
  readonly cloud: boolean;
}

/** Hosts of ConnectWise's cloud. The API of each is on a host named `api-…` (Developer Guide, "cloud URL"). */
const cloudHost = /^(?:api-)?([a-z0-9-]+\.(?:myconnectwise\.net|connectwisedev\.com))$/;

/** At least two labels: the resolver would complete a single label to a name that nobody typed. */
const completeName = /^(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)+[a-z0-9_-]{1,63}$/;

/**
 * Parses what people type or paste as their site: a bare host, an address of the browser, of the API, or of a
 * page. Only
 * https, except for this machine (a sandbox). Path and query are dropped: the API's path is discovered.
 */
export function normaliseSite(typed: string): Result<Site> {
  const text = typed.trim();
  if (text === '') return failed(problems.badSite('Enter a site.'));
  if (text.length > 2000) return failed(problems.badSite('It is too long.'));
  const url = parse(text);
  if (url === null) return failed(problems.badSite('It is not a host name or an address.'));
  if (url.username !== '' || url.password !== '') {
    return failed(
      problems.badSite('It contains a user name or password. Enter the keys in their own fields.'),
    );
  }
  // The resolver ignores a final dot, but comparisons do not.
  const hostname = url.hostname.replace(/\.$/, '');
  const loopback = isLoopbackHost(hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    return failed(problems.badSite('Only https:// is allowed, because it protects the keys.'));
  }
  if (!loopback && literalAddress(hostname) === null && !completeName.test(hostname)) {
    return failed(problems.badSite(`“${hostname}” is not a complete host name.`));
  }
  return ok(siteOf(url, hostname));
}

function parse(text: string): URL | null {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  try {
    if (scheme) return new URL(text);
    const bare = new URL(`https://${text}`);
    // A loopback address is a sandbox, which has no certificate.
    return isLoopbackHost(bare.hostname) ? new URL(`http://${text}`) : bare;
  } catch {
    return null;
  }
}

function siteOf(url: URL, hostname: string): Site {
  const port = url.port === '' ? '' : `:${url.port}`;
  const cloud = cloudHost.exec(hostname)?.[1];
  const browserHost = cloud ?? hostname;
  const apiHost = cloud === undefined ? hostname : `api-${cloud}`;
  return {
    origin: `${url.protocol}//${browserHost}${port}`,
    apiOrigin: `${url.protocol}//${apiHost}${port}`,
    host: `${apiHost}${port}`,
    cloud: cloud !== undefined,
  };
}

/**
 * The address where a person opens a ticket. `v4_6_release` always leads to the tenant's current version, so the link
 * works after upgrades. Empty if the site is invalid.
 */
export const ticketUrl = (site: string, companyId: string | undefined, ticketId: number): string =>
  recordUrl('ServiceFv', site, companyId, ticketId);

/** The address where a person opens a configuration. */
export const configurationUrl = (site: string, companyId: string | undefined, id: number): string =>
  recordUrl('ConfigFv', site, companyId, id);

function recordUrl(recordType: string, site: string, companyId: string | undefined, id: number): string {
  const known = normaliseSite(site);
  if (!known.ok) return '';
  const query = new URLSearchParams({ locale: 'en_US', recordType, recid: String(id) });
  if (companyId) query.set('companyName', companyId);
  return `${known.value.origin}/v4_6_release/services/system_io/router/openrecord.rails?${query}`;
}
