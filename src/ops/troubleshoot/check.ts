import type { Check, ExpectedCheck } from '../../platform/values/check.ts';

export const areas = ['picket', 'sources', 'connectwise', 'tickets', 'network'] as const;

export type Area = (typeof areas)[number];

/** A check of Troubleshoot, with the part of Picket that it concerns. */
export interface TroubleshootCheck extends Check {
  readonly area: Area;
  readonly link: string;
}

/** Checks one thing, or several that are seen together. */
export interface Probe {
  readonly area: Area;
  readonly expected: readonly ExpectedCheck[];
  /** Gets the earlier results, for checks that follow from them. */
  run(found: readonly TroubleshootCheck[], signal: AbortSignal): AsyncIterable<Check>;
}

type Answered = Omit<Check, 'id' | 'title'>;

/** A probe of a single thing. */
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
