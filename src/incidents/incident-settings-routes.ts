import type { ChangeDeps } from '../platform/settings/change.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { incidentSettings } from './incident-settings.ts';

export const incidentSettingsRoutes = (deps: ChangeDeps) =>
  settingRoutes({
    ...deps,
    setting: incidentSettings,
    path: 'incidents',
    tag: 'Settings',
    about: 'what makes an incident, and which are ticketed',
    description: 'All of it, as it was read. It counts for what comes; what is held is decided again.',
  });
