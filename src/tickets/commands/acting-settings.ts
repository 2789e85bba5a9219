import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';

/** Acting from a ticket: whether it is enabled, for which members, and with which status in addition to notes. */
export const actingSettingsSchema = z
  .object({
    enabled: z.boolean(),
    members: z
      .array(z.string().min(1).max(100))
      .max(500)
      .describe('Identifiers of the ConnectWise members who may allow domains. Empty: nobody may.'),
    status: z
      .object({
        boardId: z.number().int().positive(),
        boardName: z.string(),
        id: z.number().int().positive(),
        name: z.string(),
      })
      .nullable()
      .describe('A ticket status with the same effect as `picket: allow`; null for none.'),
    since: z.iso.datetime().nullable().describe('When it was switched on. Picket ignores earlier notes.'),
  })
  .meta({ id: 'ActingSettings' });

/** Adds why Picket does not act on the chosen status at the moment, if it does not. */
export const actingViewSchema = actingSettingsSchema.extend({
  statusProblem: problemSchema
    .nullable()
    .describe('Set while Picket cannot read the audit trail of ConnectWise. It then acts on no status.'),
});

export type ActingSettings = z.infer<typeof actingSettingsSchema>;

export const actingSettings: Setting<ActingSettings> = {
  name: 'acting',
  schema: actingSettingsSchema,
  initial: { enabled: false, members: [], status: null, since: null },
};

/** ConnectWise compares identifiers in any letter case. */
export const mayAct = ({ members }: ActingSettings, member: string): boolean =>
  members.some((one) => one.toLowerCase() === member.toLowerCase());
