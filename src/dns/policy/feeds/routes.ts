import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import { idParams } from '../../../platform/http/page.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { categories } from '../categories.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { catalogue } from './catalogue.ts';
import { addFeed, changeFeed, deleteFeed, fetchFeedNow } from './change-feeds.ts';
import { feedBody, feedFields } from './feed-body.ts';
import { feedSchema, reportSchema, viewFeed, viewReport } from './feed-view.ts';
import { feedFormats } from './parsed-feed.ts';
import { feedProblems } from './problems.ts';
import { type FeedWithCopy, listFeeds, loadReport } from './store.ts';

const catalogueSchema = z
  .object({
    lists: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        address: z.string(),
        format: z.enum(feedFormats),
        category: z.string(),
        licence: z.string().describe('As its author states it.'),
        attribution: z.string(),
        website: z.string(),
        everyHours: z.number(),
      }),
    ),
    categories: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(['threat', 'content']).describe('Threats are always blocked; contents are chosen.'),
        opensTickets: z.boolean().describe('Until an administrator decides otherwise.'),
      }),
    ),
  })
  .meta({ id: 'DnsCatalogue' });

const path = '/api/v1/dns/feeds';
const tags = ['Protective DNS'];
const failures = problemResponses({
  conflict: 'The name is taken.',
  invalid: 'The address is not one that Picket fetches.',
});

/** Feeds: lists that are fetched from an address. */
export function feedRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  async function load(id: number): Promise<FeedWithCopy> {
    const [row] = await listFeeds(deps.db, id);
    if (row === undefined) throw refuse('not_found', feedProblems.notFound(id));
    return row;
  }
  const view = (row: FeedWithCopy) => viewFeed(row, deps.clock.now());
  const one = async (id: number) => view(await load(id));

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'All feeds', response: { 200: z.object({ items: z.array(feedSchema) }) } },
      },
      async () => ({ items: (await listFeeds(deps.db)).map(view) }),
    );

    app.get(
      '/api/v1/dns/catalogue',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Public lists that can be added as feeds, and all categories',
          description: 'Picket contains none of their data. Read the terms of a list before you add it.',
          response: { 200: catalogueSchema },
        },
      },
      async () => ({
        lists: catalogue.map((one) => ({ ...one })),
        categories: categories.map((one) => ({ ...one })),
      }),
    );

    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Add a feed; it is fetched at once',
          body: feedBody,
          response: { 201: feedSchema, ...failures },
        },
      },
      async ({ body, principal }, reply) =>
        reply.code(201).send(await one(await addFeed(deps, body, principal))),
    );

    app.patch(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Change a feed',
          params: idParams,
          body: z.object(feedFields).partial(),
          response: { 200: feedSchema, ...failures },
        },
      },
      async ({ params, body, principal }) => {
        await changeFeed(deps, params.id, body, principal);
        return one(params.id);
      },
    );

    app.delete(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Delete a feed with its copy',
          params: idParams,
          response: { 204: z.undefined().describe('It is deleted.') },
        },
      },
      async ({ params, principal }, reply) => {
        await deleteFeed(deps, params.id, principal);
        return reply.code(204).send();
      },
    );

    app.post(
      `${path}/:id/fetch`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Fetch a feed now',
          params: idParams,
          body: z.object({
            acceptSize: z
              .boolean()
              .default(false)
              .describe('The sudden change of its size, for which the last copy was refused, is right.'),
          }),
          response: { 200: feedSchema },
        },
      },
      async ({ params, body, principal }) => {
        await fetchFeedNow(deps, params.id, body, principal);
        return one(params.id);
      },
    );

    app.get(
      `${path}/:id/report`,
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What was read of the last good copy of a feed, and what was not taken',
          params: idParams,
          response: { 200: reportSchema.nullable() },
        },
      },
      async ({ params }) => {
        const { id } = await load(params.id);
        const report = await loadReport(deps.db, id);
        return report && viewReport(report);
      },
    );
  };
}
