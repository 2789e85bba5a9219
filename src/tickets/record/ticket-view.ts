import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Named, namedCompany, viewNamed } from '../../detections/named-company.ts';
import { type IncidentKind, incidentKinds } from '../../incidents/incident.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { describeLife } from './describe-life.ts';
import { ticketClosingSchema } from './load-closing.ts';
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
    reference: z.string().describe('The External XRef of the ticket in ConnectWise.'),
    state: z.enum(ticketStates),
    connectwiseId: z.number().nullable(),
    url: z.string().nullable().describe('The ticket in ConnectWise.'),
    problem: problemSchema.nullable(),
    connectwise: z
      .object({
        words: z.string().nullable().describe('Its state in ConnectWise, in words.'),
        life: z
          .enum(['open', 'closed', 'deleted'])
          .nullable()
          .describe('For a merged ticket, the status of its parent.'),
        statusName: z.string().nullable(),
        boardName: z.string().nullable(),
        companyName: z.string().nullable().describe('Its present company. A person may have moved it.'),
        closedAt: z.iso.datetime().nullable(),
        mergedInto: z.number().nullable().describe('The ticket into which a person merged it.'),
        missingSince: z.iso
          .datetime()
          .nullable()
          .describe('Since when Picket does not find it. Two readings confirm the deletion.'),
        readProblem: problemSchema
          .nullable()
          .describe('Why ConnectWise does not show it; null when the last reading succeeded.'),
        readProblemSince: z.iso.datetime().nullable(),
        readAt: z.iso.datetime().nullable().describe('When it was last read.'),
        elsewhere: z
          .string()
          .nullable()
          .describe(
            'The Company ID of the ConnectWise that has the ticket, when Picket is now connected to another one.',
          ),
      })
      .describe('The state of the ticket in ConnectWise after its creation; nulls before the first reading.'),
    routing: z
      .object({ ruleId: z.number(), rule: z.string(), problem: problemSchema.nullable() })
      .nullable()
      .describe(
        'The routing rule that applied when the ticket was sent; `problem` when Picket could not follow it.',
      ),
    queuedAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime().nullable(),
    nextAttemptAt: z.iso.datetime().nullable().describe('When Picket next acts on it automatically.'),
  })
  .meta({ id: 'Ticket' });

export const ticketDetailsSchema = ticketSchema
  .extend({
    content: z.record(z.string(), z.unknown()).nullable().describe('The last request that was sent.'),
    attempts: z
      .array(
        z.object({
          kind: z.enum(['create', 'search']),
          outcome: z.string(),
          status: z.number().nullable().describe('The HTTP status of ConnectWise’s answer.'),
          requestId: z.string().nullable().describe('ConnectWise support finds the request by this value.'),
          problem: problemSchema.nullable(),
          startedAt: z.iso.datetime(),
          finishedAt: z.iso.datetime().nullable(),
        }),
      )
      .describe('The requests to ConnectWise for this ticket, oldest first.'),
    closing: ticketClosingSchema
      .nullable()
      .describe('The last time that Picket closed it, or tried to; null if it never did.'),
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
