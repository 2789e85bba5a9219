import { type Failure, proxyHint } from '../../platform/outbound/failure.ts';
import type { Problem } from '../../platform/values/problem.ts';

const problem = (what: string, message: string, hint: string): Problem => ({
  code: `accounts.provider_${what}`,
  message,
  hint,
  retry: 'later',
});

const checkUrl = 'Check PICKET_OIDC_DISCOVERY_URL: it is the address of the provider’s discovery document.';

const notReachedHints: Partial<Record<Failure['why'], string>> = {
  tls: 'Its certificate is not trusted: add the certificate authority with NODE_EXTRA_CA_CERTS.',
};

/** The problems of the OpenID provider itself. */
export const providerProblems = {
  notReached: (what: string, url: string, { why, cause }: Pick<Failure, 'why' | 'cause'>): Problem =>
    problem(
      'not_reached',
      `${what} at ${url} was not reached (${why.replaceAll('_', ' ')}, ${cause}).`,
      (why === 'proxy' ? proxyHint(cause) : notReachedHints[why]) ??
        'Check the address, the name resolution, the firewall and the proxy of this machine.',
    ),
  wrongStatus: (what: string, url: string, status: number): Problem =>
    problem(
      'wrong_status',
      `${what} at ${url} answers with status ${status}.`,
      status === 429 || status >= 500
        ? 'The provider has a fault at the moment. Picket asks again every 5 minutes. If it lasts, see the status page or the log of the provider.'
        : checkUrl,
    ),
  notDiscovery: (url: string, what: string): Problem =>
    problem('not_discovery', `${url} is not a discovery document of OpenID Connect: ${what}.`, checkUrl),
  issuerTemplate: (issuer: string): Problem =>
    problem(
      'issuer_template',
      `The provider serves several tenants: its issuer is ${issuer}, which no token has.`,
      'Set PICKET_OIDC_DISCOVERY_URL to the address of your own tenant. For Entra ID: https://login.microsoftonline.com/<tenant id>/v2.0/.well-known/openid-configuration.',
    ),
  noKeys: (url: string): Problem =>
    problem(
      'no_keys',
      `The keys at ${url} cannot be read, or there are none that sign.`,
      'Check the provider. Nobody can sign in with it until its keys can be read.',
    ),
  clientRefused: (name: string): Problem =>
    problem(
      'client_refused',
      `${name} refuses Picket’s client id or client secret.`,
      'Create a new client secret at the provider and set PICKET_OIDC_CLIENT_SECRET. Secrets of Entra ID expire.',
    ),
};
