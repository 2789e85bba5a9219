import type { Kysely, Selectable } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';

export type TestTicketRow = Selectable<Schema['test_ticket']>;

export type NewTestTicket = Pick<
  TestTicketRow,
  'request_id' | 'reference' | 'connectwise_company_id' | 'board_name' | 'asked_at' | 'asked_by'
>;

/** Stores that a test ticket is about to be sent; false if this request was stored before. */
export async function noteTestTicket(tx: Kysely<Schema>, asked: NewTestTicket): Promise<boolean> {
  const result = await tx
    .insertInto('test_ticket')
    .values({ ...asked, outcome: 'sending' })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function getTestTicket(
  db: Kysely<Schema>,
  requestId: string,
): Promise<TestTicketRow | undefined> {
  return db.selectFrom('test_ticket').selectAll().where('request_id', '=', requestId).executeTakeFirst();
}

export interface TestOutcome {
  readonly outcome: 'created' | 'refused' | 'unknown';
  readonly connectwise_id?: number;
  readonly url?: string;
  readonly board_name?: string;
  readonly problem: Problem | null;
}

/** Stores its outcome, unless that is known already. */
export async function endTestTicket(
  tx: Kysely<Schema>,
  requestId: string,
  { problem, ...outcome }: TestOutcome,
): Promise<boolean> {
  const result = await tx
    .updateTable('test_ticket')
    .set({ ...outcome, problem: problem === null ? null : json(problem) })
    .where('request_id', '=', requestId)
    .where('outcome', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
