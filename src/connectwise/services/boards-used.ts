import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { listRules } from './store.ts';
import { type Choice, ticketService } from './ticket-service.ts';

/** Reads the boards that new tickets may go to. `app/` adds those that only reports go to. */
export type BoardsUsed = (db: Kysely<Schema>) => Promise<readonly Choice[]>;

/** The boards of incidents' tickets: the one of the Services tab, and those of enabled routing rules. */
export async function boardsUsed(db: Kysely<Schema>): Promise<Choice[]> {
  const { board } = await loadSetting(db, ticketService);
  const rules = (await listRules(db)).filter(({ enabled }) => enabled);
  const all = [board, ...rules.map(({ destination }) => destination.board)].flatMap((one) => one ?? []);
  return eachOnce(all);
}

/** Boards by their number. The first name counts. */
export const eachOnce = (boards: readonly Choice[]): Choice[] =>
  boards.filter(({ id }, index) => boards.findIndex((other) => other.id === id) === index);
