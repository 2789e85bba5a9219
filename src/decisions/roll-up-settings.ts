import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';

export const rollUpSettingsSchema = z
  .object({
    ticketsPerCompany: z
      .number()
      .int()
      .min(0)
      .max(10_000)
      .describe(
        'Tickets of one company within an hour. Incidents above it share one roll-up ticket. 0: no limit.',
      ),
    ticketsInAll: z
      .number()
      .int()
      .min(0)
      .max(100_000)
      .describe(
        'Tickets of all companies within an hour. Above it, each company gets a roll-up. 0: no limit.',
      ),
    rollUpsInAll: z
      .number()
      .int()
      .min(0)
      .max(10_000)
      .describe(
        'Roll-up tickets of all companies within an hour. Further ones wait, except those with a critical incident. 0: no limit.',
      ),
    longAgoHours: z
      .number()
      .min(0)
      .max(24 * 365)
      .default(48)
      .describe(
        'Incidents last seen longer ago than this share one roll-up ticket per company. 0: each gets its own ticket.',
      ),
    digestHour: z
      .number()
      .int()
      .min(0)
      .max(23)
      .describe('The hour of the day at which daily digests are sent, in the time zone of Picket.'),
  })
  .meta({ id: 'RollUpSettings' });

export type RollUpSettings = z.infer<typeof rollUpSettingsSchema>;

/**
 * The limits are far above an ordinary day of a company, and above what a team can handle within an hour. There are
 * roll-ups for 25 companies: each may need a second one within the hour, see `followUpMs`.
 */
export const rollUpSettings: Setting<RollUpSettings> = {
  name: 'rollUps',
  schema: rollUpSettingsSchema,
  initial: { ticketsPerCompany: 20, ticketsInAll: 100, rollUpsInAll: 50, longAgoHours: 48, digestHour: 8 },
};
