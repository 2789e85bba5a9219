import type { Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

/** Whether people can sign in with the OpenID provider, if one is set. */
export function probeProvider({ provider }: TroubleshootDeps): Probe[] {
  if (provider === undefined) return [];
  return [
    {
      area: 'picket',
      expected: provider.expectedChecks,
      async *run(_found, signal) {
        yield* await provider.check(signal);
      },
    },
  ];
}
