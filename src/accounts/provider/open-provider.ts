import { exchange } from '../../platform/outbound/exchange.ts';
import type { ProxySettings } from '../../platform/outbound/proxy.ts';
import type { Check, ExpectedCheck } from '../../platform/values/check.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import { checkProvider, expectedChecks } from './check-provider.ts';
import { type Discovered, type Discovery, discover } from './discover.ts';
import { providerProblems } from './problems.ts';
import type { OidcProvider } from './provider.ts';

/** The OpenID provider, with what this process learned about it. */
export interface OpenedProvider extends OidcProvider {
  /** Reads the discovery document, at most once in a few minutes. */
  discovery(signal?: AbortSignal): Promise<Result<Discovery>>;
  readonly expectedChecks: readonly ExpectedCheck[];
  /** Checks the provider now, and stores the problem. */
  check(signal?: AbortSignal): Promise<readonly Check[]>;
  /** The problem that the last check or the last sign-in found. */
  problem(): Problem | null;
  /** Reports whether a sign-in showed the client secret to be right. */
  clientAccepted(accepted: boolean): void;
  close(): Promise<void>;
}

const believedForMs = 5 * 60_000;
const maxAnswerBytes = 512 * 1024;

interface Deps {
  readonly clock: Clock;
  readonly proxy: ProxySettings | null;
}

export function openProvider(provider: OidcProvider, { clock, proxy }: Deps): OpenedProvider {
  // The operator chose the address, and many providers are in the same network.
  const network = { allowPrivate: true, proxy };
  const http = exchange({ network, connections: 2, connectTimeoutMs: 10_000, maxAnswerBytes });
  let known: { readonly document: Discovery; readonly until: number } | undefined;
  let found: Problem | null = null;
  let clientProblem: Problem | null = null;

  function remember(result: Result<Discovered>): Result<Discovery> {
    if (!result.ok) return result;
    const { document } = result.value;
    known = { document, until: clock.now().getTime() + believedForMs };
    return { ok: true, value: document };
  }

  return {
    ...provider,
    async discovery(signal) {
      if (known !== undefined && known.until > clock.now().getTime())
        return { ok: true, value: known.document };
      return remember(await discover(http, provider.discoveryUrl, signal));
    },
    expectedChecks: expectedChecks(provider),
    async check(signal) {
      const checks = await checkProvider(provider, { http, now: () => clock.now() }, signal);
      if (signal?.aborted !== true) found = problemOf(checks);
      return checks;
    },
    problem: () => found ?? clientProblem,
    clientAccepted(accepted) {
      clientProblem = accepted ? null : providerProblems.clientRefused(provider.name);
    },
    close: () => http.close(),
  };
}

function problemOf(checks: readonly Check[]): Problem | null {
  const failing = checks.find(({ status }) => status === 'fail');
  if (failing === undefined) return null;
  return {
    code: 'accounts.provider_failing',
    message: failing.what,
    hint: failing.hint ?? '',
    retry: 'later',
  };
}
