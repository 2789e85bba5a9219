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
        'Tickets of a company within an hour; what is beyond them shares one roll-up ticket. 0: no limit.',
      ),
    ticketsInAll: z
      .number()
      .int()
      .min(0)
      .max(100_000)
      .describe(
        'Tickets of all companies within an hour; beyond them each company has a roll-up. 0: no limit.',
      ),
    rollUpsInAll: z
      .number()
      .int()
      .min(0)
      .max(10_000)
      .describe(
        'Roll-up tickets of all companies within an hour; further ones wait for their turn, but for those with something critical. 0: no limit.',
      ),
    longAgoHours: z
      .number()
      .min(0)
      .max(24 * 365)
      .default(48)
      .describe(
        'What was last seen longer ago than this shares one roll-up ticket of its company. 0: it has tickets of its own.',
      ),
    digestHour: z
      .number()
      .int()
      .min(0)
      .max(23)
      .describe(
        'The hour of the day at which daily digests are sent, by the time zone that Picket is set to.',
      ),
  })
  .meta({ id: 'RollUpSettings' });

export type RollUpSettings = z.infer<typeof rollUpSettingsSchema>;

/**
 * Far more than a company has on an ordinary day, and than a team can look at within an hour. Roll-ups for 25 companies:
 * each may need a second one within the hour, see `followUpMs`.
 */
export const rollUpSettings: Setting<RollUpSettings> = {
  name: 'rollUps',
  schema: rollUpSettingsSchema,
  initial: { ticketsPerCompany: 20, ticketsInAll: 100, rollUpsInAll: 50, longAgoHours: 48, digestHour: 8 },
};
