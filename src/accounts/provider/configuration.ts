import { z } from 'zod';
import {
  type CompanyReference,
  type CompanyReferences,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../platform/settings/configuration-kind.ts';
import { saveSetting } from '../../platform/settings/save-setting.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type ProviderSettings, providerSettings, providerSettingsSchema } from './provider-settings.ts';
import { savedProvider } from './provider-settings-routes.ts';

const { shape } = providerSettingsSchema;
const schema = z.object({
  ...shape,
  roles: z
    .array(
      z
        .object({
          group: shape.groupsClaim.unwrap(),
          role: z.enum(['viewer', 'analyst', 'admin']),
          companies: z
            .array(companyReferenceSchema)
            .max(1000)
            .nullable()
            .default(null)
            .describe('The companies that the group may see; null: all.'),
        })
        .refine(({ role, companies }) => role !== 'admin' || companies === null, {
          error: 'is for other roles: an administrator sees all companies',
          path: ['companies'],
        }),
    )
    .max(200)
    .default([]),
});
type Value = z.infer<typeof schema>;

/** How people of the OpenID provider are known, and what the groups give; companies by their names. */
export function providerKind<Client>(own: {
  /** Whether this Picket knows an OpenID provider. */
  readonly isConfigured: boolean;
}): ConfigurationKind<Value, Client> {
  return {
    section: 'settings.signInProvider',
    what: 'setting',
    single: true,
    schema,
    guarded: savedProvider.guarded ?? 'users',
    identify: () => '',
    title: () => '',
    needs: () =>
      own.isConfigured
        ? []
        : [
            {
              secret: null,
              what: 'an OpenID provider with its client secret',
              where:
                'Set PICKET_OIDC_DISCOVERY_URL, PICKET_OIDC_CLIENT_ID and PICKET_OIDC_CLIENT_SECRET where Picket runs. Without them, these settings have no effect.',
            },
          ],
    async load({ db, companies }) {
      return [{ id: 0, value: written(await loadSetting(db, providerSettings), companies) }];
    },
    settle: (value, _, { companies }) => ({
      ...value,
      roles: value.roles.map((one) => ({ ...one, companies: one.companies?.map(companies.usual) ?? null })),
    }),
    async replace({ db, now, principal, companies }, _, { roles, ...value }) {
      const after = providerSettingsSchema.parse({
        ...value,
        roles: roles.map(({ companies: named, ...one }) => ({
          ...one,
          companyIds: named?.map(companies.idOf) ?? null,
        })),
      });
      await saveSetting(db, savedProvider, after, { at: now, principal });
    },
  };
}

/** Deleted companies are left out; a group without any is still limited. */
const written = ({ roles, ...settings }: ProviderSettings, companies: CompanyReferences): Value => ({
  ...settings,
  roles: roles.map(({ companyIds, ...one }) => ({
    ...one,
    companies:
      companyIds?.flatMap((id): CompanyReference[] => {
        const reference = companies.referenceTo(id);
        return reference === null ? [] : [reference];
      }) ?? null,
  })),
});
