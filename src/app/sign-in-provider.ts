import { type OpenedProvider, openProvider } from '../accounts/provider/open-provider.ts';
import { providerRefusals, type RefusedBy } from '../accounts/provider/refusals.ts';
import type { RefusalCause } from '../ops/refusals/log-refusals.ts';
import type { Config } from '../platform/config/config.ts';
import type { Clock } from '../platform/values/clock.ts';
import { type Loop, type LoopContext, startLoop } from '../platform/work/loop.ts';
import { networkRules } from './network-rules.ts';

const everyMs = 5 * 60_000;

/** The OpenID provider of the environment; undefined if none is set. */
export function openSignInProvider(config: Config, clock: Clock): OpenedProvider | undefined {
  const { oidcName: name, oidcDiscoveryUrl: discoveryUrl, oidcClientId: clientId } = config;
  if (discoveryUrl === undefined || clientId === undefined) return undefined;
  const client = { clientId, clientSecret: config.oidcClientSecret, scopes: config.oidcScopes };
  return openProvider({ name, discoveryUrl, ...client }, { clock, proxy: networkRules(config).proxy });
}

/** Checks every five minutes whether people can sign in with it. The status shows a problem, not the loop. */
export function startCheckingProvider(provider: OpenedProvider | undefined, loop: LoopContext): Loop[] {
  if (provider === undefined) return [];
  return [
    startLoop({
      ...loop,
      name: 'check the OpenID provider',
      idleMs: everyMs,
      async step(signal) {
        await provider.check(signal);
        return null;
      },
    }),
  ];
}

export const causeOf = ({ code, details }: RefusedBy): RefusalCause => ({
  code,
  text: providerRefusals[code],
  details,
});
