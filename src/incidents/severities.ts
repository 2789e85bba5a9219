import type { Severity } from '../platform/database/schema-incidents.ts';

export type { Severity };

/** The severities, worst first. */
export const severities = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
] as const satisfies readonly Severity[];
