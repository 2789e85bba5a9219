import type { ChangeDeps } from '../platform/settings/change.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { rollUpSettings } from './roll-up-settings.ts';

export const rollUpSettingsRoutes = (deps: ChangeDeps) =>
  settingRoutes({
    ...deps,
    setting: rollUpSettings,
    path: 'roll-ups',
    tag: 'Settings',
    about: 'when several incidents share one ticket: storm control and the daily digest',
    description:
      'All settings, as read before. They apply to new incidents, and held incidents are decided again.',
  });
