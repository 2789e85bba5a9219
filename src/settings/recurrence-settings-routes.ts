import type { ChangeDeps } from './change.ts';
import { recurrenceSettings } from './recurrence-settings.ts';
import { settingRoutes } from './setting-routes.ts';

export const recurrenceSettingsRoutes = ({ reconsider, ...deps }: ChangeDeps) =>
  settingRoutes({
    ...deps,
    setting: recurrenceSettings,
    path: 'recurrence',
    tag: 'Settings',
    about: 'what becomes of what is seen again: while its ticket is open, and after it was closed',
    description:
      'All of it, as it was read. Reopening and notes need optional rights (`GET /api/v1/settings/rights`): without them there are new tickets and no notes.',
    prepare: (tx, _, now) => reconsider(tx, now),
  });
