import type { SavedSetting } from '../../platform/settings/save-setting.ts';
import { type SettingRoutesOptions, settingRoutes } from '../../platform/settings/setting-routes.ts';
import { type ProviderSettings, providerSettings } from './provider-settings.ts';

export const savedProvider: SavedSetting<ProviderSettings> = { setting: providerSettings, guarded: 'users' };

/** How users of the OpenID provider are identified, and which role they get. */
export const providerSettingsRoutes = (deps: Pick<SettingRoutesOptions<ProviderSettings>, 'db' | 'clock'>) =>
  settingRoutes({
    ...deps,
    ...savedProvider,
    path: 'sign-in-provider',
    tag: 'Settings',
    about: 'how people of the OpenID provider are known, and the roles of its groups',
    description:
      'It counts from the next sign-in on; sessions that began before go on. The address of the provider and the client are in the environment (PICKET_OIDC_…).',
    changed: () => {},
  });
