import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

const signInSettingsSchema = z.object({
  requireTwoFactor: z
    .enum(['nobody', 'administrators', 'everybody'])
    .describe(
      'Who must have two-factor sign-in on. Who has not yet can only switch it on. An OpenID provider’s second factor is its business: who has no password here is not asked.',
    ),
});

export type SignInSettings = z.infer<typeof signInSettingsSchema>;

export const signInSettings: Setting<SignInSettings> = {
  name: 'sign_in',
  schema: signInSettingsSchema,
  initial: { requireTwoFactor: 'nobody' },
};

/** Whether somebody of this role must have two-factor sign-in on. */
export function requiresTwoFactor({ requireTwoFactor }: SignInSettings, role: string): boolean {
  return requireTwoFactor === 'everybody' || (requireTwoFactor === 'administrators' && role === 'admin');
}
