import type { Kysely, Selectable } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { destinationSchema } from './destination.ts';
import { matchesSchema, type RoutingRule } from './rule.ts';

type RuleRow = Selectable<Schema['routing_rule']>;

export type StoredRule = RoutingRule & { readonly problemSince: Date | null };

const toRule = (row: RuleRow): StoredRule => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled,
  matches: matchesSchema.parse(row.matches),
  destination: destinationSchema.parse(row.destination),
  problem: row.problem,
  problemSince: row.problem_since,
});

/** Every rule, in order. */
export async function listRules(db: Kysely<Schema>): Promise<StoredRule[]> {
  const rows = await db.selectFrom('routing_rule').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(toRule);
}

type NewRule = Pick<RoutingRule, 'name' | 'enabled' | 'matches' | 'destination'>;

const columns = ({ name, enabled, matches, destination }: NewRule) => ({
  name,
  enabled,
  matches: json(matches),
  destination: json(destination),
  problem: null,
  problem_since: null,
});

/** Adds a rule at the end; returns its id. */
export async function insertRule(tx: Kysely<Schema>, rule: NewRule, now: Date): Promise<number> {
  const last = await tx
    .selectFrom('routing_rule')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  const row = await tx
    .insertInto('routing_rule')
    .values({ ...columns(rule), position: (last?.position ?? 0) + 1, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Replaces a rule. `problem` replaces its known problem. */
export async function updateRule(
  tx: Kysely<Schema>,
  { id, problem, problemSince, ...rule }: StoredRule,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('routing_rule')
    .set({
      ...columns(rule),
      problem: problem === null ? null : json(problem),
      problem_since: problemSince,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteRule(tx: Kysely<Schema>, id: number): Promise<void> {
  await tx.deleteFrom('routing_rule').where('id', '=', id).execute();
}

/** Sets the order of the rules. */
export async function orderRules(tx: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  for (const [at, id] of ids.entries()) {
    await tx
      .updateTable('routing_rule')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute();
  }
}

/** Stores the problem of a rule, or that it has none, unless its destination was changed meanwhile. */
export async function markRule(
  tx: Kysely<Schema>,
  { id, destination }: Pick<RoutingRule, 'id' | 'destination'>,
  problem: Problem | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('routing_rule')
    .set({
      problem: problem === null ? null : json(problem),
      problem_since: problem === null ? null : now,
    })
    .where('id', '=', id)
    .where('destination', '=', json(destination))
    .execute();
}
