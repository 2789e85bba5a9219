import { severityRater } from '../incidents/severity.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { rateOpenIncidents } from './rate-open-incidents.ts';

export const severityRoutes = (deps: ChangeDeps) =>
  settingRoutes({
    ...deps,
    setting: severitySettings,
    path: 'severity',
    tag: 'Noise',
    about: 'how bad an incident is, and what is done with one that bad',
    description:
      'All of it, as it was read: the order of the rules counts. Open incidents are rated anew, and what is held is decided again.',
    prepare: (tx, after) => rateOpenIncidents(tx, severityRater(after)),
  });
