import type { Check, ExpectedCheck } from '../../platform/values/check.ts';

export const areas = ['picket', 'sources', 'connectwise', 'tickets', 'network'] as const;

export type Area = (typeof areas)[number];

/** A check of Troubleshoot, with the part of Picket that it concerns. */
export interface TroubleshootCheck extends Check {
  readonly area: Area;
  readonly link: string;
}

/** Runs one check, or several that belong together. */
export interface Probe {
  readonly area: Area;
  readonly expected: readonly ExpectedCheck[];
  /** Gets the earlier results, for checks that depend on them. */
  run(found: readonly TroubleshootCheck[], signal: AbortSignal): AsyncIterable<Check>;
}

type Answered = Omit<Check, 'id' | 'title'>;

/** A probe with a single check. */
export function oneCheck(
  about: ExpectedCheck & { readonly area: Area },
  look: (found: readonly TroubleshootCheck[], signal: AbortSignal) => Promise<Answered> | Answered,
): Probe {
  const { id, title, area } = about;
  return {
    area,
    expected: [{ id, title }],
    async *run(found, signal) {
      yield { id, title, ...(await look(found, signal)) };
    },
  };
}
