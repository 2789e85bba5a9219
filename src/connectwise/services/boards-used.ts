import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { listRules } from './store.ts';
import { type Choice, ticketService } from './ticket-service.ts';

/** The boards that new tickets may go to: the one of the Services tab, and those of enabled routing rules. */
export async function boardsUsed(db: Kysely<Schema>): Promise<Choice[]> {
  const { board } = await loadSetting(db, ticketService);
  const rules = (await listRules(db)).filter(({ enabled }) => enabled);
  const all = [board, ...rules.map(({ destination }) => destination.board)].flatMap((one) => one ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
