import type { z } from 'zod';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { callbackSetting, callbackSettingSchema } from './setting.ts';
import { switchCallbacks } from './switch-callbacks.ts';

const schema = callbackSettingSchema.pick({ enabled: true });

/** Whether ConnectWise reports changes at once. */
export function callbackKind<Client>(
  publicUrl: string | undefined,
): ConfigurationKind<z.infer<typeof schema>, Client> {
  return {
    section: 'settings.callbacks',
    what: 'setting',
    single: true,
    schema,
    identify: () => '',
    title: () => '',
    async load({ db }) {
      const { enabled } = await loadSetting(db, callbackSetting);
      return [{ id: 0, value: { enabled } }];
    },
    replace: ({ db, now: at, principal }, _, { enabled }) =>
      switchCallbacks(db, enabled, { at, principal, publicUrl }),
  };
}
