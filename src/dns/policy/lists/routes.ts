import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import {
  decodeCursor,
  idParams,
  idSchema,
  pageQuery,
  pageSchema,
  toPage,
} from '../../../platform/http/page.ts';
import { timeSchema } from '../../../platform/http/time-schema.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { plainText } from '../../../platform/values/text.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { addEntries, changeList, createList, deleteList, removeEntry, restoreEntry } from './change-lists.ts';
import { entryComplaints } from './list-entry.ts';
import { parseEntries } from './parse-entries.ts';
import { listProblems } from './problems.ts';
import { type EntryRow, existingEntries, type ListRow, listEntries, listLists } from './store.ts';

const nameSchema = z.string().transform(plainText).pipe(z.string().min(1).max(100));
const categorySchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be the id of a category');

const listSchema = z
  .object({
    id: z.number(),
    companyId: z.number().nullable().describe('null: of the MSP, for all companies.'),
    companyName: z.string().nullable(),
    name: z.string(),
    kind: z.enum(['block', 'allow', 'watch']),
    category: z.string(),
    locked: z.boolean().describe('No company can weaken it.'),
    entries: z.number().describe('That are in force.'),
    addedAt: z.iso.datetime(),
    addedBy: z.string(),
  })
  .meta({ id: 'DnsList' });

const entrySchema = z
  .object({
    id: z.number(),
    listId: z.number(),
    value: z.string().describe('A name, or an address or network of answers.'),
    reach: z
      .enum(['exact', 'with_below', 'only_below', 'address'])
      .describe('The name alone, with all names below it, or only these; or an address in answers.'),
    endsAt: z.iso.datetime().nullable(),
    overridesGuard: z.boolean(),
    why: z.string(),
    addedAt: z.iso.datetime(),
    addedBy: z.string(),
    removedAt: z.iso.datetime().nullable(),
    removedBy: z.string().nullable(),
  })
  .meta({ id: 'DnsEntry' });

const addedSchema = z.object({
  added: z
    .array(z.object({ value: z.string(), reach: entrySchema.shape.reach }))
    .describe('At most the first 1,000.'),
  addedCount: z.number(),
  duplicates: z.number().describe('On the list already, or twice in the text.'),
  ignored: z
    .array(z.object({ line: z.number(), text: z.string(), reason: z.string() }))
    .describe('Lines that are no entry, with the reason. At most the first 1,000.'),
  ignoredCount: z.number(),
});

const viewList = (row: ListRow): z.infer<typeof listSchema> => ({
  id: row.id,
  companyId: row.company_id,
  companyName: row.company_name,
  name: row.name,
  kind: row.kind,
  category: row.category,
  locked: row.locked,
  entries: row.entries,
  addedAt: row.added_at.toISOString(),
  addedBy: row.added_by,
});

const viewEntry = (row: EntryRow): z.infer<typeof entrySchema> => ({
  id: row.id,
  listId: row.list_id,
  value: row.value,
  reach: row.reach,
  endsAt: row.ends_at?.toISOString() ?? null,
  overridesGuard: row.overrides_guard,
  why: row.why,
  addedAt: row.added_at.toISOString(),
  addedBy: row.added_by,
  removedAt: row.removed_at?.toISOString() ?? null,
  removedBy: row.removed_by,
});

const keySchema = z.object({ id: z.number().int().positive() });
const path = '/api/v1/dns/lists';
const tags = ['Protective DNS'];
const shown = 1000;
/** Space for 100,000 names, pasted or uploaded. */
const largestText = 8 * 1024 * 1024;

