import { httpDateMs } from '../../platform/outbound/http-date.ts';
import type { Check, ExpectedCheck } from '../../platform/values/check.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { countKeys, type Discovery, discover, type Http } from './discover.ts';
import { clockTolerance } from './explain-token.ts';
import type { OidcProvider } from './provider.ts';

const ids = {
  discovery: 'sign_in_provider',
  issuer: 'sign_in_provider.issuer',
  keys: 'sign_in_provider.keys',
  clock: 'sign_in_provider.clock',
} as const;

type Name = keyof typeof ids;

/** The checks of a provider, in order. */
export function expectedChecks({ name }: Pick<OidcProvider, 'name'>): ExpectedCheck[] {
  const titles: Readonly<Record<Name, string>> = {
    discovery: `Sign-in with ${name}: the provider answers`,
    issuer: `Sign-in with ${name}: the issuer fits the address`,
    keys: `Sign-in with ${name}: its keys can be read`,
    clock: `Sign-in with ${name}: both clocks agree`,
  };
  return (Object.keys(ids) as Name[]).map((key) => ({ id: ids[key], title: titles[key] }));
}

/**
 * Checks the provider with the requests of a sign-in, except for the client secret: only a sign-in shows whether that
 * is right.
 */
export async function checkProvider(
  provider: OidcProvider,
  { http, now }: { readonly http: Http; readonly now: () => Date },
  signal?: AbortSignal,
): Promise<Check[]> {
  const about = Object.fromEntries(expectedChecks(provider).map((one) => [one.id, one]));
  const check = (name: Name, result: Omit<Check, 'id' | 'title'>): Check => ({
    ...(about[ids[name]] as ExpectedCheck),
    ...result,
  });
  const failing = ({ message, hint }: Problem) => ({ status: 'fail', what: message, hint }) as const;
  const skipped = { status: 'skipped', what: 'The provider has to answer first.' } as const;

  const found = await discover(http, provider.discoveryUrl, signal);
  if (!found.ok) {
    const others = (['issuer', 'keys', 'clock'] as const).map((name) => check(name, skipped));
    return [check('discovery', failing(found.problem)), ...others];
  }
  const { document, date } = found.value;
  const keys = await countKeys(http, document.jwks_uri, signal);
  return [
    check('discovery', { status: 'pass', what: `${provider.discoveryUrl} answers.` }),
    check('issuer', compareIssuer(document, provider.discoveryUrl)),
    check(
      'keys',
      keys.ok
        ? { status: 'pass', what: `${document.jwks_uri} has ${keys.value} of them.` }
        : failing(keys.problem),
    ),
    check('clock', compareClocks(date, now())),
  ];
}

const wellKnown = '/.well-known/openid-configuration';

/**
 * Both must be equal (OpenID Connect Discovery, section 4.3). Providers with one issuer for all applications are an
 * exception.
 */
function compareIssuer({ issuer }: Discovery, discoveryUrl: string): Omit<Check, 'id' | 'title'> {
  if (`${issuer.replace(/\/$/, '')}${wellKnown}` === discoveryUrl)
    return { status: 'pass', what: `It is ${issuer}.` };
  return {
    status: 'unknown',
    what: `The issuer is ${issuer}, which is not where the discovery document is. Picket accepts only tokens of this issuer.`,
    hint: 'If people can sign in, this is correct (Authentik with one issuer for all). Otherwise set the public host name at the provider, or correct PICKET_OIDC_DISCOVERY_URL.',
  };
}

function compareClocks(date: string | undefined, now: Date): Omit<Check, 'id' | 'title'> {
  const theirs = httpDateMs(date);
  if (theirs === null) return { status: 'unknown', what: 'The provider does not say its time.' };
  const seconds = Math.round((now.getTime() - theirs) / 1000);
  const direction = seconds > 0 ? 'ahead of' : 'behind';
  if (Math.abs(seconds) <= clockTolerance) return { status: 'pass', what: 'They do.' };
  return {
    status: 'fail',
    what: `This machine’s clock is ${Math.abs(seconds)} s ${direction} the provider’s. Tokens may be refused when clocks differ by more than ${clockTolerance} s.`,
    hint: 'Synchronise the clock of this machine with NTP (`timedatectl set-ntp true`).',
  };
}
