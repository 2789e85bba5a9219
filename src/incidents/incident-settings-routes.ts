import type { ChangeDeps } from '../platform/settings/change.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { incidentSettings } from './incident-settings.ts';

export const incidentSettingsRoutes = (deps: ChangeDeps) =>
  settingRoutes({
    ...deps,
    setting: incidentSettings,
    path: 'incidents',
    tag: 'Settings',
    about: 'how detections are grouped into incidents, and which incidents are ticketed',
    description:
      'All settings, as read before. They apply to new incidents, and held incidents are decided again.',
  });