/** Lists that people maintain by hand: names that the resolver blocks, allows or only records. */
export function dnsListRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  const { db } = deps;

  async function one(id: number): Promise<z.infer<typeof listSchema>> {
    const [row] = await listLists(db, { id });
    if (row === undefined) throw refuse('not_found', listProblems.notFound(id));
    return viewList(row);
  }

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Hand-made lists of the MSP and of companies, the oldest first',
          querystring: z.object({
            ...pageQuery,
            companyId: idSchema.optional().describe('Only lists of this company. Omitted: all lists.'),
          }),
          response: { 200: pageSchema(listSchema) },
        },
      },
      async ({ query: { limit, cursor, companyId } }) => {
        const afterId = decodeCursor(cursor, keySchema)?.id;
        const rows = await listLists(db, { companyId, afterId, limit: limit + 1 });
        return toPage(rows, limit, viewList, ({ id }) => ({ id }));
      },
    );

    app.get(
      `${path}/:id`,
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'A list', params: idParams, response: { 200: listSchema } },
      },
      ({ params }) => one(params.id),
    );

    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Add a list',
          body: z.object({
            companyId: z.number().int().positive().nullable().default(null).describe('null: of the MSP.'),
            name: nameSchema,
            kind: listSchema.shape.kind,
            category: categorySchema.describe('Shown in tickets as the block reason.'),
            locked: z.boolean().default(false),
          }),
          response: {
            201: listSchema,
            ...problemResponses({
              conflict: 'The name is taken.',
              invalid: 'Only lists of the MSP can be locked.',
            }),
          },
        },
      },
      async ({ body, principal }, reply) =>
        reply.code(201).send(await one(await createList(deps, body, principal))),
    );

    app.patch(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Change a list',
          params: idParams,
          body: z.object({
            name: nameSchema.optional(),
            category: categorySchema.optional(),
            locked: z.boolean().optional(),
          }),
          response: {
            200: listSchema,
            ...problemResponses({
              conflict: 'The name is taken.',
              invalid: 'Only lists of the MSP can be locked.',
            }),
          },
        },
      },
      async ({ params, body, principal }) => {
        await changeList(deps, params.id, body, principal);
        return one(params.id);
      },
    );

    app.delete(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Delete a list with its entries',
          params: idParams,
          response: { 204: z.undefined().describe('It is deleted.') },
        },
      },
      async ({ params, principal }, reply) => {
        await deleteList(deps, params.id, principal);
        return reply.code(204).send();
      },
    );

    app.get(
      `${path}/:id/entries`,
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'The entries of a list, the newest first',
          params: idParams,
          querystring: z.object({
            ...pageQuery,
            search: z.string().max(253).optional().describe('A part of the name or address.'),
            state: z.enum(['active', 'removed']).default('active'),
          }),
          response: { 200: pageSchema(entrySchema) },
        },
      },
      async ({ params, query: { limit, cursor, search, state } }) => {
        const { id: listId } = await one(params.id);
        const beforeId = decodeCursor(cursor, keySchema)?.id;
        const removed = state === 'removed';
        const rows = await listEntries(db, { listId, search, removed, beforeId, limit: limit + 1 });
        return toPage(rows, limit, viewEntry, ({ id }) => ({ id }));
      },
    );

    app.post(
      `${path}/:id/entries`,
      {
        config: { access: 'analyst' },
        bodyLimit: largestText,
        schema: {
          tags,
          summary: 'Add entries to a list, or show what would be added',
          params: idParams,
          body: z.object({
            text: z
              .string()
              .describe(
                'One entry a line: `bad.example` (with all names below), `=bad.example` (that name alone), `*.bad.example` (only below), an address or a network. `bad[.]example` and URLs are understood.',
              ),
            why: z.string().transform(plainText).pipe(z.string().min(1).max(500)),
            endsAt: timeSchema.nullable().default(null).describe('null: no end.'),
            overridesGuard: z
              .boolean()
              .default(false)
              .describe('Confirms that names on the guard list are meant.'),
            wholeSuffix: z
              .boolean()
              .default(false)
              .describe('Confirms that top-level domains and public suffixes are meant.'),
            preview: z.boolean().default(false).describe('Adds nothing.'),
          }),
          response: {
            200: addedSchema,
            ...problemResponses({ invalid: 'The end is in the past, or the list would be too long.' }),
          },
        },
      },
      async ({ params, body, principal }) => {
        const { id } = await one(params.id);
        const read = parseEntries(body.text, {
          existing: await existingEntries(db, id),
          wholeSuffixes: body.wholeSuffix,
        });
        if (!read.ok) throw refuse('invalid', read.problem);
        const { names, addresses } = read.value.added;
        const entries = [
          ...names.map(({ name: value, reach }) => ({ value, reach })),
          ...addresses.map(({ address: value }) => ({ value, reach: 'address' as const })),
        ];
        const { why, overridesGuard } = body;
        const endsAt = body.endsAt === null ? null : new Date(body.endsAt);
        const addedCount =
          body.preview || entries.length === 0
            ? entries.length
            : await addEntries(deps, id, { entries, why, endsAt, overridesGuard }, principal);
        const { duplicates, ignored } = read.value;
        return {
          added: entries.slice(0, shown),
          addedCount,
          duplicates: duplicates.length + entries.length - addedCount,
          ignored: ignored
            .slice(0, shown)
            .map(({ reason, ...line }) => ({ ...line, reason: entryComplaints[reason] })),
          ignoredCount: ignored.length,
        };
      },
    );

    app.post(
      '/api/v1/dns/entries/:id/remove',
      {
        config: { access: 'analyst' },
        schema: {
          tags,
          summary: 'Take an entry off its list',
          description: 'It stays in the history, and can be restored.',
          params: idParams,
          response: { 200: entrySchema },
        },
      },
      async ({ params, principal }) => viewEntry(await removeEntry(deps, params.id, principal)),
    );

    app.post(
      '/api/v1/dns/entries/:id/restore',
      {
        config: { access: 'analyst' },
        schema: {
          tags,
          summary: 'Put a removed entry back on its list',
          params: idParams,
          response: {
            200: entrySchema,
            ...problemResponses({ conflict: 'The list has this entry again already.' }),
          },
        },
      },
      async ({ params, principal }) => viewEntry(await restoreEntry(deps, params.id, principal)),
    );
  };
}
