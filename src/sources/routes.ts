import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { countQuarantined, listQuarantined, quarantinedSchema } from '../ingest/quarantine-view.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../platform/http/page.ts';
import { refuse } from '../platform/values/problem.ts';
import { plainText } from '../platform/values/text.ts';
import { type ChangeDeps, changeSource, createSource, rotateSecret } from './change-source.ts';
import { deleteSource } from './delete-source.ts';
import { testKeyRoute } from './hyas/test-key-route.ts';
import { addedKinds } from './index.ts';
import type { PollingDeps } from './poll-due.ts';
import { pollRoute } from './poll-route.ts';
import { sourceProblems } from './problems.ts';
import { readAgain } from './read-again.ts';
import { type SourceView, sourceSchema, viewSource } from './source.ts';
import { getSource, listSources, type SourceRow } from './store.ts';
import { mappingRoutes } from './webhook/mapping/routes.ts';

export interface SourceRoutesOptions extends ChangeDeps, Omit<PollingDeps, keyof ChangeDeps> {
  /** Called when a source was created, changed or deleted, because it may have to be read. */
  readonly changed?: () => void;
}

const keySchema = z.object({ id: z.number().int().positive() });
const nameSchema = z.string().transform(plainText).pipe(z.string().min(1).max(100));
const configSchema = z
  .record(z.string(), z.unknown())
  .describe('Settings of its kind. Omitted settings keep their values or defaults.');
const apiKeySchema = z.string().max(5000).describe('HYAS: the API key. Picket never shows it again.');
const secretSchema = z.object({
  secret: z
    .string()
    .describe('The signing secret (Standard Webhooks): `whsec_…`. Picket does not show it again.'),
  bearerToken: z.string().describe('For senders that cannot sign. Picket does not show it again.'),
});
const unprocessable = { invalid: 'A setting is not valid; `errors` says which.' };

/** Sources: readable by every role, configured by administrators. */
export function sourceRoutes(deps: SourceRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, changed } = deps;

  const view = async (row: SourceRow): Promise<SourceView> =>
    viewSource(row, (await countQuarantined(db, [row.id])).get(row.id) ?? 0);

  const known = async (id: number): Promise<SourceRow> => {
    const row = await getSource(db, id);
    if (row === undefined) throw refuse('not_found', sourceProblems.notFound(id));
    return row;
  };

  return async (app) => {
    app.get(
      '/api/v1/sources',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Sources'],
          summary: 'All sources, oldest first',
          querystring: z.object(pageQuery),
          response: { 200: pageSchema(sourceSchema) },
        },
      },
      async ({ query }) => {
        const rows = await listSources(db, query.limit + 1, decodeCursor(query.cursor, keySchema)?.id);
        const counts = await countQuarantined(
          db,
          rows.map(({ id }) => id),
        );
        return toPage(
          rows,
          query.limit,
          (row) => viewSource(row, counts.get(row.id) ?? 0),
          ({ id }) => ({ id }),
        );
      },
    );

    app.post(
      '/api/v1/sources',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Create a source',
          body: z.object({
            kind: z.enum(addedKinds),
            name: nameSchema,
            config: configSchema.optional(),
            apiKey: apiKeySchema.optional(),
          }),
          response: {
            201: sourceSchema.extend(secretSchema.partial().shape),
            ...problemResponses({ conflict: 'The name is taken.', ...unprocessable }),
          },
        },
      },
      async ({ body, principal }, reply) => {
        const { row, shown } = await createSource(deps, body.kind, body.name, body, principal);
        changed?.();
        return reply.code(201).send({ ...(await view(row)), ...shown });
      },
    );

    app.get(
      '/api/v1/sources/:id',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Sources'],
          summary: 'One source',
          params: idParams,
          response: { 200: sourceSchema },
        },
      },
      async ({ params }) => view(await known(params.id)),
    );

    app.patch(
      '/api/v1/sources/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Change a source',
          description:
            'A changed address needs the API key again: Picket does not send a saved key to another address.',
          params: idParams,
          body: z.object({
            name: nameSchema.optional(),
            enabled: z.boolean().optional(),
            config: configSchema.optional(),
            apiKey: apiKeySchema.optional(),
          }),
          response: {
            200: sourceSchema,
            ...problemResponses({ conflict: 'The name is taken.', ...unprocessable }),
          },
        },
      },
      async ({ params, body, principal }) => {
        const row = await changeSource(deps, params.id, body, principal);
        changed?.();
        return view(row);
      },
    );

    app.delete(
      '/api/v1/sources/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Delete a source, its companies and their mappings',
          params: idParams,
          querystring: z.object({
            deleteDetections: z
              .enum(['true', 'false'])
              .default('false')
              .describe('true: also deletes its detections, incidents and Picket’s record of their tickets.'),
          }),
          response: {
            204: z.undefined().describe('It was deleted.'),
            ...problemResponses({ conflict: 'It has detections, or one of its tickets is being created.' }),
          },
        },
      },
      async ({ params, query, principal }, reply) => {
        const deleteDetections = query.deleteDetections === 'true';
        await deleteSource(db, params.id, { deleteDetections }, { at: clock.now(), principal });
        changed?.();
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/v1/sources/:id/rotate-secret',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Give a webhook a new secret and bearer token',
          description: 'The old ones stay valid for 24 hours, so that you can change the senders.',
          params: idParams,
          body: z
            .object({
              revokeOld: z.boolean().default(false).describe('The old ones leaked: they end immediately.'),
            })
            .nullish(),
          response: { 200: secretSchema, ...problemResponses({ invalid: 'It is not a webhook.' }) },
        },
      },
      async ({ params, body, principal }) =>
        rotateSecret(deps, params.id, { revokeOld: body?.revokeOld ?? false }, principal),
    );

    app.get(
      '/api/v1/sources/:id/quarantine',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Sources'],
          summary: 'Quarantined rows of a source, newest first',
          params: idParams,
          querystring: z.object(pageQuery),
          response: { 200: pageSchema(quarantinedSchema) },
        },
      },
      async ({ params, query }) => {
        const { id } = await known(params.id);
        const before = decodeCursor(query.cursor, keySchema)?.id;
        const rows = await listQuarantined(db, id, query.limit + 1, before);
        return toPage(
          rows,
          query.limit,
          (row) => row,
          (row) => ({ id: row.id }),
        );
      },
    );

    app.post(
      '/api/v1/sources/:id/quarantine/read-again',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Read the quarantine of a webhook again, with its present settings',
          description: 'At most 1000 rows at a time, oldest first. Rows that still cannot be read stay.',
          params: idParams,
          response: {
            200: z.object({
              accepted: z.number(),
              duplicates: z.number(),
              ignored: z.number().describe('Rows that the field mapping now ignores.'),
              left: z.number().describe('Rows that still cannot be read.'),
            }),
            ...problemResponses({ invalid: 'It is not a webhook.' }),
          },
        },
      },
      async ({ params }) => {
        const counts = await readAgain(db, params.id, clock.now());
        changed?.();
        return { ...counts };
      },
    );

    await app.register(mappingRoutes(deps));
    await app.register(pollRoute(deps));
    await app.register(testKeyRoute(deps));
  };
}
