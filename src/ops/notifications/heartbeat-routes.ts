import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { heartbeatContext } from '../../platform/secrets/notification-contexts.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { addressComplaint } from './address.ts';
import { type Heartbeat, heartbeatMethods, heartbeatSetting, type SavedHeartbeat } from './heartbeat.ts';
import { notificationProblems as problems } from './problems.ts';

interface HeartbeatRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'seal'>;
  readonly heartbeat: Pick<Heartbeat, 'state'>;
  /** Called after a change: the address is called at once. */
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

/** The address that is called every minute, so that a service outside notices when Picket does not work. */
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
    transaction(db, async (tx) => {
      const by = { at: clock.now(), actor: actorOf(principal) };
      const before = await loadSetting(tx, heartbeatSetting);
      if (before === null && after === null) throw refuse('not_found', problems.heartbeatOff());
      await writeSetting(tx, heartbeatSetting, after, by);
      await recordAudit(tx, {
        ...by,
        action: after === null ? 'heartbeat.off' : 'heartbeat.saved',
        subject: 'setting:heartbeat',
        ...(before === null ? {} : { before: audited(before) }),
        ...(after === null ? {} : { after: audited(after) }),
      });
    });

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
        const complaint = addressComplaint('heartbeat', url.trim());
        if (complaint !== null)
          throw refuse('invalid', problems.invalid(1), [{ in: 'body', pointer: '/url', detail: complaint }]);
        const sealedUrl = keyring.seal(url.trim(), heartbeatContext);
        await save({ sealedUrl, host: new URL(url.trim()).host, method }, principal);
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

const audited = ({ host, method }: SavedHeartbeat) => ({ host, method });
