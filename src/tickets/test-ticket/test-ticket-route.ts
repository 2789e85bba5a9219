import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { connectwiseIdSchema, findTarget } from '../../companies/find-target.ts';
import { companyProblems } from '../../companies/problems.ts';
import { listCompanies } from '../../companies/store.ts';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import { missingChoices, ticketService } from '../../connectwise/services/ticket-service.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { readSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import { openTestTicket, type TestTicketDeps, type WantedTest } from './test-ticket.ts';
import type { TestTicketRow } from './test-ticket-store.ts';

const bodySchema = z
  .object({
    companyId: z
      .number()
      .int()
      .positive()
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('A company of a source: the ticket is for the one that it is mapped to.'),
    connectwiseCompanyId: connectwiseIdSchema.optional().describe('Or a company in ConnectWise.'),
    requestId: z
      .string()
      .regex(/^[\w-]{8,64}$/, 'is 8 to 64 letters, digits, hyphens or underscores')
      .optional()
      .describe('Made up by the caller, one a click: the same again gives what became of the first.'),
  })
  .refine(
    ({ companyId, connectwiseCompanyId }) =>
      (companyId === undefined) !== (connectwiseCompanyId === undefined),
    'names either companyId or connectwiseCompanyId',
  );

const testTicketSchema = z.object({
  requestId: z.string(),
  outcome: z
    .enum(['created', 'refused', 'unknown'])
    .describe(
      'unknown: the answer was lost, and the ticket is not found yet; the same request again only looks.',
    ),
  connectwiseId: z.number().nullable(),
  url: z.string().nullable().describe('The ticket in ConnectWise.'),
  boardName: z.string(),
  reference: z.string().describe('In its External XRef.'),
  problem: problemSchema.nullable(),
});

const view = (row: TestTicketRow): z.infer<typeof testTicketSchema> => ({
  requestId: row.request_id,
  outcome: row.outcome === 'sending' ? 'unknown' : row.outcome,
  connectwiseId: row.connectwise_id,
  url: row.url,
  boardName: row.board_name,
  reference: row.reference,
  problem: row.problem,
});

interface TestTicketRouteOptions extends TestTicketDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** A test ticket, before the ticket service is enabled. */
export function testTicketRoute(deps: TestTicketRouteOptions): FastifyPluginAsyncZod {
  const { db, clients } = deps;
  /**
   * Requests under way, so that a double click waits for the first instead of searching for what is being sent.
   */
  const underway = new Map<string, Promise<TestTicketRow>>();

  async function choices(): Promise<WantedTest['choices']> {
    const service = await readSetting(db, ticketService);
    const { board, status, type, priority } = service;
    if (board === null || status === null || type === null || priority === null) {
      throw refuse('invalid', problems.serviceIncomplete(missingChoices(service)));
    }
    return { board, status, type, priority };
  }

  async function mappedTo(companyId: number): Promise<number> {
    const [company] = await listCompanies(db, { ids: [companyId], limit: 1 });
    if (company === undefined) throw refuse('not_found', companyProblems.notFound(companyId));
    if (company.connectwise_company_id === null) {
      throw refuse('invalid', problems.companyNotMapped(company.name));
    }
    return company.connectwise_company_id;
  }

  return async (app) => {
    app.post(
      '/api/v1/connectwise/test-ticket',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Open one test ticket in ConnectWise',
          description:
            'With the saved board, status, type and priority, whether or not the ticket service is enabled. It says that it is a test and who asked, and is no incident’s.',
          body: bodySchema,
          response: {
            200: testTicketSchema,
            ...problemResponses({ ...connectWiseFailures, 404: 'There is no such company.' }),
          },
        },
      },
      async ({ body, principal }) => {
        const requestId = body.requestId ?? randomUUID();
        const first = underway.get(requestId);
        if (first !== undefined) return view(await first);
        const opening = (async () => {
          const client = await clients.current();
          if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
          const chosen = await choices();
          const id = body.connectwiseCompanyId ?? (await mappedTo(body.companyId ?? 0));
          const { name } = await findTarget(client, id);
          return openTestTicket(
            deps,
            client,
            { requestId, company: { id, name }, choices: chosen },
            principal,
          );
        })();
        underway.set(requestId, opening);
        try {
          return view(await opening);
        } finally {
          underway.delete(requestId);
        }
      },
    );
  };
}
