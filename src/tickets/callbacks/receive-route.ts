import { timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import { isSigned, parseCallback } from './parse-callback.ts';
import { callbackPath, callbackSetting } from './setting.ts';
import type { SigningKeys } from './signing-keys.ts';
import { takeCallback } from './take-callback.ts';

export interface ReceiveCallbackOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly keys: SigningKeys;
  /** Called when one of our tickets must be read. */
  readonly changed: () => void;
}

/** A call contains the whole ticket, which is not used. */
const bodyLimit = 1024 * 1024;

/** The address to which ConnectWise reports changed tickets. */
export function receiveCallbackRoute(options: ReceiveCallbackOptions): FastifyPluginAsyncZod {
  const { db, clock, keys, changed } = options;
  return async (app) => {
    // A signature covers the bytes as received.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );

    app.post(
      callbackPath,
      {
        config: { access: 'own' },
        bodyLimit,
        // Checked before the body is read: a caller without the token costs only one look-up.
        async onRequest({ query }) {
          const { enabled, token } = await loadSetting(db, callbackSetting);
          if (!enabled || token === null || !isToken((query as { token?: unknown }).token, token))
            throw refuse('not_signed_in', problems.callbackRefused());
        },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The callback that ConnectWise sends when a ticket changes',
          description:
            'Signed by ConnectWise (`x-content-signature`). Picket ignores its content and only marks the ticket to be read.',
          querystring: z.looseObject({}),
          response: {
            202: z.object({
              taken: z.boolean().describe('Whether Picket reads one of its tickets because of the callback.'),
            }),
            ...problemResponses({
              not_signed_in: 'The callback is not signed by the connected ConnectWise, or callbacks are off.',
              too_many: 'Too many callbacks named unknown keys.',
            }),
          },
        },
      },
      async (request, reply) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const callback = parseCallback(raw);
        if (callback === null) throw refuse('not_signed_in', problems.callbackRefused());
        const found = await keys.find(callback.keyUrl);
        if (found === 'busy') throw refuse('too_many', problems.callbackKeysBusy());
        const signature = request.headers['x-content-signature'];
        if (found === 'none' || !isSigned(raw, signature, found.key))
          throw refuse('not_signed_in', problems.callbackRefused());
        const taken = await takeCallback(db, callback, clock.now());
        if (taken) changed();
        return reply.code(202).send({ taken });
      },
    );
  };
}

/** Compared in constant time. */
function isToken(given: unknown, token: string): boolean {
  const [one, other] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
