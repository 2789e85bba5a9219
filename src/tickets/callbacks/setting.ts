import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';
import type { RandomBytes } from '../../platform/values/random.ts';

export const callbackSettingSchema = z.object({
  enabled: z.boolean(),
  /** The registration in ConnectWise; null if there is none. */
  registered: z.object({ id: z.number(), url: z.string() }).nullable(),
  /** Part of the registered address. A call without it is refused before its body is read. */
  token: z.string().nullable().default(null),
  /** Why it is not registered, or cannot be removed. */
  problem: problemSchema.nullable(),
  checkedAt: z.iso.datetime().nullable(),
});

export type CallbackSetting = z.infer<typeof callbackSettingSchema>;

/** Whether ConnectWise reports changes at once, and the state of the registration. */
export const callbackSetting: Setting<CallbackSetting> = {
  name: 'callbacks',
  schema: callbackSettingSchema,
  initial: { enabled: false, registered: null, token: null, problem: null, checkedAt: null },
};

export const callbackPath = '/api/v1/connectwise/callbacks';

/** ConnectWise appends the ticket number and the action to it. */
export const callbackUrl = (publicUrl: string, token: string) =>
  `${publicUrl}${callbackPath}?token=${token}&recordId=`;

/** 192 random bits. */
export const newCallbackToken = (random: RandomBytes) => Buffer.from(random(24)).toString('base64url');

/** The address without its token: people who read settings must not learn the token. */
export const shownUrl = (url: string) => url.replace(/token=[\w-]+/, 'token=…');
