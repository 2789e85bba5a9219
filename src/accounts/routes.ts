import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { cannotGive } from '../platform/http/guarded.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../platform/http/page.ts';
import { actorOf, guardedScopes, roles } from '../platform/http/principal.ts';
import { timeSchema } from '../platform/http/time-schema.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import type { Clock } from '../platform/values/clock.ts';
import { refuse, unwrap } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { plainText } from '../platform/values/text.ts';
import { companyIdsSchema, refuseLimitedAdmin } from './company-limit.ts';
import { accountProblems } from './problems.ts';
import { revokeToken } from './revoke-token.ts';
import { insertToken, listTokens } from './store.ts';
import { hashToken, hintOf, newToken } from './token.ts';
import { tokenSchema, viewToken } from './token-view.ts';

interface TokenRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Called after a revocation, so that this process clears its cache. */
  readonly onRevoked?: () => void;
}

const keySchema = z.object({ id: z.number().int().positive() });
const newTokenSchema = z.object({
  name: z
    .string()
    .transform(plainText)
    .pipe(z.string().min(1).max(100))
    .describe('The person or program that uses it.'),
  role: z.enum(roles),
  companyIds: companyIdsSchema.default(null),
  expiresAt: timeSchema.optional().describe('Omit it for a token that does not expire.'),
  scopes: z
    .array(z.enum(guardedScopes))
    .max(guardedScopes.length)
    .default([])
    .describe(
      'What it may do beyond its role: `tokens`, `users`, `connection`, or `export` (all secrets). Only for the role `admin`.',
    ),
});

/** API tokens, which administrators list, create and revoke. */
export function tokenRoutes({ db, clock, random, onRevoked }: TokenRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/tokens',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Tokens'],
          summary: 'All API tokens, newest first',
          querystring: z.object(pageQuery),
          response: { 200: pageSchema(tokenSchema) },
        },
      },
      async ({ query }) => {
        const rows = await listTokens(db, query.limit + 1, decodeCursor(query.cursor, keySchema)?.id);
        return toPage(rows, query.limit, viewToken, ({ id }) => ({ id }));
      },
    );

    app.post(
      '/api/v1/tokens',
      {
        config: { access: 'admin', guarded: 'tokens' },
        schema: {
          tags: ['Tokens'],
          summary: 'Create an API token',
          body: newTokenSchema,
          response: {
            201: tokenSchema.extend({
              token: z.string().describe('The token. Picket does not show it again.'),
            }),
            ...problemResponses({
              forbidden:
                'A confirmation or a scope is missing, or the calling token does not have a scope that it gives.',
              invalid:
                'The expiry is in the past, or the token has scopes without the role `admin`, or companies with it.',
              not_found: 'There is no such company.',
            }),
          },
        },
      },
      async (request, reply) => {
        const { name, role, expiresAt, scopes, companyIds } = request.body;
        const now = clock.now();
        const expires = expiresAt === undefined ? null : new Date(expiresAt);
        if (expires !== null && expires <= now) throw refuse('invalid', accountProblems.alreadyExpired());
        if (scopes.length > 0 && role !== 'admin') throw refuse('invalid', accountProblems.scopesNeedAdmin());
        refuseLimitedAdmin(role, companyIds);
        const [tooMuch] = cannotGive(request.principal, scopes);
        if (tooMuch !== undefined) throw refuse('forbidden', accountProblems.cannotGive(tooMuch));
        const token = newToken(random);
        const actor = actorOf(request.principal);
        const row = await transaction(db, async (trx) => {
          const made = await insertToken(trx, {
            name,
            role,
            hash: hashToken(token),
            hint: hintOf(token),
            createdAt: now,
            createdBy: actor,
            expiresAt: expires,
            scopes,
            companyIds,
          });
          const subject = `token:${made.id}`;
          await recordAudit(trx, { at: now, actor, action: 'token.made', subject, after: viewToken(made) });
          return made;
        });
        return reply.code(201).send({ ...viewToken(row), token });
      },
    );

    app.delete(
      '/api/v1/tokens/:id',
      {
        config: { access: 'admin', guarded: 'person' },
        schema: {
          tags: ['Tokens'],
          summary: 'Revoke an API token',
          params: idParams,
          response: {
            204: z
              .undefined()
              .describe('It stops working immediately on this node, and within 5 s on other nodes.'),
            ...problemResponses({ conflict: 'It is the last valid token of an administrator.' }),
          },
        },
      },
      async (request, reply) => {
        const by = { at: clock.now(), principal: request.principal };
        unwrap(await revokeToken(db, request.params.id, by));
        onRevoked?.();
        return reply.code(204).send();
      },
    );
  };
}
