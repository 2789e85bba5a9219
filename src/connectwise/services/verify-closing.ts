import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Check, ExpectedCheck } from '../../platform/values/check.ts';
import type { ConnectWise } from '../client/types.ts';
import { boardsUsed } from './boards-used.ts';
import { type ClosingSettings, closesAnything, closingSettings } from './closing-settings.ts';
import type { Choice } from './ticket-service.ts';

const closingCheck: ExpectedCheck = {
  id: 'closing_status',
  title: 'Each board has a closed status for tickets that Picket closes',
};

/** The check of Verify setup for closing tickets; none while closing is off. */
export async function expectedOfClosing(db: Kysely<Schema>): Promise<ExpectedCheck[]> {
  return closesAnything(await loadSetting(db, closingSettings)) ? [closingCheck] : [];
}

/** Names the boards on which Picket cannot close tickets, and why. */
export async function* verifyClosing(
  db: Kysely<Schema>,
  client: Pick<ConnectWise, 'statuses'>,
  signal?: AbortSignal,
): AsyncGenerator<Check> {
  const settings = await loadSetting(db, closingSettings);
  if (!closesAnything(settings)) return;
  const wrong: string[] = [];
  for (const board of await boardsUsed(db)) {
    const statuses = await client.statuses(board.id, signal);
    if (!statuses.ok) {
      yield {
        ...closingCheck,
        status: 'skipped',
        what: `Picket could not read the statuses of the board “${board.name}”. ${statuses.problem.message}`,
      };
      return;
    }
    const fault = faultOf(board, settings, statuses.value);
    if (fault !== null) wrong.push(fault);
  }
  if (wrong.length === 0) {
    yield {
      ...closingCheck,
      status: 'pass',
      what: 'Each board has one, and ConnectWise closes tickets by it.',
    };
    return;
  }
  yield {
    ...closingCheck,
    status: 'fail',
    what: `Picket closes no tickets on ${wrong.length === 1 ? 'one board' : `${wrong.length} boards`}: ${wrong.join('; ')}.`,
    hint: 'Choose a closed status for each board under Closing tickets. All other tickets work.',
  };
}

function faultOf(
  board: Choice,
  { statuses: chosen }: ClosingSettings,
  statuses: readonly { readonly id: number; readonly inactive: boolean; readonly closed?: boolean }[],
): string | null {
  const status = chosen.find(({ boardId }) => boardId === board.id);
  if (status === undefined) return `“${board.name}” has no closing status`;
  const found = statuses.find(({ id }) => id === status.id);
  if (found === undefined) return `“${board.name}” no longer has the status “${status.name}”`;
  if (found.inactive) return `the status “${status.name}” of “${board.name}” is inactive`;
  return found.closed === true
    ? null
    : `the status “${status.name}” of “${board.name}” does not close tickets`;
}
