import type { ConnectWise } from '../../../connectwise/client/types.ts';
import { fromConnectWise } from '../../../connectwise/connection/connectwise-failure.ts';
import { lookUpChoices } from '../../../connectwise/services/choose-ticket-service.ts';
import { ProblemError } from '../../../platform/values/problem.ts';
import type { Delivery, TicketNames } from './schedule.ts';

type TicketDelivery = Extract<Delivery, { by: 'ticket' }>;

/** The names of what a ticket is opened with. @throws `invalid` for a number that ConnectWise does not have. */
export async function requireTicketNames(
  client: ConnectWise,
  { boardId, statusId, typeId, priorityId, connectwiseCompanyId }: TicketDelivery,
): Promise<TicketNames> {
  const chosen = await lookUpChoices(client, { boardId, statusId, typeId, priorityId });
  const company =
    connectwiseCompanyId === null ? null : fromConnectWise(await client.company(connectwiseCompanyId));
  return {
    board: chosen.board?.name ?? String(boardId),
    status: chosen.status?.name ?? String(statusId),
    type: chosen.type?.name ?? String(typeId),
    priority: chosen.priority?.name ?? String(priorityId),
    company: company?.name ?? null,
  };
}

/** The same, or null: a schedule can be saved while ConnectWise is down, and its configuration file then has numbers. */
export async function ticketNames(
  client: ConnectWise | null,
  delivery: Delivery,
): Promise<TicketNames | null> {
  if (client === null || delivery.by !== 'ticket') return null;
  try {
    return await requireTicketNames(client, delivery);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
