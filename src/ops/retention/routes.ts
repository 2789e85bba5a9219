import type { ChangeDeps } from '../../platform/settings/change.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { retention } from './retention.ts';

export const retentionRoutes = (deps: Pick<ChangeDeps, 'db' | 'clock' | 'changed'>) =>
  settingRoutes({
    ...deps,
    setting: retention,
    path: 'retention',
    tag: 'Settings',
    about: 'how long detections and incidents are kept',
    description: 'Older records are deleted permanently within the hour. Tickets in ConnectWise stay.',
  });
