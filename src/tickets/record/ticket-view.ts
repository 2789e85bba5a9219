import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Named, namedCompany, viewNamed } from '../../detections/named-company.ts';
import { type IncidentKind, incidentKinds } from '../../incidents/incident.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { describeLife } from './describe-life.ts';
import type { TicketRow } from './store.ts';

export const ticketStates = [
  'queued',
  'sending',
  'unknown',
  'created',
  'refused',
  'needs_person',
  'withdrawn',
] as const satisfies readonly TicketRow['state'][];

export const ticketSchema = z
  .object({
    id: z.number(),
    incidentId: z.number(),
    incidentKind: z.enum(incidentKinds),
    ...namedCompany,
    registrableDomain: z.string().nullable(),
    reference: z.string().describe('External XRef of the ticket in ConnectWise.'),
    state: z.enum(ticketStates),
    connectwiseId: z.number().nullable(),
    url: z.string().nullable().describe('The ticket in ConnectWise.'),
    problem: problemSchema.nullable(),
    connectwise: z
      .object({
        words: z.string().nullable().describe('How it is there, in words.'),
        life: z.enum(['open', 'closed', 'deleted']).nullable().describe('A merged ticket has its parent’s.'),
        statusName: z.string().nullable(),
        boardName: z.string().nullable(),
        companyName: z.string().nullable().describe('The company it is of now; a person may have moved it.'),
        closedAt: z.iso.datetime().nullable(),
        mergedInto: z.number().nullable().describe('The ticket that a person merged it into.'),
        missingSince: z.iso
          .datetime()
          .nullable()
          .describe('Not found since; it takes two looks to believe it.'),
        readProblem: problemSchema
          .nullable()
          .describe('Why ConnectWise does not give it; null when the last reading went well.'),
        readProblemSince: z.iso.datetime().nullable(),
        readAt: z.iso.datetime().nullable().describe('When it was last read.'),
        elsewhere: z
          .string()
          .nullable()
          .describe(
            'The Company ID of the ConnectWise that has it, where the connection leads to another one.',
          ),
      })
      .describe('What ConnectWise says of it after it was created; nulls before it was read.'),
    routing: z
      .object({ ruleId: z.number(), rule: z.string(), problem: problemSchema.nullable() })
      .nullable()
      .describe('The routing rule that took it when it was sent; `problem` where it could not be followed.'),
    queuedAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime().nullable(),
    nextAttemptAt: z.iso.datetime().nullable().describe('When Picket takes it up again by itself.'),
  })
  .meta({ id: 'Ticket' });

export const ticketDetailsSchema = ticketSchema
  .extend({
    content: z.record(z.string(), z.unknown()).nullable().describe('What was sent last.'),
    attempts: z
      .array(
        z.object({
          kind: z.enum(['create', 'search']),
          outcome: z.string(),
          status: z.number().nullable().describe('The HTTP status that ConnectWise answered.'),
          requestId: z.string().nullable().describe('By which ConnectWise’s support finds the request.'),
          problem: problemSchema.nullable(),
          startedAt: z.iso.datetime(),
          finishedAt: z.iso.datetime().nullable(),
        }),
      )
      .describe('What was asked of ConnectWise for it, oldest first.'),
  })
  .meta({ id: 'TicketDetails' });

export type TicketViewRow = Named<
  TicketRow & {
    readonly company_id: number;
    readonly company_name: string;
    readonly company_external_id: string;
    readonly incident_kind: IncidentKind;
    readonly registrable_domain: string | null;
  }
>;

export const viewTicket = (row: TicketViewRow): z.infer<typeof ticketSchema> => ({
  id: row.id,
  incidentId: row.incident_id,
  incidentKind: row.incident_kind,
  ...viewNamed(row),
  registrableDomain: row.registrable_domain,
  reference: row.reference,
  state: row.state,
  connectwiseId: row.connectwise_id,
  url: row.url,
  problem: row.problem,
  connectwise: {
    words: describeLife(row),
    life: row.life,
    statusName: row.status_name,
    boardName: row.board_name,
    companyName: row.connectwise_company_name,
    closedAt: row.closed_at?.toISOString() ?? null,
    mergedInto: row.merged_into,
    missingSince: row.missing_since?.toISOString() ?? null,
    readProblem: row.read_problem,
    readProblemSince: row.read_problem_since?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    elsewhere: row.elsewhere,
  },
  routing: row.routing,
  queuedAt: row.queued_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  createdAt: row.created_at?.toISOString() ?? null,
  nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
});

export const viewAttempt = (row: Selectable<Schema['ticket_attempt']>) => ({
  kind: row.kind,
  outcome: row.outcome,
  status: row.status,
  requestId: row.request_id,
  problem: row.problem,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
