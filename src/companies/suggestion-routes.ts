import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import type { ConnectWiseClients } from '../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../connectwise/connection/connectwise-failure.ts';
import { connectWiseLists } from '../connectwise/connection/connectwise-lists.ts';
import { type CompanyFilter, filterCompanies } from '../connectwise/connection/filter-companies.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { decodeCursor, pageQuery, pageSchema, toPage } from '../platform/http/page.ts';
import { type ChangeDeps, releaseQuery } from '../platform/settings/change.ts';
import { problemSchema } from '../platform/settings/problem-schema.ts';
import { refuse } from '../platform/values/problem.ts';
import { companyKeySchema } from './company-view.ts';
import { connectwiseIdSchema } from './find-target.ts';
import { mapSeveral } from './map-several.ts';
import { type Candidate, companyMatcher, countNames, type Matcher } from './match.ts';
import { allCompanyNames, type CompanyRow, companyKey, listCompanies } from './store.ts';

/** The most mappings of one request: as many as a person reviews at once. */
const most = 200;
const mostMatchers = 4;

const kindName = z.string().trim().min(1).max(200).optional();

const idsSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/, 'must be ids separated by commas')
  .transform((text) => text.split(',').map(Number))
  .refine((ids) => ids.length <= most, `must be at most ${most} ids`);

const suggestionSchema = z
  .object({
    companyId: z.number(),
    name: z.string(),
    sourceName: z.string(),
    externalId: z.string().describe('The company’s id at the source.'),
    sameNameElsewhere: z
      .boolean()
      .describe('Another company of a source has the same name: show its id as well.'),
    heldIncidents: z.number().describe('Open incidents that are held.'),
    candidates: z
      .array(
        z.object({
          connectwiseCompanyId: z.number(),
          name: z.string(),
          identifier: z.string().nullable(),
          status: z.string().nullable(),
          types: z.array(z.string()),
          confidence: z
            .enum(['exact', 'normalised', 'similar'])
            .describe(
              'exact: the same name or identifier, unique in ConnectWise and in the sources, and active. normalised: the same except for legal form, punctuation, diacritics and spaces. similar: a person must check it.',
            ),
          doubt: z
            .enum(['several_in_connectwise', 'several_at_sources', 'not_active'])
            .nullable()
            .describe('Why a company with the same name is only similar.'),
          score: z.number().describe('0 to 1.'),
        }),
      )
      .describe('The best first; empty when none is similar.'),
  })
  .meta({ id: 'CompanySuggestion' });

const view = (row: CompanyRow, candidates: readonly Candidate<CompanyRecord>[]) => ({
  companyId: row.id,
  name: row.name,
  sourceName: row.source_name,
  externalId: row.external_id,
  sameNameElsewhere: row.same_name_elsewhere,
  heldIncidents: row.held_incidents,
  candidates: candidates.map(({ target, confidence, doubt, score }) => ({
    connectwiseCompanyId: target.id,
    name: target.name,
    identifier: target.identifier ?? null,
    status: target.status ?? null,
    types: [...(target.types ?? [])],
    confidence,
    doubt,
    score: Math.round(score * 1000) / 1000,
  })),
});

interface SuggestionRoutesOptions extends ChangeDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** Suggestions of ConnectWise companies, and accepting several of them at once. */
export function suggestionRoutes(deps: SuggestionRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, clients } = deps;
  const listsOf = connectWiseLists(clock);
  /** A prepared index is kept as long as the list from which it was built. */
  const matchers = new WeakMap<readonly CompanyRecord[], Map<string, Matcher<CompanyRecord>>>();

  async function connected(): Promise<ConnectWise> {
    const client = await clients.current();
    if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
    return client;
  }

  async function matcher(filter: Pick<CompanyFilter, 'status' | 'type'>): Promise<Matcher<CompanyRecord>> {
    const companies = await listsOf(await connected()).allCompanies();
    const known = matchers.get(companies) ?? new Map<string, Matcher<CompanyRecord>>();
    matchers.set(companies, known);
    const key = JSON.stringify([filter.status, filter.type]);
    const isFiltered = filter.status !== undefined || filter.type !== undefined;
    const found =
      known.get(key) ?? companyMatcher(isFiltered ? filterCompanies(companies, filter) : companies);
    // Each index takes megabytes, and a person compares few filters.
    if (known.size >= mostMatchers) known.clear();
    known.set(key, found);
    return found;
  }

  return async (app) => {
    app.get(
      '/api/v1/companies/suggestions',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Companies'],
          summary: 'Suggested ConnectWise companies for companies without a mapping',
          description:
            'The companies with the most held incidents first. This maps nothing: a person accepts the suggestions.',
          querystring: z.object({
            ...pageQuery,
            companyIds: idsSchema.optional().describe('Only these: ids separated by commas.'),
            status: kindName.describe('Suggest only ConnectWise companies of this status.'),
            type: kindName.describe('Suggest only ConnectWise companies of this type.'),
          }),
          response: { 200: pageSchema(suggestionSchema), ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ query: { limit, cursor, companyIds, status, type } }) => {
        const { candidates } = await matcher({ status, type });
        const names = countNames(await allCompanyNames(db));
        const rows = await listCompanies(db, {
          ids: companyIds,
          mapped: false,
          sort: 'waiting',
          after: decodeCursor(cursor, companyKeySchema),
          limit: limit + 1,
        });
        return toPage(rows, limit, (row) => view(row, candidates(row.name, names)), companyKey);
      },
    );

    app.post(
      '/api/v1/companies/mappings',
      {
        config: { access: 'admin' },
        bodyLimit: 256 * 1024,
        schema: {
          tags: ['Companies'],
          summary: 'Map several companies to ConnectWise companies',
          description:
            'Picket checks, saves and audits each one separately. A fault in one does not affect the others.',
          querystring: releaseQuery,
          body: z.object({
            mappings: z
              .array(
                z.object({
                  companyId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
                  connectwiseCompanyId: connectwiseIdSchema,
                }),
              )
              .min(1)
              .max(most),
          }),
          response: {
            200: z.object({
              results: z
                .array(
                  z.object({ companyId: z.number(), ok: z.boolean(), problem: problemSchema.optional() }),
                )
                .describe('In the order of the request.'),
            }),
            ...problemResponses({ conflict: connectWiseFailures.conflict }),
          },
        },
      },
      async ({ body, query: { release }, principal }) => ({
        results: await mapSeveral(deps, await connected(), body.mappings, principal, release),
      }),
    );
  };
}
