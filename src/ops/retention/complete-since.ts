import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

/**
 * Since when incidents and hourly counts are complete: expired rows are older. Null if nothing was ever deleted.
 * Reports of earlier times say so, instead of showing a smaller number.
 */
export const completeSince: Setting<string | null> = {
  name: 'reportsCompleteSince',
  schema: z.iso.datetime().nullable(),
  initial: null,
};
