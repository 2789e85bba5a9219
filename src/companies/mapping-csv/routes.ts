import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../../connectwise/connection/connectwise-failure.ts';
import { connectWiseLists } from '../../connectwise/connection/connectwise-lists.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { type Columns, downloadQuery, downloadResponse, sendDownload } from '../../platform/http/download.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { type CompanyRow, companyKey, listCompanies } from '../store.ts';
import { checkMappings } from './check-mappings.ts';
import { readMappings } from './read-mappings.ts';

const mostBytes = 2 * 1024 * 1024;

const targetSchema = z.object({ connectwiseCompanyId: z.number(), name: z.string() });

const lineSchema = z.object({
  line: z.number().int(),
  companyId: z.number().nullable(),
  company: z.string(),
  change: z
    .enum(['map', 'change', 'same', 'none', 'error'])
    .describe('none: the line names no ConnectWise company, and changes nothing.'),
  before: targetSchema.nullable(),
  after: targetSchema.extend({ status: z.string().nullable(), types: z.array(z.string()) }).nullable(),
  problem: problemSchema.nullable(),
});

const exportedSchema = z
  .object({
    source: z.string(),
    companySourceId: z.string(),
    company: z.string(),
    connectwiseCompanyId: z.number().nullable(),
    connectwiseIdentifier: z.string().nullable(),
    connectwiseCompany: z.string().nullable(),
  })
  .meta({ id: 'ExportedMapping' });

type Exported = z.infer<typeof exportedSchema>;

const columns: Columns<Exported> = {
  source: ({ source }) => source,
  companySourceId: ({ companySourceId }) => companySourceId,
  company: ({ company }) => company,
  connectwiseCompanyId: ({ connectwiseCompanyId }) => connectwiseCompanyId,
  connectwiseIdentifier: ({ connectwiseIdentifier }) => connectwiseIdentifier,
  connectwiseCompany: ({ connectwiseCompany }) => connectwiseCompany,
};

const exported = (row: CompanyRow): Exported => ({
  source: row.source_name,
  companySourceId: row.external_id,
  company: row.name,
  connectwiseCompanyId: row.connectwise_company_id,
  connectwiseIdentifier: row.connectwise_company_identifier,
  connectwiseCompany: row.connectwise_company_name,
});

interface MappingCsvOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** Mappings as a CSV file, to edit in a spreadsheet. A preview shows what the import would change. */
export function mappingCsvRoutes({ db, clock, clients }: MappingCsvOptions): FastifyPluginAsyncZod {
  const listsOf = connectWiseLists(clock);
  return async (app) => {
    app.get(
      '/api/v1/companies/mappings/export',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Companies'],
          summary: 'Download all companies with their mappings',
          querystring: z.object(downloadQuery),
          response: { 200: downloadResponse(exportedSchema) },
        },
      },
      ({ query: { format } }, reply) => {
        sendDownload(reply, {
          format,
          name: `picket-mappings-${clock.now().toISOString().slice(0, 10)}`,
          columns,
          batches: allCompanies(db),
        });
      },
    );

    app.post(
      '/api/v1/companies/mappings/check',
      {
        config: { access: 'admin' },
        bodyLimit: mostBytes,
        schema: {
          tags: ['Companies'],
          summary: 'Show what a file of mappings would change',
          description:
            'Changes nothing. To apply it, send the lines with the change `map` or `change` to `POST /companies/mappings`.',
          body: z.object({
            csv: z.string().min(1).describe('As it was downloaded, also with semicolons or tabs.'),
          }),
          response: {
            200: z.object({ lines: z.array(lineSchema) }),
            ...problemResponses(connectWiseFailures),
          },
        },
      },
      async ({ body: { csv } }) => {
        const lines = readMappings(csv);
        if ('code' in lines) throw refuse('invalid', lines);
        const client = await clients.current();
        if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
        return { lines: await checkMappings(db, lines, await listsOf(client).allCompanies()) };
      },
    );
  };
}

const batchSize = 500;

async function* allCompanies(db: Kysely<Schema>) {
  let after: ReturnType<typeof companyKey> | undefined;
  for (;;) {
    const rows = await listCompanies(db, { after, limit: batchSize });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(exported);
    if (rows.length < batchSize) return;
    after = companyKey(last);
  }
}
