import { z } from 'zod';
import { problemSchema } from '../../settings/problem-schema.ts';
import type { Setting } from '../../settings/store.ts';

export const callbackSettingSchema = z.object({
  enabled: z.boolean(),
  /** What is registered with ConnectWise; null when nothing is. */
  registered: z.object({ id: z.number(), url: z.string() }).nullable(),
  /** Why it is not registered, or cannot be taken away. */
  problem: problemSchema.nullable(),
  checkedAt: z.iso.datetime().nullable(),
});

export type CallbackSetting = z.infer<typeof callbackSettingSchema>;

/** Whether ConnectWise is to tell of changes at once, and how that stands. */
export const callbackSetting: Setting<CallbackSetting> = {
  name: 'callbacks',
  schema: callbackSettingSchema,
  initial: { enabled: false, registered: null, problem: null, checkedAt: null },
};

export const callbackPath = '/api/v1/connectwise/callbacks';

/** ConnectWise appends the ticket's number and the action to it. */
export const callbackUrl = (publicUrl: string) => `${publicUrl}${callbackPath}?recordId=`;
