import { z } from 'zod';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { heartbeatMethods, heartbeatSetting } from './heartbeat.ts';
import { notificationProblems as problems } from './problems.ts';
import { saveHeartbeat, sealHeartbeat } from './save-heartbeat.ts';

const schema = z.object({
  host: z
    .string()
    .max(300)
    .overwrite((text) => text.trim().toLowerCase())
    .nullable()
    .default(null)
    .describe('Of the address, which itself is a secret; null: no address is called.'),
  method: z.enum(heartbeatMethods).default('GET'),
});

/** Whether a heartbeat address is called. The address is in the file of secrets. */
export function heartbeatKind<Client>(own: {
  readonly keyring: Keyring;
}): ConfigurationKind<z.infer<typeof schema>, Client> {
  return {
    section: 'notifications.heartbeat',
    what: 'heartbeat address',
    single: true,
    schema,
    identify: () => '',
    title: () => '',
    async load({ db }) {
      const saved = await loadSetting(db, heartbeatSetting);
      return [{ id: 0, value: { host: saved?.host ?? null, method: saved?.method ?? 'GET' } }];
    },
    // Without an address, there is nothing that a method would be used for.
    settle: ({ host, method }) => ({ host, method: host === null ? 'GET' : method }),
    needs: ({ host }, found) =>
      host === null || host === found?.value.host
        ? []
        : [
            {
              secret: ['heartbeat'],
              what: 'the address',
              where: `Write \`heartbeat: https://${host}/…\` in the file of secrets.`,
            },
          ],
    async replace({ db, now: at, principal, secrets }, found, { host, method }) {
      if (host === null) return saveHeartbeat(db, null, { at, principal });
      const saved = await loadSetting(db, heartbeatSetting);
      if (saved !== null && host === found.value.host)
        return saveHeartbeat(db, { ...saved, method }, { at, principal });
      const sealed = sealHeartbeat(own.keyring, { url: secrets.heartbeat ?? '', method });
      if (sealed.host !== host) throw refuse('invalid', problems.heartbeatOfOtherHost(host, sealed.host));
      return saveHeartbeat(db, sealed, { at, principal });
    },
  };
}
