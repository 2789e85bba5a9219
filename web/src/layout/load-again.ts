type Step = 'wait' | 'retry' | 'reload' | 'give-up';

interface Found {
  /** The first page as Picket serves it now; null if it does not answer. */
  readonly served: string | null;
  /** The address of the script that this tab runs. */
  readonly running: string;
  /** The page was tried again just now, without a reload. */
  readonly retried: boolean;
  /** This tab was reloaded for the same failure of the version that is served. */
  readonly reloaded: boolean;
}

/**
 * What a tab does whose page could not be loaded: it waits for Picket, loads the page again, and reloads itself once if
 * Picket was upgraded, or if the browser keeps the failure. It never reloads twice for the same failure.
 */
export function nextStep({ served, running, retried, reloaded }: Found): Step {
  if (served === null) return 'wait';
  const isSame = served.includes(`"${running}"`);
  if (isSame && !retried) return 'retry';
  return reloaded ? 'give-up' : 'reload';
}

/** A failure of one version: its scripts have other names in each. */
export const failureOf = (served: string, message: string): string =>
  [...[...served.matchAll(/src="([^"]+\.js)"/g)].map(([, address]) => address), message].join(' ');
