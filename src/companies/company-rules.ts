import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { choiceSchema } from '../connectwise/services/ticket-service.ts';
import { severities } from '../incidents/severities.ts';
import { type QuietHours, quietHoursSchema } from '../noise/quiet-hours.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import { problemSchema } from '../platform/settings/problem-schema.ts';
import type { Problem } from '../platform/values/problem.ts';

export const prioritiesSchema = z.partialRecord(z.enum(severities), choiceSchema);
export type Priorities = z.infer<typeof prioritiesSchema>;

/** The rules of one company: tickets, priorities, quiet hours. */
export const companyRulesSchema = z
  .object({
    tickets: z.boolean().describe('False: no tickets are opened for the company; its incidents are held.'),
    why: z.string().nullable().describe('Why it gets no tickets.'),
    priorities: prioritiesSchema.describe(
      'The priority of its tickets by severity. It wins over the ticket service and routing rules; a severity that is left out follows those.',
    ),
    prioritiesProblem: problemSchema
      .nullable()
      .describe('Set while ConnectWise refuses one of the priorities. Tickets then use the usual priority.'),
    quiet: quietHoursSchema
      .nullable()
      .describe('In these hours, only critical incidents get tickets. The others wait for their end.'),
  })
  .meta({ id: 'CompanyRules' });

export interface CompanyRules {
  readonly tickets: boolean;
  readonly why: string | null;
  readonly priorities: Priorities;
  readonly prioritiesProblem: Problem | null;
  readonly quiet: QuietHours | null;
}

export const initialRules: CompanyRules = {
  tickets: true,
  why: null,
  priorities: {},
  prioritiesProblem: null,
  quiet: null,
};

const toRules = (row: Selectable<Schema['company_rule']>): CompanyRules => ({
  tickets: row.tickets,
  why: row.why,
  priorities: prioritiesSchema.parse(row.priorities),
  prioritiesProblem: row.priority_problem,
  quiet: row.quiet === null ? null : quietHoursSchema.parse(row.quiet),
});

/** The rules of these companies, by id; companies without rules are left out. */
export async function loadCompanyRules(
  db: Kysely<Schema>,
  companyIds: readonly number[] | 'all',
): Promise<ReadonlyMap<number, CompanyRules>> {
  const rows = await db
    .selectFrom('company_rule')
    .selectAll()
    .$if(companyIds !== 'all', (query) =>
      query.where(sql<boolean>`company_id = any(${bigintArray(companyIds === 'all' ? [] : companyIds)})`),
    )
    .execute();
  return new Map(rows.map((row) => [row.company_id, toRules(row)]));
}

export async function writeCompanyRules(
  tx: Kysely<Schema>,
  companyId: number,
  { tickets, why, priorities, prioritiesProblem, quiet }: CompanyRules,
  { at, actor }: { readonly at: Date; readonly actor: string },
): Promise<void> {
  const row = {
    tickets,
    why,
    priorities: json(priorities),
    priority_problem: prioritiesProblem === null ? null : json(prioritiesProblem),
    quiet: quiet === null ? null : json(quiet),
    updated_at: at,
    updated_by: actor,
  };
  await tx
    .insertInto('company_rule')
    .values({ company_id: companyId, ...row })
    .onConflict((conflict) => conflict.column('company_id').doUpdateSet(row))
    .execute();
}

/**
 * Stores that ConnectWise refused a priority of a company's rules. Picket ignores these priorities until somebody saves
 * them again.
 */
export async function markPriorities(tx: Kysely<Schema>, companyId: number, problem: Problem): Promise<void> {
  await tx
    .updateTable('company_rule')
    .set({ priority_problem: json(problem) })
    .where('company_id', '=', companyId)
    .execute();
}
