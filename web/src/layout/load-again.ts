type Step = 'wait' | 'retry' | 'reload' | 'give-up';

interface Found {
  /** The first page as Picket serves it now; null if it does not answer. */
  readonly served: string | null;
  /** The address of the script that this tab runs. */
  readonly running: string;
  /** Whether the page was tried again just now, without a reload. */
  readonly retried: boolean;
  /** Whether this tab was already reloaded for the same failure of the served version. */
  readonly reloaded: boolean;
}

/**
 * The next step of a tab whose page could not be loaded: it waits for Picket, loads the page again, and reloads itself
 * once if Picket was upgraded, or if the browser caches the failure. It never reloads twice for the same failure.
 */
export function nextStep({ served, running, retried, reloaded }: Found): Step {
  if (served === null) return 'wait';
  const isSame = served.includes(`"${running}"`);
  if (isSame && !retried) return 'retry';
  return reloaded ? 'give-up' : 'reload';
}

/** Identifies a failure of one version: each version has other script names. */
export const failureOf = (served: string, message: string): string =>
  [...[...served.matchAll(/src="([^"]+\.js)"/g)].map(([, address]) => address), message].join(' ');
