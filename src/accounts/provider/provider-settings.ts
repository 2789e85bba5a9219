import { z } from 'zod';
import { roles } from '../../platform/http/principal.ts';
import type { Setting } from '../../platform/settings/store.ts';
import { plainText } from '../../platform/values/text.ts';

const name = z.string().overwrite(plainText).min(1).max(200);

export const providerSettingsSchema = z.object({
  emailClaim: name
    .default('email')
    .describe(
      'The claim with the e-mail address. Entra ID often has it in `preferred_username` alone: this needs `trustEmail`.',
    ),
  trustEmail: z
    .boolean()
    .default(false)
    .describe(
      'Accept addresses that the provider does not report as verified. Only if its administrators give them out: a person who may choose an address there can sign in as its owner.',
    ),
  groupsClaim: name
    .default('groups')
    .describe('The claim with the groups of a person. A dot leads into an object: `realm_access.roles`.'),
  roles: z
    .array(
      z
        .object({
          group: name.describe('As the claim has it: for Entra ID the object id of the group.'),
          role: z.enum(roles),
          companyIds: z
            .array(z.number().int().positive())
            .max(1000)
            .nullable()
            .default(null)
            .describe(
              'The companies that the group may see; null: all. A person in several groups sees the companies of all of them. Not for the role `admin`.',
            ),
        })
        .refine(({ role, companyIds }) => role !== 'admin' || companyIds === null, {
          error: 'is for other roles: an administrator sees all companies',
          path: ['companyIds'],
        }),
    )
    .max(200)
    .default([])
    .describe(
      'The role of each group. The highest one counts, from each sign-in on. Empty: administrators set roles in Picket.',
    ),
  withoutGroup: z
    .enum(['refuse', ...roles])
    .default('refuse')
    .describe('For a person who is in none of these groups: no sign-in, or this role.'),
  signOutAtProvider: z
    .boolean()
    .default(true)
    .describe('Signing out of Picket also signs out at the provider, if it has a page for that.'),
});

export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** How users of the OpenID provider are identified, and which role they get. */
export const providerSettings: Setting<ProviderSettings> = {
  name: 'sign_in_provider',
  schema: providerSettingsSchema,
  initial: providerSettingsSchema.parse({}),
};
