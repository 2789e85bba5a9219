import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { addChannel, type ChannelDeps, changeChannel, deleteChannel } from './change-channel.ts';
import { channelFields, channelKinds, channelSchema, openSecret, viewChannel } from './channel.ts';
import type { DeliverDeps } from './deliver.ts';
import { eventNames, events } from './events.ts';
import { messageSchema } from './message.ts';
import { notificationProblems as problems } from './problems.ts';
import { type ChannelWithQueue, listChannels, listMessages } from './store.ts';
import { testChannel } from './test-channel.ts';

export interface ChannelRoutesOptions extends ChannelDeps, Omit<DeliverDeps, keyof ChannelDeps> {
  readonly publicUrl: string | undefined;
  /** Wakes the sending loop. */
  readonly changed: () => void;
}

const eventsSchema = z.object({
  items: z.array(
    z.object({
      name: z.enum(eventNames),
      title: z.string(),
      minutes: z.number().describe('How long it usually has to last before it is reported.'),
    }),
  ),
});

const sentSchema = z
  .object({
    id: z.number(),
    channelId: z.number(),
    channel: z.string().describe('Its name.'),
    kind: z.enum(['news', 'test']),
    state: z.enum(['queued', 'sent', 'failed']).describe('failed: it was given up.'),
    attempts: z.number().int(),
    nextAttemptAt: z.iso.datetime().nullable(),
    problem: problemSchema.nullable(),
    queuedAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    message: messageSchema,
  })
  .meta({ id: 'Notification' });

const testedSchema = z.object({
  delivered: z.boolean(),
  problem: problemSchema.nullable().describe('Why it was not delivered, or not to all.'),
});

const signing = z
  .string()
  .optional()
  .describe('Of a webhook: its signing secret (Standard Webhooks, `whsec_…`). Picket shows it only now.');

const path = '/api/v1/notifications';
const tags = ['Notifications'];
const keySchema = z.object({ id: z.number().int().positive() });
const failures = problemResponses({
  conflict: 'The name is taken.',
  invalid: 'A value is missing, not valid, or of another kind; `errors` says which.',
});

/** Channels for notifying people: readable by every role, configured by administrators. */
export function notificationRoutes(deps: ChannelRoutesOptions): FastifyPluginAsyncZod {
  const { db, keyring, changed } = deps;

  const view = (row: ChannelWithQueue) => viewChannel(row, hasPassword(row), row.waiting);
  function hasPassword(row: ChannelWithQueue): boolean {
    try {
      return openSecret(keyring, row).password !== undefined;
    } catch {
      // It is encrypted with another key. Doctor reports that; the list is still shown.
      return false;
    }
  }
  async function one(id: number) {
    const [row] = await listChannels(db, id);
    if (row === undefined) throw refuse('not_found', problems.notFound(id));
    return view(row);
  }

  return async (app) => {
    app.get(
      `${path}/events`,
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'What people can be notified of', response: { 200: eventsSchema } },
      },
      async () => ({ items: eventNames.map((name) => ({ name, ...events[name] })) }),
    );

    app.get(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Messages that were sent, or wait, the newest first',
          querystring: z.object({
            ...pageQuery,
            channelId: z.coerce.number().int().positive().optional().describe('Only those of this channel.'),
          }),
          response: { 200: pageSchema(sentSchema) },
        },
      },
      async ({ query: { cursor, limit, channelId } }) => {
        const before = decodeCursor(cursor, keySchema)?.id;
        const rows = await listMessages(db, { channelId, before, limit: limit + 1 });
        return toPage(
          rows,
          limit,
          (row) => ({
            id: row.id,
            channelId: row.channel_id,
            channel: row.channel,
            kind: row.kind,
            state: row.state,
            attempts: row.attempts,
            nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
            problem: row.problem,
            queuedAt: row.queued_at.toISOString(),
            sentAt: row.sent_at?.toISOString() ?? null,
            message: messageSchema.parse(row.content),
          }),
          ({ id }) => ({ id }),
        );
      },
    );

    app.get(
      `${path}/channels`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'All channels, oldest first',
          response: { 200: z.object({ items: z.array(channelSchema) }) },
        },
      },
      async () => ({ items: (await listChannels(db)).map(view) }),
    );

    app.post(
      `${path}/channels`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Add a channel',
          description:
            'A channel reports what lasts already, too. Messages are delivered at least once: after a crash, one may arrive twice, with the same id.',
          body: z.object({
            kind: z.enum(channelKinds),
            name: channelFields.name,
            enabled: channelFields.enabled.optional(),
            events: channelFields.events.optional(),
            quiet: channelFields.quiet.optional(),
            mostPerHour: channelFields.mostPerHour.optional(),
            mail: channelFields.mail.optional(),
            url: channelFields.url.optional(),
            password: channelFields.password.optional(),
          }),
          response: { 201: channelSchema.extend({ signing }), ...failures },
        },
      },
      async ({ body: { kind, ...fields }, principal }, reply) => {
        const added = await addChannel(deps, kind, fields, principal);
        changed();
        return reply.code(201).send({
          ...(await one(added.id)),
          ...(added.signing === null ? {} : { signing: added.signing }),
        });
      },
    );

    app.get(
      `${path}/channels/:id`,
      {
        config: { access: 'admin' },
        schema: { tags, summary: 'One channel', params: idParams, response: { 200: channelSchema } },
      },
      ({ params }) => one(params.id),
    );

    app.patch(
      `${path}/channels/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Change a channel',
          description: 'Another mail server needs the password again.',
          params: idParams,
          body: z.object(channelFields).partial(),
          response: { 200: channelSchema, ...failures },
        },
      },
      async ({ params, body, principal }) => {
        await changeChannel(deps, params.id, body, principal);
        changed();
        return one(params.id);
      },
    );

    app.delete(
      `${path}/channels/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Delete a channel, with its messages',
          params: idParams,
          response: { 204: z.undefined().describe('It is deleted.') },
        },
      },
      async ({ params, principal }, reply) => {
        await deleteChannel(deps, params.id, principal);
        return reply.code(204).send();
      },
    );

    app.post(
      `${path}/channels/:id/test`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Send a test to a channel now',
          params: idParams,
          response: { 200: testedSchema },
        },
      },
      async ({ params }) => {
        const problem = await testChannel(deps, params.id);
        changed();
        const delivered = problem === null || problem.code === 'notifications.recipients_refused';
        return { delivered, problem };
      },
    );

    app.post(
      `${path}/channels/:id/rotate-secret`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Give a webhook another signing secret; the former ends at once',
          params: idParams,
          response: {
            200: z.object({ signing: signing.unwrap() }),
            ...problemResponses({ invalid: 'It is not a webhook.' }),
          },
        },
      },
      async ({ params, principal }) => {
        const { signing: made } = await changeChannel(deps, params.id, {}, principal, { rotate: true });
        return { signing: made ?? '' };
      },
    );
  };
}
