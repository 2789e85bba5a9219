import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { changing } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import type { ConnectWise, NamedRecord, StatusRecord } from '../client/types.ts';
import { type ChoiceLists, verifyChoice } from '../client/verify-choice.ts';
import { settingsProblems } from '../connection/problems.ts';
import type { Watcher } from '../connection/watcher.ts';
import {
  type Choice,
  chosenOf,
  missingChoices,
  type TicketService,
  ticketService,
} from './ticket-service.ts';

/** Checks whether board, status, type and priority still exist, and stores when one is deleted or restored. */
export async function watchTicketService(
  watcher: Watcher,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock } = watcher;
  const seen = await loadSetting(db, ticketService);
  if (missingChoices(seen).length > 0) return;
  const lists = await fetchLists(client, seen, signal);
  if (lists === null) return;
  const problem = problemOf(seen, lists);
  if (problem?.code === seen.problem?.code && problem?.message === seen.problem?.message) return;

  const store = async (tx: Kysely<Schema>, at: Date) => {
    const present = await loadSetting(tx, ticketService);
    // A person changed the choices during the check of the old ones.
    if (JSON.stringify(present) !== JSON.stringify(seen)) return;
    await writeSetting(tx, ticketService, { ...present, problem }, { at, actor: 'picket' });
  };
  if (problem === null) await changing(watcher, { release: 'flow' }, store);
  else await transaction(db, (tx) => store(tx, clock.now()));
}

/** Null if a list could not be read; then nothing is known. */
async function fetchLists(
  client: ConnectWise,
  { board }: TicketService,
  signal: AbortSignal,
): Promise<ChoiceLists | null> {
  const boardId = board?.id ?? 0;
  const boards = await client.boards(signal);
  const priorities = await client.priorities(signal);
  if (!boards.ok || !priorities.ok) return null;
  if (!boards.value.some(({ id }) => id === boardId))
    return { boards, priorities, types: null, statuses: null };
  const types = await client.types(boardId, signal);
  const statuses = await client.statuses(boardId, signal);
  return types.ok && statuses.ok ? { boards, priorities, types, statuses } : null;
}

function problemOf(service: TicketService, lists: ChoiceLists): Problem | null {
  const gone = [...verifyChoice(chosenOf(service), lists)].find((check) => check.status === 'fail');
  if (gone !== undefined) return choiceGone(gone);
  // The same ids may mean other records in another ConnectWise. Only the same names prove that they are the same.
  const unlike =
    service.problem?.code === settingsProblems.chosenElsewhere('').code && !sameNames(service, lists);
  return unlike ? service.problem : null;
}

const choiceGone = ({ what, hint }: Check): Problem => ({
  code: 'settings.choice_gone',
  message: what,
  hint: hint ?? 'Choose another value under Services.',
  retry: 'never',
});

function sameNames({ board, status, type, priority }: TicketService, lists: ChoiceLists): boolean {
  const isIn = (choice: Choice | null, list: Result<readonly (NamedRecord | StatusRecord)[]> | null) =>
    list?.ok === true && list.value.some(({ id, name }) => id === choice?.id && name === choice.name);
  return (
    isIn(board, lists.boards) &&
    isIn(status, lists.statuses) &&
    isIn(type, lists.types) &&
    isIn(priority, lists.priorities)
  );
}
