import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

/**
 * From when on incidents and hourly counts are complete: everything that expired is older. Null: nothing was ever deleted.
 * Reports of earlier times say so, instead of showing a smaller number.
 */
export const completeSince: Setting<string | null> = {
  name: 'reportsCompleteSince',
  schema: z.iso.datetime().nullable(),
  initial: null,
};
