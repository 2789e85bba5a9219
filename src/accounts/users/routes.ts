import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import { roles } from '../../platform/http/principal.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { ProblemError, unwrap } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { companyIdsSchema } from '../company-limit.ts';
import { type Listening, ownUrl } from '../own-url.ts';
import { revokeToken } from '../revoke-token.ts';
import { tokensMadeBy } from '../store.ts';
import { tokenSchema, viewToken } from '../token-view.ts';
import { listSessions, userSessionSchema } from '../user-sessions.ts';
import { findUser, listUsers } from '../user-store.ts';
import { addUser, type By, changeUser, type Invited, resetUser, signOutUser } from './change-user.ts';
import { userProblems } from './problems.ts';
import { emailSchema, nameSchema, userIdParams, userSchema, viewUser } from './user-view.ts';
import { welcomeUrl } from './welcome-link.ts';

export interface UserRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The public address of Picket. */
  readonly publicUrl?: string | undefined;
  readonly listening?: Listening | undefined;
  /** Called when sessions ended, or their rights changed. */
  readonly changed: () => void;
}

const keySchema = z.object({ email: z.string() });
const invitedSchema = userSchema.extend({
  link: z
    .url()
    .describe('Send it to the user to set a password. It works once, and Picket does not show it again.'),
  linkExpiresAt: z.iso.datetime(),
});
const tags = ['Users'];

/** Users, which administrators list, add, change, reset and sign out. */
export function userRoutes(deps: UserRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, random, publicUrl, listening, changed } = deps;
  const by = ({ principal }: FastifyRequest) => ({ at: clock.now(), principal });
  const viewInvited = ({ user, link }: Invited, request: FastifyRequest) => ({
    ...viewUser(user),
    link: welcomeUrl(ownUrl(request, publicUrl, listening), link.token),
    linkExpiresAt: link.expiresAt.toISOString(),
  });

  return async (app) => {
    app.get(
      '/api/v1/users',
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'All users, by e-mail address',
          querystring: z.object(pageQuery),
          response: { 200: pageSchema(userSchema) },
        },
      },
      async ({ query }) => {
        const rows = await listUsers(db, query.limit + 1, decodeCursor(query.cursor, keySchema)?.email);
        return toPage(rows, query.limit, viewUser, ({ email }) => ({ email }));
      },
    );

    app.post(
      '/api/v1/users',
      {
        config: { access: 'admin', guarded: 'users' },
        schema: {
          tags,
          summary: 'Add a user, with a one-time link to set a password',
          body: z.object({
            email: emailSchema,
            name: nameSchema,
            role: z.enum(roles),
            companyIds: companyIdsSchema.default(null),
          }),
          response: {
            201: invitedSchema,
            ...problemResponses({
              conflict: 'A user with that address already exists.',
              invalid: 'An administrator cannot be limited to companies.',
              not_found: 'There is no such company.',
            }),
          },
        },
      },
      async (request, reply) => {
        const invited = unwrap(await addUser(db, request.body, by(request), random));
        return reply.code(201).send(viewInvited(invited, request));
      },
    );

    app.patch(
      '/api/v1/users/:id',
      {
        config: { access: 'admin', guarded: 'users' },
        schema: {
          tags,
          summary: 'Change a user’s name, role or companies, disable or enable them',
          description:
            'Disabling ends the user’s sessions: immediately on this node, within 5 s on other nodes.',
          params: userIdParams,
          body: z.object({
            name: nameSchema.optional(),
            role: z.enum(roles).optional(),
            companyIds: companyIdsSchema.optional(),
            disabled: z.boolean().optional(),
            revokeTokens: z
              .boolean()
              .optional()
              .describe('With `disabled`: also revoke the API tokens that the user created.'),
          }),
          response: {
            200: userSchema,
            ...problemResponses({
              conflict: 'It is the last enabled administrator.',
              invalid: 'An administrator cannot be limited to companies.',
            }),
          },
        },
      },
      async (request) => {
        const { revokeTokens: revoke = false, ...change } = request.body;
        const user = unwrap(await changeUser(db, request.params.id, change, by(request)));
        if (revoke && change.disabled === true) await revokeTokensOf(db, request.params.id, by(request));
        changed();
        return viewUser(user);
      },
    );

    app.post(
      '/api/v1/users/:id/reset',
      {
        config: { access: 'admin', guarded: 'users' },
        schema: {
          tags,
          summary:
            'Remove a user’s password, end the sessions, and create a one-time link to set a new password',
          params: userIdParams,
          body: z
            .object({ twoFactor: z.boolean().default(false).describe('Also remove the second factor.') })
            .nullish(),
          response: { 200: invitedSchema },
        },
      },
      async (request) => {
        const options = { twoFactor: request.body?.twoFactor ?? false };
        const invited = unwrap(await resetUser(db, request.params.id, options, by(request), random));
        changed();
        return viewInvited(invited, request);
      },
    );

    app.get(
      '/api/v1/users/:id/sessions',
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'The sessions of a user',
          params: userIdParams,
          response: { 200: z.object({ items: z.array(userSessionSchema) }) },
        },
      },
      async ({ params: { id } }) => {
        if ((await findUser(db, id)) === undefined) throw new ProblemError(userProblems.userNotFound(id));
        return { items: await listSessions(db, id, clock.now()) };
      },
    );

    app.get(
      '/api/v1/users/:id/tokens',
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'The API tokens that a user created and that are not revoked',
          params: userIdParams,
          response: { 200: z.object({ items: z.array(tokenSchema) }) },
        },
      },
      async ({ params: { id } }) => {
        if ((await findUser(db, id)) === undefined) throw new ProblemError(userProblems.userNotFound(id));
        return { items: (await tokensMadeBy(db, `user:${id}`)).map(viewToken) };
      },
    );

    app.delete(
      '/api/v1/users/:id/sessions',
      {
        config: { access: 'admin', guarded: 'users' },
        schema: {
          tags,
          summary: 'End all sessions of a user',
          params: userIdParams,
          response: { 204: z.undefined().describe('Immediately on this node, within 5 s on other nodes.') },
        },
      },
      async (request, reply) => {
        unwrap(await signOutUser(db, request.params.id, by(request)));
        changed();
        return reply.code(204).send();
      },
    );
  };
}

/** Keeps the last valid token of an administrator: without it, nothing could be set up by the API. */
async function revokeTokensOf(db: Kysely<Schema>, id: string, by: By): Promise<void> {
  for (const token of await tokensMadeBy(db, `user:${id}`)) await revokeToken(db, token.id, by);
}
