import { type Kysely, type KyselyPlugin, RawNode, sql } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { claimNotes } from '../../tickets/commands/store.ts';
import { claimOperation } from '../../tickets/follow-up/store.ts';
import { claimTicket } from '../../tickets/record/store.ts';
import type { Schema } from '../database/schema.ts';

const test = useDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const lease = { node: 'test', owner: 'test', until: new Date(now.getTime() + 60_000) };

/** The query plan of the statement that `claim` runs. */
async function planOf(claim: (db: Kysely<Schema>) => Promise<unknown>): Promise<string> {
  const plan: unknown[] = [];
  const explain: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind !== 'RawNode') return node;
      const [first = '', ...others] = node.sqlFragments;
      return RawNode.create([`explain ${first}`, ...others], node.parameters);
    },
    async transformResult({ result }) {
      plan.push(...result.rows.map((row) => row['QUERY PLAN']));
      return { ...result, rows: [] };
    },
  };
  await test.db.transaction().execute(async (tx) => {
    // The tables are empty, so PostgreSQL would otherwise always read the whole table.
    await sql`set local enable_seqscan = off`.execute(tx);
    await claim(tx.withPlugin(explain));
  });
  return plan.join('\n');
}

it.each([
  ['ticket', 'ticket_due', (db: Kysely<Schema>) => claimTicket(db, lease, now)],
  ['follow-up', 'ticket_operation_due', (db: Kysely<Schema>) => claimOperation(db, lease, now)],
  ['ticket with commands', 'ticket_notes_due', (db: Kysely<Schema>) => claimNotes(db, lease, now)],
])('the next %s is found by an index, with any number of finished ones', async (_, index, claim) => {
  expect(await planOf(claim)).toMatch(new RegExp(`Scan (using|on) ${index}\\b`));
});
