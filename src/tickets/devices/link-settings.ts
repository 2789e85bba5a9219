import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import type { SavedSetting } from '../../platform/settings/save-setting.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadSetting, type Setting, writeSetting } from '../../platform/settings/store.ts';

const linkSettingsSchema = z
  .object({
    configurations: z
      .boolean()
      .describe(
        'Whether Picket links each new ticket to the configurations of its devices. It needs Configurations: Inquire = All and Service Tickets: Edit = All.',
      ),
    contact: z
      .enum(['none', 'default', 'found'])
      .default('none')
      .describe(
        'The contact of new tickets. `found`: the contact with the e-mail address of the user in the detections, else as `default`. `default`: ConnectWise’s default contact of the company. A contact that is chosen for a company comes before the default. Picket never e-mails a contact.',
      ),
  })
  .meta({ id: 'LinkSettings' });

export type LinkSettings = z.infer<typeof linkSettingsSchema>;

/**
 * What tickets are linked to in ConnectWise. All of it needs rights beyond the permission table, so it is off by
 * default.
 */
export const linkSettings: Setting<LinkSettings> = {
  name: 'links',
  schema: linkSettingsSchema,
  initial: { configurations: false, contact: 'none' },
};

/** Since when configurations are linked: earlier tickets stay unchanged. */
export const linkingSince: Setting<string | null> = {
  name: 'links_since',
  schema: z.iso.datetime().nullable(),
  initial: null,
};

/** Tickets created since then are linked; null while linking is off. */
export async function linkedSince(db: Kysely<Schema>): Promise<Date | null> {
  if (!(await loadSetting(db, linkSettings)).configurations) return null;
  const since = await loadSetting(db, linkingSince);
  return since === null ? null : new Date(since);
}

export const savedLinks: SavedSetting<LinkSettings> = {
  setting: linkSettings,
  async prepare(tx, { configurations }, now) {
    const before = await loadSetting(tx, linkSettings);
    if (configurations && !before.configurations)
      await writeSetting(tx, linkingSince, now.toISOString(), { at: now, actor: 'picket' });
  },
};

/** No decision depends on it: a ticket is opened whether it can be linked or not. */
export const linkSettingsRoutes = (deps: Pick<ChangeDeps, 'db' | 'clock' | 'changed'>) =>
  settingRoutes({
    ...deps,
    ...savedLinks,
    path: 'links',
    tag: 'Settings',
    about: 'what tickets are linked to in ConnectWise',
    description:
      'All settings, as read before. Links need optional permissions (`GET /api/v1/settings/rights`). Without them, tickets are opened as before and linked to nothing.',
  });
