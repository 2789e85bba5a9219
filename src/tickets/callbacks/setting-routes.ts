import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type CallbackDeps, keepRegistered } from './keep-registered.ts';
import {
  type CallbackSetting,
  callbackSetting,
  callbackSettingSchema,
  callbackUrl,
  shownUrl,
} from './setting.ts';
import { switchCallbacks } from './switch-callbacks.ts';

const viewSchema = callbackSettingSchema.omit({ token: true }).extend({
  url: z.string().nullable().describe('The callback address of Picket; null without PICKET_PUBLIC_URL.'),
});

/** Whether ConnectWise reports changes at once. */
export function callbackSettingRoutes(deps: CallbackDeps): FastifyPluginAsyncZod {
  const { db, clock, publicUrl } = deps;
  const view = ({ token: _, registered, ...setting }: CallbackSetting) => ({
    ...setting,
    registered: registered === null ? null : { ...registered, url: shownUrl(registered.url) },
    url: publicUrl === undefined ? null : callbackUrl(publicUrl, '…'),
  });

  return async (app) => {
    app.get(
      '/api/v1/settings/callbacks',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Whether ConnectWise sends callbacks when tickets change',
          response: { 200: viewSchema },
        },
      },
      async () => view(await loadSetting(db, callbackSetting)),
    );

    app.put(
      '/api/v1/settings/callbacks',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Switch ConnectWise callbacks on or off',
          description:
            'The answer is sent after Picket has registered the callback in ConnectWise, or removed it. `problem` says why it failed. ' +
            'Without callbacks, Picket reads tickets twice a minute.',
          body: z.object({ enabled: z.boolean() }),
          response: {
            200: viewSchema,
            ...problemResponses({
              conflict: 'PICKET_PUBLIC_URL is not set, so ConnectWise cannot reach Picket.',
            }),
          },
        },
      },
      async ({ body: { enabled }, principal }) => {
        const by = { at: clock.now(), principal, publicUrl };
        await transaction(db, (tx) => switchCallbacks(tx, enabled, by));
        return view(await keepRegistered(deps));
      },
    );
  };
}
