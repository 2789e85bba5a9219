import type { ChangeDeps } from '../platform/settings/change.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { lookUpSettings } from './look-ups.ts';

export const lookUpRoutes = ({ db, clock, changed }: Omit<ChangeDeps, 'reconsider'>) =>
  settingRoutes({
    db,
    clock,
    changed,
    setting: lookUpSettings,
    path: 'look-ups',
    tag: 'Settings',
    about: 'the services that an incident links to, to look up its domain',
    description: 'All services, as read before. The page of each incident links to them.',
  });
