import { z } from 'zod';
import { timeSchema } from '../../platform/http/time-schema.ts';
import { plainText } from '../../platform/values/text.ts';

/** The most incidents of one action. */
export const mostIncidents = 500;

const incidentIds = z
  .array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER))
  .min(1)
  .max(mostIncidents)
  .describe(`The incidents, at most ${mostIncidents}.`);
const key = z
  .string()
  .min(8)
  .max(100)
  .meta({ examples: ['3f0c2a9e-night-shift'] })
  .optional()
  .describe('Chosen by the caller. The same key again answers with the same action, and does nothing more.');
const common = { incidentIds, key };
const why = z
  .string()
  .overwrite(plainText)
  .min(1)
  .max(500)
  .describe('Why. Timelines and the audit log show it.');
const endsAt = timeSchema.nullable().describe('When it ends; null: no end.');
const device = z
  .boolean()
  .default(true)
  .describe('Only on the devices of the incidents; otherwise on all devices of their companies.');

/** The action that a person requests for several incidents. */
export const askedSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry'), ...common }),
  z.object({ action: z.literal('skip'), ...common, why }),
  z.object({ action: z.literal('silence'), ...common, why, endsAt, device }),
  z.object({ action: z.literal('accept'), ...common, why, endsAt, device }),
  z.object({ action: z.literal('allow'), ...common, why, endsAt }),
]);

export type Asked = z.infer<typeof askedSchema>;
export type BulkActionName = Asked['action'];
export type AskedOf<Name extends BulkActionName> = Extract<Asked, { readonly action: Name }>;

/** Whether an action affects more than the given incidents. Callers who are limited to companies may not use these. */
export const isWide = (action: BulkActionName): boolean => action !== 'retry' && action !== 'skip';
