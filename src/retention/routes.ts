import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { actorOf } from '../accounts/principal.ts';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import { recordAudit } from '../settings/audit.ts';
import { readSetting, writeSetting } from '../settings/store.ts';
import type { Clock } from '../values/clock.ts';
import { retention, retentionSchema } from './retention.ts';

export interface RetentionDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Called after a change was committed: there may be something to delete. */
  readonly changed: () => void;
}

/** How long things are kept. */
export function retentionRoutes({ db, clock, changed }: RetentionDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/settings/retention',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'How long detections and incidents are kept',
          response: { 200: retentionSchema },
        },
      },
      () => readSetting(db, retention),
    );

    app.put(
      '/api/v1/settings/retention',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set how long detections and incidents are kept',
          description: 'What is past it is deleted within the hour, for good. Tickets in ConnectWise stay.',
          body: retentionSchema,
          response: { 200: retentionSchema },
        },
      },
      async ({ body: after, principal }) => {
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          const before = await readSetting(tx, retention);
          await writeSetting(tx, retention, after, by);
          const subject = 'setting:retention';
          await recordAudit(tx, { ...by, action: 'retention.saved', subject, before, after });
        });
        changed();
        return after;
      },
    );
  };
}
