import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

export const closingStatusSchema = z
  .object({
    boardId: z.number().int().positive(),
    boardName: z.string(),
    id: z.number().int().positive(),
    name: z.string(),
  })
  .meta({ id: 'ClosingStatus' });

export type ClosingStatus = z.infer<typeof closingStatusSchema>;

/** The settings that an administrator chooses, besides the statuses. */
export const closingSwitches = {
  whenAllowed: z
    .boolean()
    .describe('Close when all domains of the incident are on the allow list, or its risk is accepted.'),
  whenOver: z
    .boolean()
    .describe('Close when the source reports that every detection of the incident has ended.'),
  whenQuiet: z.boolean().describe('Close when there was no detection for `quietHours`.'),
  quietHours: z
    .number()
    .min(0.01)
    .max(24 * 90)
    .describe('Counted from the last detection, and at the earliest from the creation of the ticket.'),
  evenIfTouched: z
    .boolean()
    .describe(
      'Also close tickets that a person has touched: with a note, time, an owner, a status or any other change that is not by Picket’s member.',
    ),
};

export const closingSettingsSchema = z
  .object({
    ...closingSwitches,
    statuses: z
      .array(closingStatusSchema)
      .max(200)
      .describe('One closed status for each board. Picket closes no ticket on a board without one.'),
  })
  .meta({ id: 'ClosingSettings' });

export type ClosingSettings = z.infer<typeof closingSettingsSchema>;

/** Whether and when Picket closes tickets in ConnectWise. Off by default. */
export const closingSettings: Setting<ClosingSettings> = {
  name: 'closing',
  schema: closingSettingsSchema,
  initial: {
    whenAllowed: false,
    whenOver: false,
    whenQuiet: false,
    quietHours: 72,
    evenIfTouched: false,
    statuses: [],
  },
};

type Switches = Pick<ClosingSettings, 'whenAllowed' | 'whenOver' | 'whenQuiet'>;

export const closesAnything = ({ whenAllowed, whenOver, whenQuiet }: Switches): boolean =>
  whenAllowed || whenOver || whenQuiet;
