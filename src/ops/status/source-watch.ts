import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';
import { kindOf } from '../../sources/index.ts';
import type { SourceRow } from '../../sources/store.ts';

export const sourceWatchSchema = z
  .object({
    silentAfterHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 90)
      .nullable()
      .describe('After so many hours without a detection, a source counts as silent; null: never.'),
  })
  .meta({ id: 'SourceWatch' });

export type SourceWatch = z.infer<typeof sourceWatchSchema>;

/** When a source counts as silent. A day without a blocked query of any client is rare. */
export const sourceWatch: Setting<SourceWatch> = {
  name: 'source_watch',
  schema: sourceWatchSchema,
  initial: { silentAfterHours: 24 },
};

const hourMs = 3_600_000;

/**
 * When the last detection of a silent source arrived; null if it is not silent. Before the first detection the usual
 * rate is unknown. For Picket's own resolver other checks report problems.
 */
export function silentSince(
  { kind, enabled, last_detection_at: last }: Pick<SourceRow, 'kind' | 'enabled' | 'last_detection_at'>,
  { silentAfterHours }: SourceWatch,
  now: Date,
): Date | null {
  if (!enabled || last === null || silentAfterHours === null) return null;
  if (kindOf(kind).start.how === 'built_in') return null;
  return now.getTime() - last.getTime() >= silentAfterHours * hourMs ? last : null;
}
