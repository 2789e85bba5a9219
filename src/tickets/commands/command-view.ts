import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { CommandRow } from './store.ts';

export const commandSchema = z
  .object({
    id: z.number(),
    at: z.iso.datetime(),
    member: z.string().describe('The identifier of the member who wrote the command.'),
    asked: z.string(),
    outcome: z.enum(['allowed', 'partly', 'refused']),
    answer: z
      .string()
      .describe('The answer that Picket writes into the ticket, if the security role may add notes.'),
    answerState: z
      .enum(['due', 'sending', 'unknown', 'answered', 'impossible', 'none'])
      .describe('`none`: there were too many commands, so this one gets no answer.'),
    problem: problemSchema.nullable().describe('Why the answer is not in the ticket.'),
    incidentId: z.number(),
    companyName: z.string(),
    connectwiseTicketId: z.number().nullable(),
    ticketUrl: z.string().nullable(),
  })
  .meta({ id: 'TicketCommand' });

type ViewRow = CommandRow & {
  readonly incident_id: number;
  readonly company_name: string;
  readonly connectwise_id: number | null;
  readonly url: string | null;
};

export const viewCommand = (row: ViewRow): z.infer<typeof commandSchema> => ({
  id: row.id,
  at: row.at.toISOString(),
  member: row.member,
  asked: row.asked,
  outcome: row.outcome,
  answer: row.answer,
  answerState: row.answer_state,
  problem: row.problem,
  incidentId: row.incident_id,
  companyName: row.company_name,
  connectwiseTicketId: row.connectwise_id,
  ticketUrl: row.url,
});
