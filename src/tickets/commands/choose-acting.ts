import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import { type TicketService, ticketService } from '../../connectwise/services/ticket-service.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { type ActingSettings, actingSettings, actingSettingsSchema, mayAct } from './acting-settings.ts';
import { actingProblems } from './problems.ts';

export const actingBody = actingSettingsSchema.pick({ enabled: true, members: true }).extend({
  status: z
    .object({ boardId: z.number().int().positive(), statusId: z.number().int().positive() })
    .nullable(),
});

type ActingBody = z.infer<typeof actingBody>;
type Chosen = Pick<ActingSettings, 'members' | 'status'>;

/**
 * The choices, read from ConnectWise if they differ from the saved ones. So acting can be disabled, and members
 * removed, even while ConnectWise is down. Throws and names what does not exist.
 */
export async function lookUpActing(
  db: Kysely<Schema>,
  clients: Pick<ConnectWiseClients, 'current'>,
  body: ActingBody,
  /** The status of new tickets, if it is not the saved one. */
  ofNewTickets?: TicketService['status'],
): Promise<Chosen> {
  const saved = await loadSetting(db, actingSettings);
  const client = async (): Promise<ConnectWise> => {
    const current = await clients.current();
    if (current === null) throw refuse('conflict', settingsProblems.notConfigured());
    return current;
  };
  const fresh = body.members.filter((member) => !mayAct(saved, member));
  if (fresh.length > 0) await demandMembers(await client(), fresh);
  const members = [...new Map(body.members.map((member) => [member.toLowerCase(), member])).values()];
  const { status } = body;
  if (status === null) return { members, status };
  const same = saved.status?.boardId === status.boardId && saved.status.id === status.statusId;
  const chosen = same ? saved.status : await fetchStatus(await client(), status);
  const first = ofNewTickets === undefined ? (await loadSetting(db, ticketService)).status : ofNewTickets;
  if (chosen !== null && first?.id === chosen.id)
    throw refuse('invalid', actingProblems.statusOfNewTickets(chosen.name));
  return { members, status: chosen };
}

async function demandMembers(client: ConnectWise, wanted: readonly string[]): Promise<void> {
  const members = fromConnectWise(await client.members()).filter((one) => !one.inactive && !one.isProgram);
  const known = new Set(members.map(({ identifier }) => identifier.toLowerCase()));
  const unknown = wanted.filter((member) => !known.has(member.toLowerCase()));
  if (unknown.length > 0) throw refuse('invalid', actingProblems.memberUnknown(unknown));
}

async function fetchStatus(
  client: ConnectWise,
  { boardId, statusId }: { boardId: number; statusId: number },
): Promise<ActingSettings['status']> {
  const board = fromConnectWise(await client.boards()).find(({ id }) => id === boardId);
  const statuses = board === undefined ? [] : fromConnectWise(await client.statuses(boardId));
  const status = statuses.find(({ id, inactive }) => id === statusId && !inactive);
  if (board === undefined || status === undefined) throw refuse('invalid', actingProblems.statusUnknown());
  return { boardId, boardName: board.name, id: status.id, name: status.name };
}
