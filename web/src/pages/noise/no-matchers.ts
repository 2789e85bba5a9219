import type { Matchers } from './queries.ts';

/** Conditions that match every incident. */
export const noMatchers: Matchers = {
  companyIds: [],
  domains: [],
  devices: [],
  reasons: [],
  verdicts: [],
  severities: [],
};
