import { type Kysely, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { settingsProblems } from '../connection/problems.ts';
import { catchAll } from './catch-all.ts';
import { closingSettings } from './closing-settings.ts';
import { customFieldSettings } from './custom-fields-setting.ts';
import { ticketService } from './ticket-service.ts';

/**
 * Holds the choices from another ConnectWise (mappings, routing rules, Services) until they are found in the new one.
 */
export async function distrustChoices(
  tx: Kysely<Schema>,
  oldCompanyId: string,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  const problem = settingsProblems.chosenElsewhere(oldCompanyId);
  await tx
    .updateTable('mapping')
    .set({ problem: json(problem), checked_at: null })
    .execute();
  await tx
    .updateTable('routing_rule')
    .set({ problem: json(problem), problem_since: by.at })
    .execute();
  await sql`update company_rule set priority_problem = ${json(problem)} where priorities <> '{}'`.execute(tx);
  const { company } = await loadSetting(tx, catchAll);
  if (company !== null) await writeSetting(tx, catchAll, { company: { ...company, problem } }, by);
  // A status with the same number may mean something else there, so a person must choose it again.
  const closing = await loadSetting(tx, closingSettings);
  if (closing.statuses.length > 0) await writeSetting(tx, closingSettings, { ...closing, statuses: [] }, by);
  const fields = await loadSetting(tx, customFieldSettings);
  if (fields.boards.length > 0) {
    const boards = fields.boards.map((board) => ({
      ...board,
      fields: board.fields.map((field) => ({ ...field, problem })),
    }));
    await writeSetting(tx, customFieldSettings, { boards }, by);
  }
  const service = await loadSetting(tx, ticketService);
  if (service.board !== null) await writeSetting(tx, ticketService, { ...service, problem }, by);
}
