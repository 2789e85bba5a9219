import type { SavedSetting } from '../../platform/settings/save-setting.ts';
import { type SettingRoutesOptions, settingRoutes } from '../../platform/settings/setting-routes.ts';
import { requireOwnTwoFactor } from './require-own-two-factor.ts';
import { type SignInSettings, signInSettings } from './sign-in-settings.ts';

export const savedSignIn: SavedSetting<SignInSettings> = {
  setting: signInSettings,
  guarded: 'users',
  refuse: requireOwnTwoFactor,
};

/** Who must use two-factor sign-in. */
export const signInSettingsRoutes = (
  deps: Pick<SettingRoutesOptions<SignInSettings>, 'db' | 'clock' | 'changed'>,
) =>
  settingRoutes({
    ...deps,
    ...savedSignIn,
    path: 'sign-in',
    tag: 'Settings',
    about: 'who must use two-factor sign-in',
    description:
      'Users who must use it can do nothing else until they switch it on, from their next request (within 5 s on other nodes). To set this, you must use it yourself.',
  });
