import { type SettingRoutesOptions, settingRoutes } from '../../platform/settings/setting-routes.ts';
import { requireOwnTwoFactor } from './require-own-two-factor.ts';
import { type SignInSettings, signInSettings } from './sign-in-settings.ts';

/** Who must have two-factor sign-in on. */
export const signInSettingsRoutes = (
  deps: Pick<SettingRoutesOptions<SignInSettings>, 'db' | 'clock' | 'changed'>,
) =>
  settingRoutes({
    ...deps,
    setting: signInSettings,
    path: 'sign-in',
    tag: 'Settings',
    about: 'who must have two-factor sign-in on',
    description:
      'Whoever must and has it off can only switch it on, from their next request on (within 5 s on other nodes). Whoever sets it must have it on themselves.',
    guarded: 'users',
    refuse: requireOwnTwoFactor,
  });
