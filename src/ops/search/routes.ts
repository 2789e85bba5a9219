import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ActionId, actions, type PageId, pages } from './pages.ts';
import { type SearchDeps, search } from './search.ts';

const itemSchema = z.object({
  id: z
    .number()
    .nullable()
    .describe('The incident; of a ticket, its incident; of a company, the company. Null of a name.'),
  title: z.string(),
  detail: z.string().nullable(),
});

const groupSchema = z
  .object({
    items: z.array(itemSchema).describe('At most 5, the most likely first.'),
    more: z.boolean().describe('Whether there are more.'),
    cutOff: z.boolean().describe('It took too long and was left out.'),
  })
  .meta({ id: 'SearchGroup' });

const keys = <Id extends string>(of: Readonly<Record<Id, unknown>>) =>
  Object.keys(of) as unknown as readonly [Id, ...Id[]];
const placesOf = <Id extends string>(ids: readonly [Id, ...Id[]]) =>
  z.array(z.object({ id: z.enum(ids), title: z.string() }));

const answerSchema = z.object({
  incidents: groupSchema,
  tickets: groupSchema,
  companies: groupSchema,
  devices: groupSchema,
  domains: groupSchema,
  pages: placesOf<PageId>(keys(pages)).describe('Pages of the console that the caller may use.'),
  actions: placesOf<ActionId>(keys(actions)).describe('What the caller may do in the console.'),
  newestOnly: z
    .number()
    .int()
    .nullable()
    .describe(
      'Incidents, devices and domains were searched in so many incidents, the newest: the text is too short for the index, or the database has none. Null: in all.',
    ),
});

/** One search for everything. */
export function searchRoutes(deps: SearchDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/search',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Search'],
          summary: 'Incidents, tickets, companies, devices, domains, pages and actions',
          description:
            'Understands a part of a name, `bad[.]example`, `hxxps://…`, a pasted URL, international names in both forms, `#5005` or `5005`, and a reference of Picket or its beginning.',
          querystring: z.object({ search: z.string().trim().min(1).max(200) }),
          response: { 200: answerSchema },
        },
      },
      ({ query, principal }) => search(deps, query.search, principal),
    );
  };
}
