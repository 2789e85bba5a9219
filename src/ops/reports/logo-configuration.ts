import { z } from 'zod';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { logoSchema, reportLogo } from './report-settings.ts';
import { saveLogo } from './save-logo.ts';

const schema = z.object({
  image: logoSchema.nullable().default(null).describe('null: none.'),
});

/** The logo of reports, in base64. */
export function logoKind<Client>(): ConfigurationKind<z.infer<typeof schema>, Client> {
  return {
    section: 'reports.logo',
    what: 'logo of reports',
    single: true,
    schema,
    identify: () => '',
    title: () => '',
    load: async ({ db }) => [{ id: 0, value: { image: await loadSetting(db, reportLogo) } }],
    replace: ({ db, now: at, principal }, _, { image }) => saveLogo(db, image, { at, principal }),
  };
}
