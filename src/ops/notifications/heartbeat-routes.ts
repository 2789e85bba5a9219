import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Heartbeat, heartbeatMethods, heartbeatSetting, type SavedHeartbeat } from './heartbeat.ts';
import { saveHeartbeat, sealHeartbeat } from './save-heartbeat.ts';

interface HeartbeatRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'seal'>;
  readonly heartbeat: Pick<Heartbeat, 'state'>;
  /** Called after a change, so that the address is called at once. */
  readonly changed: () => void;
}

const viewSchema = z
  .object({
    on: z.boolean(),
    host: z.string().nullable().describe('Of the address, which itself is a secret.'),
    method: z.enum(heartbeatMethods),
    lastSuccessAt: z.iso.datetime().nullable().describe('Of this node.'),
    problem: problemSchema.nullable().describe('Why the last call of this node failed.'),
  })
  .meta({ id: 'Heartbeat' });

const path = '/api/v1/notifications/heartbeat';
const tags = ['Notifications'];

/**
 * Routes for the address that is called every minute, so that an external service notices when Picket does not work.
 */
export function heartbeatRoutes(options: HeartbeatRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, keyring, heartbeat, changed } = options;

  async function view() {
    const saved = await loadSetting(db, heartbeatSetting);
    const { lastSuccessAt, problem } = heartbeat.state();
    return {
      on: saved !== null,
      host: saved?.host ?? null,
      method: saved?.method ?? ('GET' as const),
      lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
      problem,
    };
  }

  const save = (after: SavedHeartbeat | null, principal: Principal) =>
    transaction(db, (tx) => saveHeartbeat(tx, after, { at: clock.now(), principal }));

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'admin' },
        schema: { tags, summary: 'The heartbeat address', response: { 200: viewSchema } },
      },
      view,
    );

    app.put(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Set the heartbeat address',
          description:
            'Each node calls it every minute while its background tasks work. `{node}` in the address stands for the name of the machine.',
          body: z.object({
            url: z.string().min(1).max(2000).describe('Picket never shows it again.'),
            method: z.enum(heartbeatMethods).default('GET'),
          }),
          response: { 200: viewSchema, ...problemResponses({ invalid: 'It is not an address to call.' }) },
        },
      },
      async ({ body: { url, method }, principal }) => {
        await save(sealHeartbeat(keyring, { url, method }), principal);
        changed();
        return view();
      },
    );

    app.delete(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Remove the heartbeat address',
          response: {
            204: z.undefined().describe('No address is called any more.'),
            ...problemResponses({ not_found: 'There is none.' }),
          },
        },
      },
      async ({ principal }, reply) => {
        await save(null, principal);
        changed();
        return reply.code(204).send();
      },
    );
  };
}
