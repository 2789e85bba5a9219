import { z } from 'zod';
import { plainText } from '../../../platform/values/text.ts';
import { feedSchema } from './feed-view.ts';

/** The fields of a feed that a person enters. */
export const feedFields = {
  name: z.string().overwrite(plainText).min(1).max(100),
  address: z
    .string()
    .min(1)
    .max(2000)
    .describe('`https://…`, `file:` and a path in the folder `feeds` of the data folder, or `picket:demo`.'),
  format: feedSchema.shape.format,
  plainReach: feedSchema.shape.plainReach,
  category: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be the id of a category'),
  everyHours: z
    .number()
    .int()
    .min(1)
    .max(31 * 24),
  enabled: z.boolean(),
};

/** A new feed. */
export const feedBody = z.object({
  ...feedFields,
  format: feedFields.format.default(null),
  plainReach: feedFields.plainReach.default(null),
  everyHours: feedFields.everyHours.default(24),
  enabled: feedFields.enabled.default(true),
});
