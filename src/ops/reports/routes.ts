import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { companyKeySchema } from '../../companies/company-view.ts';
import { companyKey, listCompanies } from '../../companies/store.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { type Columns, downloadResponse, sendDownload } from '../../platform/http/download.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type CompanyCounts, companyCountsSchema, countFor } from './company-counts.ts';
import { reportCsv } from './document/csv.ts';
import { reportHtml } from './document/html.ts';
import { dayOf, fileNameOf } from './document/words.ts';
import { loadBranding } from './load-branding.ts';
import { loadSummary } from './load-summary.ts';
import type { Period } from './period.ts';
import { askedPeriod, periodQuery } from './period-query.ts';
import { reportQuery, subjectOf } from './query.ts';
import { summarySchema } from './summary.ts';

interface ReportRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

const documentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-modals";

const invalid = {
  invalid: 'The period is not one: it says which part.',
  not_found: 'There is no such company.',
};
const onlyInvalid = { invalid: invalid.invalid };

/** Routes for company pages and customer reports: by period, in a time zone. */
export function reportRoutes({ db, clock }: ReportRoutesOptions): FastifyPluginAsyncZod {
  async function summaryOf(query: z.output<typeof reportQuery>, companies: CompanyScope) {
    const now = clock.now();
    const period = askedPeriod(query, now);
    return loadSummary(db, await subjectOf(db, query.companyId, companies), period, now);
  }

  return async (app) => {
    app.get(
      '/api/v1/reports/summary',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Reports'],
          summary: 'What happened at a company in a period, or at all companies together',
          querystring: reportQuery,
          response: { 200: summarySchema, ...problemResponses(invalid) },
        },
      },
      async ({ query, principal: { companies } }) => summaryOf(query, companies),
    );

    app.get(
      '/api/v1/reports/document',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Reports'],
          summary: 'The report to hand to a customer: HTML made for paper, or CSV',
          querystring: reportQuery.extend({
            format: z.enum(['html', 'csv']).default('html'),
            show: z.enum(['file', 'page']).default('file').describe('page: for a browser to show, of HTML.'),
          }),
          response: {
            200: {
              description: 'The report as a file.',
              content: { 'text/html': { schema: z.string() }, 'text/csv': { schema: z.string() } },
            },
            ...problemResponses(invalid),
          },
        },
      },
      async ({ query, principal: { companies } }, reply) => {
        const summary = await summaryOf(query, companies);
        const isHtml = query.format === 'html';
        const body = isHtml ? reportHtml(summary, await loadBranding(db)) : reportCsv(summary);
        const kept = isHtml && query.show === 'page' ? 'inline' : 'attachment';
        return (
          reply
            .type(isHtml ? 'text/html; charset=utf-8' : 'text/csv; charset=utf-8; header=present')
            .header('content-disposition', `${kept}; filename="${fileNameOf(summary)}.${query.format}"`)
            // It is served from Picket’s own address, so nothing in it may run.
            .header('content-security-policy', documentPolicy)
            .header('cache-control', 'no-store')
            .send(body)
        );
      },
    );

    app.get(
      '/api/v1/reports/companies',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Reports'],
          summary: 'The companies by name, each with its counts of a period',
          querystring: z.object({
            ...pageQuery,
            ...periodQuery,
            search: z.string().max(200).optional().describe('Part of the name, or the id at the source.'),
          }),
          response: { 200: pageSchema(companyCountsSchema), ...problemResponses(onlyInvalid) },
        },
      },
      async ({ query, principal: { companies } }) => {
        const { limit, cursor, search } = query;
        const period = askedPeriod(query, clock.now());
        const rows = await listCompanies(db, {
          search,
          companies,
          after: decodeCursor(cursor, companyKeySchema),
          limit: limit + 1,
        });
        const page = toPage(rows, limit, (row) => row, companyKey);
        return { ...page, items: await countFor(db, page.items, period, companies) };
      },
    );

    app.get(
      '/api/v1/reports/billing',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Reports'],
          summary: 'Download the counts of every company in a period, for bills',
          querystring: z.object({
            ...periodQuery,
            format: z.enum(['csv', 'json']).default('csv').describe('csv: for spreadsheets; json: an array.'),
          }),
          response: { 200: downloadResponse(companyCountsSchema), ...problemResponses(onlyInvalid) },
        },
      },
      ({ query, principal: { companies } }, reply) => {
        const period = askedPeriod(query, clock.now());
        sendDownload(reply, {
          format: query.format,
          name: `picket-billing-${dayOf(period.from.toISOString(), period.timeZone)}`,
          columns: billingColumns(period),
          batches: allCounts(db, companies, period),
        });
      },
    );
  };
}

/** The companies that one statement counts. */
const batchSize = 200;

async function* allCounts(db: Kysely<Schema>, companies: CompanyScope, period: Period) {
  let after: ReturnType<typeof companyKey> | undefined;
  for (;;) {
    const rows = await listCompanies(db, { companies, after, limit: batchSize });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield await countFor(db, rows, period, companies);
    if (rows.length < batchSize) return;
    after = companyKey(last);
  }
}

const billingColumns = ({ from, to, timeZone }: Period): Columns<CompanyCounts> => ({
  company: ({ companyName }) => companyName,
  companySourceId: ({ companyExternalId }) => companyExternalId,
  source: ({ sourceName }) => sourceName,
  connectwiseCompanyId: ({ connectwiseCompanyId }) => connectwiseCompanyId,
  connectwiseCompany: ({ connectwiseCompanyName }) => connectwiseCompanyName,
  from: () => from.toISOString(),
  to: () => to.toISOString(),
  timeZone: () => timeZone,
  devices: ({ devices }) => devices,
  users: ({ users }) => users,
  queries: ({ queries }) => queries,
  detections: ({ detections }) => detections,
  incidents: ({ incidents }) => incidents,
  tickets: ({ tickets }) => tickets,
});
