import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';
import type { Chosen } from '../client/types.ts';

/** A ConnectWise record that an administrator chose, with its name at that time. */
export const choiceSchema = z
  .object({ id: z.number().int().positive(), name: z.string() })
  .meta({ id: 'Choice' });

/** The Services tab: whether tickets are opened, and where. */
export const ticketServiceSchema = z
  .object({
    enabled: z.boolean(),
    board: choiceSchema.nullable(),
    status: choiceSchema.nullable(),
    priority: choiceSchema.nullable(),
    type: choiceSchema.nullable(),
    /** Set while a chosen record is missing in ConnectWise. */
    problem: problemSchema.nullable(),
  })
  .meta({ id: 'TicketService' });

export type TicketService = z.infer<typeof ticketServiceSchema>;
export type Choice = z.infer<typeof choiceSchema>;

export const ticketService: Setting<TicketService> = {
  name: 'ticket_service',
  schema: ticketServiceSchema,
  initial: { enabled: false, board: null, status: null, priority: null, type: null, problem: null },
};

const idSchema = z.number().int().positive().nullable();

/** The Services tab as a person chose it. */
export const ticketServiceBody = z.object({
  enabled: z.boolean(),
  boardId: idSchema,
  statusId: idSchema.describe('One of the board’s.'),
  priorityId: idSchema,
  typeId: idSchema.describe('One of the board’s.'),
});

/** The required choices, in the order of the Services tab. */
export const ticketChoices = ['board', 'status', 'priority', 'type'] as const;

/** The names of the missing choices, in the order of the Services tab. */
export const missingChoices = (service: TicketService): string[] =>
  ticketChoices.filter((name) => service[name] === null);

/** The chosen ids in the form of Verify setup. */
export const chosenOf = ({ board, status, type, priority }: TicketService): Chosen => ({
  ...(board && { boardId: board.id }),
  ...(status && { statusId: status.id }),
  ...(type && { typeId: type.id }),
  ...(priority && { priorityId: priority.id }),
});
