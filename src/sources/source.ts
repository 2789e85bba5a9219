import { z } from 'zod';
import { problemSchema } from '../platform/settings/problem-schema.ts';
import { type KindName, kindNames } from './index.ts';
import type { SourceRow } from './store.ts';

/** A source as the API shows it, without its secret. */
export const sourceSchema = z
  .object({
    id: z.number(),
    kind: z.enum(kindNames),
    name: z.string(),
    enabled: z.boolean(),
    config: z.record(z.string(), z.unknown()).describe('The settings of its kind.'),
    createdAt: z.iso.datetime(),
    lastAttemptAt: z.iso.datetime().nullable().describe('When it was last read, or last sent a request.'),
    lastSuccessAt: z.iso.datetime().nullable(),
    lastDetectionAt: z.iso.datetime().nullable().describe('When it last sent a new detection.'),
    nextPollAt: z.iso
      .datetime()
      .nullable()
      .describe('When it is next read; null when Picket does not read it.'),
    failures: z.number().describe('Failed readings in a row.'),
    problem: problemSchema.nullable().describe('The problem of the last reading; null when it succeeded.'),
    quarantined: z.number().describe('Rows that could not be read and were quarantined.'),
    over: z
      .number()
      .optional()
      .describe(
        'Items that report that something has ended (resolved, closed, ok): never a detection. Absent before the first one.',
      ),
  })
  .meta({ id: 'Source' });

export type SourceView = z.infer<typeof sourceSchema>;

export function viewSource(row: SourceRow, quarantined: number): SourceView {
  return {
    id: row.id,
    kind: row.kind as KindName,
    name: row.name,
    enabled: row.enabled,
    config: row.config,
    createdAt: row.created_at.toISOString(),
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastDetectionAt: row.last_detection_at?.toISOString() ?? null,
    nextPollAt: row.next_poll_at?.toISOString() ?? null,
    failures: row.failures,
    problem: row.problem,
    quarantined,
    ...(row.over_count === 0 ? {} : { over: row.over_count }),
  };
}

/** A source for the audit trail: its settings, not its state. */
export const auditedSource = (row: SourceRow) => ({
  kind: row.kind,
  name: row.name,
  enabled: row.enabled,
  config: row.config,
});
