import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

const signInSettingsSchema = z.object({
  requireTwoFactor: z
    .enum(['nobody', 'administrators', 'everybody'])
    .describe(
      'Who must use two-factor sign-in. These users can do nothing else until they switch it on. Users without a password in Picket are exempt: their OpenID provider is responsible.',
    ),
});

export type SignInSettings = z.infer<typeof signInSettingsSchema>;

export const signInSettings: Setting<SignInSettings> = {
  name: 'sign_in',
  schema: signInSettingsSchema,
  initial: { requireTwoFactor: 'nobody' },
};

/** Whether a person with this role must use two-factor sign-in. */
export function requiresTwoFactor({ requireTwoFactor }: SignInSettings, role: string): boolean {
  return requireTwoFactor === 'everybody' || (requireTwoFactor === 'administrators' && role === 'admin');
}
