import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { companyProblems } from '../../companies/problems.ts';
import { allowEntrySchema, allowStates, loadCopies, viewEntry } from '../../dns/policy/allow-view.ts';
import { retryCopies } from '../../dns/policy/copies.ts';
import { policyProblems } from '../../dns/policy/problems.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, idParams, idSchema, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { timeSchema } from '../../platform/http/time-schema.ts';
import { type ChangeDeps, releaseQuery } from '../../platform/settings/change.ts';
import { refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import { addEntry, undoEntry } from './change-entries.ts';

const text = (longest: number) => z.string().transform(plainText).pipe(z.string().min(1).max(longest));

const entryBody = z.object({
  companyId: z.number().int().positive().nullable().describe('null: for all companies.'),
  domain: text(2048).describe(
    'bad.example, bad[.]example or a URL that contains it. All names below it are also allowed.',
  ),
  why: text(500),
  expiresAt: timeSchema.nullable().default(null).describe('The end; null for no end.'),
  incidentId: z
    .number()
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('The incident for which the domain is allowed.'),
  wholeSuffix: z
    .boolean()
    .default(false)
    .describe('Confirms a domain that many customers of a hosting provider share.'),
});

const keySchema = z.object({ id: z.number().int().positive() });

/** The allow list: the domains that open no tickets, for which companies, why and until when. */
export function allowListRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock, changed } = deps;
  const entries = () =>
    db
      .selectFrom('allow_entry')
      .leftJoin('company', 'company.id', 'allow_entry.company_id')
      .selectAll('allow_entry')
      .select('company.name as company_name');

  async function one(id: number) {
    const row = await entries().where('allow_entry.id', '=', id).executeTakeFirst();
    if (row === undefined) throw refuse('not_found', policyProblems.noSuchEntry(id));
    return viewEntry(row, (await loadCopies(db, [id]))(id), clock.now());
  }

  return async (app) => {
    app.get(
      '/api/v1/allow-list',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Allow list'],
          summary: 'Domains that open no tickets, the newest entry first',
          querystring: z.object({
            ...pageQuery,
            state: z.enum(allowStates).optional().describe('`over`: undone or expired.'),
            companyId: idSchema.optional().describe('Entries of this company and of all companies.'),
            search: z
              .string()
              .trim()
              .toLowerCase()
              .min(1)
              .max(253)
              .optional()
              .describe('Part of the domain.'),
          }),
          response: { 200: pageSchema(allowEntrySchema) },
        },
      },
      async ({ query: { limit, cursor, state, companyId, search } }) => {
        const now = clock.now();
        const after = decodeCursor(cursor, keySchema);
        const active = sql<SqlBool>`(undone_at is null and (expires_at is null or expires_at > ${now}))`;
        const rows = await entries()
          .orderBy('allow_entry.id', 'desc')
          .limit(limit + 1)
          .$if(after !== undefined, (found) => found.where('allow_entry.id', '<', after?.id ?? 0))
          .$if(state !== undefined, (found) =>
            found.where(state === 'active' ? active : sql<SqlBool>`not ${active}`),
          )
          .$if(companyId !== undefined, (found) =>
            found.where((is) => is.or([is('company_id', 'is', null), is('company_id', '=', companyId ?? 0)])),
          )
          .$if(search !== undefined, (found) =>
            found.where(sql<SqlBool>`position(${search ?? ''} in domain) > 0`),
          )
          .execute();
        const copiesOf = await loadCopies(
          db,
          rows.map(({ id }) => id),
        );
        return toPage(
          rows,
          limit,
          (row) => viewEntry(row, copiesOf(row.id), now),
          ({ id }) => ({ id }),
        );
      },
    );

    app.post(
      '/api/v1/allow-list',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Allow list'],
          summary: 'Allow a domain for one company or for all',
          description: 'An incident opens no ticket when all its domains are allowed. Existing tickets stay.',
          querystring: releaseQuery,
          body: entryBody,
          response: {
            201: allowEntrySchema,
            ...problemResponses({
              not_found: 'There is no such company or incident.',
              conflict: 'It is already allowed for this scope.',
              invalid: 'The domain cannot be allowed, or the end is in the past. `hint` says what to fix.',
            }),
          },
        },
      },
      async ({ body, query: { release }, principal }, reply) => {
        const { companyId, incidentId, why, wholeSuffix } = body;
        const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
        const entry = {
          companyId,
          domain: body.domain,
          wholeSuffix,
          why,
          expiresAt,
          incidentId,
          ticket: null,
        };
        const by = { name: principal.name, actor: actorOf(principal), release };
        await demandSubjects(db, entry);
        const id = await addEntry(deps, entry, by);
        return reply.status(201).send(await one(id));
      },
    );

    app.post(
      '/api/v1/allow-list/:id/undo',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Allow list'],
          summary: 'Undo an entry, and decide the open incidents that it skipped again',
          params: idParams,
          querystring: releaseQuery,
          response: { 200: allowEntrySchema, ...problemResponses({ conflict: 'It has already ended.' }) },
        },
      },
      async ({ params: { id }, query: { release }, principal }) => {
        await undoEntry(deps, id, { name: principal.name, actor: actorOf(principal), release });
        return one(id);
      },
    );

    app.post(
      '/api/v1/allow-list/:id/retry',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Allow list'],
          summary: 'Retry changes that failed at the protective DNS',
          params: idParams,
          response: { 200: allowEntrySchema },
        },
      },
      async ({ params: { id } }) => {
        await one(id);
        await retryCopies(db, id, clock.now());
        changed();
        return one(id);
      },
    );
  };
}

async function demandSubjects(
  tx: Kysely<Schema>,
  { companyId, incidentId }: { companyId: number | null; incidentId: number | null },
): Promise<void> {
  if (companyId !== null) {
    const company = await tx
      .selectFrom('company')
      .select('id')
      .where('id', '=', companyId)
      .executeTakeFirst();
    if (company === undefined) throw refuse('not_found', companyProblems.notFound(companyId));
  }
  if (incidentId === null) return;
  const incident = await tx
    .selectFrom('incident')
    .select('id')
    .where('id', '=', incidentId)
    .executeTakeFirst();
  if (incident === undefined) throw refuse('not_found', incidentProblems.notFound(incidentId));
}
