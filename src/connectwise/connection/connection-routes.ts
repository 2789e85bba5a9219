import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { releaseQuery } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { connection, connectionHealth } from './connection.ts';
import { connectionBody } from './connection-body.ts';
import { connectionViewSchema, viewConnection } from './connection-view.ts';
import { type SaveConnectionDeps, saveConnection } from './save-connection.ts';

const unprocessable = { invalid: 'A value is not valid; `errors` says which.' };

interface ConnectionRoutesOptions extends SaveConnectionDeps {
  /** PICKET_CONNECTWISE_CLIENT_ID, for a connection without one. */
  readonly clientId?: string | undefined;
}

/** The Connection tab: the keys to ConnectWise, which administrators see and set. */
export function connectionRoutes(deps: ConnectionRoutesOptions): FastifyPluginAsyncZod {
  const { db } = deps;

  const view = async () =>
    viewConnection(await loadSetting(db, connection), await loadSetting(db, connectionHealth), deps.clientId);

  return async (app) => {
    app.get(
      '/api/v1/connectwise/connection',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The connection to ConnectWise, without its private key',
          response: { 200: connectionViewSchema },
        },
      },
      view,
    );

    app.put(
      '/api/v1/connectwise/connection',
      {
        config: { access: 'admin', guarded: 'connection' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Save the connection to ConnectWise',
          description:
            'Saving does not check it: verify it first. Incidents held because of the old connection are decided again.',
          querystring: releaseQuery,
          body: connectionBody,
          response: { 200: connectionViewSchema, ...problemResponses(unprocessable) },
        },
      },
      async ({ body, query: { release }, principal }) => {
        await saveConnection(deps, body, actorOf(principal), release);
        return view();
      },
    );
  };
}
