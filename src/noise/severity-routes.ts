import { severityRater } from '../incidents/severity.ts';
import { type SeveritySettings, severitySettings } from '../incidents/severity-settings.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import type { SavedSetting } from '../platform/settings/save-setting.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { rateOpenIncidents } from './rate-open-incidents.ts';

export const savedSeverity: SavedSetting<SeveritySettings> = {
  setting: severitySettings,
  prepare: (tx, after) => rateOpenIncidents(tx, severityRater(after)),
};

export const severityRoutes = (deps: ChangeDeps) =>
  settingRoutes({
    ...deps,
    ...savedSeverity,
    path: 'severity',
    tag: 'Noise',
    about: 'severity rules, and the action for each severity',
    description:
      'All settings, as read before. The order of the rules matters. Open incidents get a new severity, and held incidents are decided again.',
  });
