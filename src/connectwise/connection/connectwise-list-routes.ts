import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, encodeCursor, idParams, pageQuery, pageSchema } from '../../platform/http/page.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { StatusRecord, SubtypeRecord } from '../client/types.ts';
import type { ConnectWiseClients } from './connectwise-clients.ts';
import { connectWiseFailures } from './connectwise-failure.ts';
import { type ConnectWiseLists, connectWiseLists } from './connectwise-lists.ts';
import { companyKinds, filterCompanies } from './filter-companies.ts';
import { settingsProblems } from './problems.ts';

const recordSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    isDefault: z.boolean().optional().describe('Whether ConnectWise uses it by default.'),
    closed: z.boolean().optional().describe('Of a status: whether its tickets are closed.'),
    typeIds: z.array(z.number()).optional().describe('Of a subtype: its types, if ConnectWise gives them.'),
  })
  .meta({ id: 'ConnectWiseRecord' });

const companySchema = z
  .object({
    id: z.number(),
    name: z.string(),
    identifier: z.string().nullable().describe('The short name, which distinguishes similar names.'),
    status: z.string().nullable(),
    types: z.array(z.string()).describe('The names of its types, such as Client or Vendor.'),
  })
  .meta({ id: 'ConnectWiseCompany' });

const memberSchema = z
  .object({
    identifier: z.string().describe('Their sign-in name, which is also shown on their notes.'),
    name: z.string(),
  })
  .meta({ id: 'ConnectWiseMember' });

const kindName = z.string().trim().min(1).max(200).optional();
const kindsSchema = z
  .array(z.object({ name: z.string(), count: z.number().int() }))
  .describe('The most frequent first.');

const pageOf = <T>(all: readonly T[], page: number, size: number) => ({
  items: all.slice((page - 1) * size, page * size),
  more: all.length > page * size,
});

const searchSchema = z.string().max(200).optional().describe('Part of the name.');
const cursorSchema = z.object({ page: z.number().int().min(1) });

const failures = problemResponses(connectWiseFailures);

type ListedRecord = StatusRecord & Pick<SubtypeRecord, 'typeIds'>;

const view = ({ id, name, isDefault, closed, typeIds }: ListedRecord) => ({
  id,
  name,
  ...(isDefault === undefined ? {} : { isDefault }),
  ...(closed === undefined ? {} : { closed }),
  ...(typeIds === undefined ? {} : { typeIds: [...typeIds] }),
});

/** The choices in ConnectWise: companies, boards with their statuses and types, priorities, sources. */
export function connectWiseListRoutes({
  clients,
  clock,
}: {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
  readonly clock: Clock;
}): FastifyPluginAsyncZod {
  const listsOf = connectWiseLists(clock);

  async function lists(): Promise<ConnectWiseLists> {
    const client = await clients.current();
    if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
    return listsOf(client);
  }

  return async (app) => {
    app.get(
      '/api/v1/connectwise/companies',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Companies in ConnectWise, by name',
          querystring: z.object({
            ...pageQuery,
            search: searchSchema.describe('Part of the name or identifier.'),
            status: kindName.describe('Only those of this status, by name.'),
            type: kindName.describe('Only those of this type, by name.'),
          }),
          response: { 200: pageSchema(companySchema), ...failures },
        },
      },
      async ({ query: { search, status, type, limit, cursor } }) => {
        const page = decodeCursor(cursor, cursorSchema)?.page ?? 1;
        const found =
          status === undefined && type === undefined
            ? await (await lists()).companies({ ...(search && { search }), page, pageSize: limit })
            : pageOf(
                filterCompanies(await (await lists()).allCompanies(), { search, status, type }),
                page,
                limit,
              );
        return {
          items: found.items.map(({ id, name, identifier = null, status = null, types = [] }) => ({
            id,
            name,
            identifier,
            status,
            types: [...types],
          })),
          nextCursor: found.more ? encodeCursor({ page: page + 1 }) : null,
        };
      },
    );

    app.get(
      '/api/v1/connectwise/company-kinds',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The statuses and types that companies in ConnectWise have',
          response: { 200: z.object({ statuses: kindsSchema, types: kindsSchema }), ...failures },
        },
      },
      async () => companyKinds(await (await lists()).allCompanies()),
    );

    app.get(
      '/api/v1/connectwise/members',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Active members who are people, by name',
          response: { 200: z.object({ items: z.array(memberSchema) }), ...failures },
        },
      },
      async () => {
        const members = await (await lists()).members();
        return { items: members.map(({ identifier, name }) => ({ identifier, name })) };
      },
    );

    for (const [path, summary, read] of simpleLists) {
      app.get(
        path,
        {
          config: { access: 'viewer' },
          schema: {
            tags: ['ConnectWise'],
            summary,
            ...(path.includes(':id') ? { params: idParams } : {}),
            querystring: z.object({ search: searchSchema }),
            response: { 200: z.object({ items: z.array(recordSchema) }), ...failures },
          },
        },
        async (request) => {
          const records = await read(await lists(), (request.params as { id?: number }).id ?? 0);
          const wanted = request.query.search?.trim().toLowerCase() ?? '';
          return { items: records.filter((one) => one.name.toLowerCase().includes(wanted)).map(view) };
        },
      );
    }
  };
}

type ReadList = (lists: ConnectWiseLists, boardId: number) => Promise<readonly ListedRecord[]>;

const simpleLists: readonly (readonly [path: string, summary: string, read: ReadList])[] = [
  ['/api/v1/connectwise/boards', 'Active service boards', (lists) => lists.boards()],
  [
    '/api/v1/connectwise/boards/:id/statuses',
    'Active statuses of a board',
    (lists, id) => lists.statuses(id),
  ],
  ['/api/v1/connectwise/boards/:id/types', 'Active types of a board', (lists, id) => lists.types(id)],
  [
    '/api/v1/connectwise/boards/:id/subtypes',
    'Active subtypes of a board',
    (lists, id) => lists.subtypes(id),
  ],
  ['/api/v1/connectwise/boards/:id/items', 'Active items of a board', (lists, id) => lists.items(id)],
  ['/api/v1/connectwise/boards/:id/teams', 'Teams of a board', (lists, id) => lists.teams(id)],
  ['/api/v1/connectwise/sources', 'Sources: how tickets arrived', (lists) => lists.sources()],
  ['/api/v1/connectwise/priorities', 'Priorities', (lists) => lists.priorities()],
];
