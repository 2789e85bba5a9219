import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import {
  type ClosingSettings,
  type ClosingStatus,
  closingSettings,
  closingSwitches,
} from '../../connectwise/services/closing-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { closingProblems } from './problems.ts';

const statusBody = z.object({
  boardId: z.number().int().positive(),
  statusId: z.number().int().positive().describe('A status of the board that closes tickets.'),
});

export const closingBody = z.object({ ...closingSwitches, statuses: z.array(statusBody).max(200) });
export type ClosingBody = z.infer<typeof closingBody>;

/**
 * The chosen settings with the names of statuses. Saved statuses are not read again, so that closing can be switched
 * off while ConnectWise is down. @throws `invalid`, with the board whose status does not close tickets.
 */
export async function lookUpClosing(
  db: Kysely<Schema>,
  clients: Pick<ConnectWiseClients, 'current'>,
  { statuses, ...switches }: ClosingBody,
): Promise<ClosingSettings> {
  const saved = await loadSetting(db, closingSettings);
  const chosen: ClosingStatus[] = [];
  const client = async (): Promise<ConnectWise> => {
    const current = await clients.current();
    if (current === null) throw refuse('conflict', settingsProblems.notConfigured());
    return current;
  };
  for (const { boardId, statusId } of statuses) {
    const same = saved.statuses.find((one) => one.boardId === boardId && one.id === statusId);
    const status = same ?? (await fetchStatus(await client(), boardId, statusId));
    if (chosen.some((one) => one.boardId === boardId))
      throw refuse('invalid', closingProblems.statusTwice(status.boardName));
    chosen.push(status);
  }
  return { ...switches, statuses: chosen };
}

async function fetchStatus(client: ConnectWise, boardId: number, statusId: number): Promise<ClosingStatus> {
  const board = fromConnectWise(await client.boards()).find(({ id }) => id === boardId);
  const boardName = board?.name ?? String(boardId);
  const statuses = board === undefined ? [] : fromConnectWise(await client.statuses(boardId));
  const status = statuses.find(({ id }) => id === statusId);
  if (status === undefined || status.inactive || status.closed !== true)
    throw refuse('invalid', closingProblems.statusGone(boardName, status?.name ?? String(statusId)));
  return { boardId, boardName, id: statusId, name: status.name };
}
