import { z } from 'zod';
import type { Chosen } from '../connectwise/types.ts';
import { problemSchema } from './problem-schema.ts';
import type { Setting } from './store.ts';

/** A ConnectWise record that an administrator chose; the name is what it was called then. */
const choiceSchema = z.object({ id: z.number().int().positive(), name: z.string() });

/** The Services tab: whether tickets are opened, and where. */
export const ticketServiceSchema = z.object({
  enabled: z.boolean(),
  board: choiceSchema.nullable(),
  status: choiceSchema.nullable(),
  priority: choiceSchema.nullable(),
  type: choiceSchema.nullable(),
  /** Set while ConnectWise no longer has what was chosen. */
  problem: problemSchema.nullable(),
});

export type TicketService = z.infer<typeof ticketServiceSchema>;
export type Choice = z.infer<typeof choiceSchema>;

export const ticketService: Setting<TicketService> = {
  name: 'ticket_service',
  schema: ticketServiceSchema,
  initial: { enabled: false, board: null, status: null, priority: null, type: null, problem: null },
};

/** The names of what is not chosen yet, in the order of the Services tab. */
export function missingChoices(service: TicketService): string[] {
  const choices = {
    board: service.board,
    status: service.status,
    priority: service.priority,
    type: service.type,
  };
  return Object.entries(choices).flatMap(([name, choice]) => (choice === null ? [name] : []));
}

/** The ids of what is chosen, as Verify setup takes them. */
export const chosenOf = ({ board, status, type, priority }: TicketService): Chosen => ({
  ...(board && { boardId: board.id }),
  ...(status && { statusId: status.id }),
  ...(type && { typeId: type.id }),
  ...(priority && { priorityId: priority.id }),
});
