import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sees } from '../../platform/database/company-scope.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import { refuse } from '../../platform/values/problem.ts';
import { deleteLog, type QueryLogDeps, startLog, stopLog } from './change-log.ts';
import { queryLogProblems } from './problems.ts';
import { findLog, type LoggedRow, type LogRow, listQueries, mostQueries } from './store.ts';

const logSchema = z
  .object({
    isOn: z.boolean(),
    startedAt: z.iso.datetime(),
    startedBy: z.string(),
    endsAt: z.iso.datetime().describe('When it ends, or ended.'),
    stored: z.number().describe('Queries since it started. Each is deleted after 7 days.'),
    lost: z.number().describe('Queries that were not stored: too many at once, or the database was away.'),
    mostStored: z.number().describe('With so many it ends.'),
  })
  .meta({ id: 'DnsQueryLog' });

const querySchema = z
  .object({
    id: z.number(),
    at: z.iso.datetime(),
    client: z.string().nullable().describe('null: addresses of clients are hidden.'),
    device: z.string().nullable(),
    name: z.string(),
    type: z.string(),
    answer: z.string().nullable().describe('`NOERROR`, `NXDOMAIN`; null: there was no answer.'),
    isBlocked: z.boolean(),
    ms: z.number().describe('How long the answer took.'),
  })
  .meta({ id: 'DnsLoggedQuery' });

const viewLog = (row: LogRow, now: Date): z.infer<typeof logSchema> => ({
  isOn: row.ends_at > now,
  startedAt: row.started_at.toISOString(),
  startedBy: row.started_by,
  endsAt: row.ends_at.toISOString(),
  stored: row.stored,
  lost: row.lost,
  mostStored: mostQueries,
});

const viewQuery = ({ company_id: _, at, is_blocked: isBlocked, ...row }: LoggedRow) => ({
  ...row,
  at: at.toISOString(),
  isBlocked,
});

const path = '/api/v1/dns/companies/:id/query-log';
const tags = ['Protective DNS'];
const keySchema = z.object({ id: z.number().int().positive() });

/** The log of all queries of one company, for a limited time. */
export function queryLogRoutes(deps: QueryLogDeps): FastifyPluginAsyncZod {
  async function one(companyId: number): Promise<z.infer<typeof logSchema>> {
    const row = await findLog(deps.db, companyId);
    if (row === undefined) throw refuse('not_found', queryLogProblems.none(companyId));
    return viewLog(row, deps.clock.now());
  }

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags,
          summary: 'Whether all queries of a company are logged, and until when',
          params: idParams,
          response: { 200: logSchema.nullable().describe('null: there is no log.') },
        },
      },
      async ({ params, principal }) => {
        const row = sees(principal.companies, params.id) ? await findLog(deps.db, params.id) : undefined;
        return row === undefined ? null : viewLog(row, deps.clock.now());
      },
    );

    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Log all queries of a company for some hours',
          description:
            'Without it, only what is blocked or watched is recorded. The previous log of the company is deleted.',
          params: idParams,
          body: z.object({ hours: z.number().int().min(1).max(24) }),
          response: { 201: logSchema },
        },
      },
      async ({ params, body, principal }, reply) => {
        await startLog(deps, params.id, body.hours, principal);
        return reply.code(201).send(await one(params.id));
      },
    );

    app.post(
      `${path}/stop`,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'End the log of a company now; its queries stay',
          params: idParams,
          response: { 200: logSchema },
        },
      },
      async ({ params, principal }) => {
        await stopLog(deps, params.id, principal);
        return one(params.id);
      },
    );

    app.delete(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags,
          summary: 'Delete the log of a company with its queries',
          params: idParams,
          response: { 204: z.undefined().describe('It is deleted.') },
        },
      },
      async ({ params, principal }, reply) => {
        await deleteLog(deps, params.id, principal);
        return reply.code(204).send();
      },
    );

    app.get(
      `${path}/queries`,
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags,
          summary: 'The logged queries of a company, the newest first',
          params: idParams,
          querystring: z.object({
            ...pageQuery,
            search: z.string().max(253).optional().describe('A part of the name.'),
          }),
          response: { 200: pageSchema(querySchema) },
        },
      },
      async ({ params, query: { limit, cursor, search }, principal }) => {
        const beforeId = decodeCursor(cursor, keySchema)?.id;
        const filter = { companyId: params.id, search, beforeId, limit: limit + 1 };
        const rows = sees(principal.companies, params.id) ? await listQueries(deps.db, filter) : [];
        return toPage(rows, limit, viewQuery, ({ id }) => ({ id }));
      },
    );
  };
}
