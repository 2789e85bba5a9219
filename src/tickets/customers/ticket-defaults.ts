import type { Kysely, Selectable } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';

export type DefaultsRow = Selectable<Schema['ticket_default']>;

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** The agreement, site and contact that the tickets of a company get in ConnectWise. */
export interface TicketDefaults {
  readonly agreement: Named | null;
  readonly site: Named | null;
  readonly contact: Named | null;
}

export const noDefaults: TicketDefaults = { agreement: null, site: null, contact: null };

/** The defaults of a company, if they belong to the ConnectWise company that it is mapped to now. */
export async function loadDefaults(
  db: Kysely<Schema>,
  companyId: number,
  connectwiseCompanyId: number,
): Promise<DefaultsRow | undefined> {
  return db
    .selectFrom('ticket_default')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('connectwise_company_id', '=', connectwiseCompanyId)
    .executeTakeFirst();
}

export async function writeDefaults(
  tx: Kysely<Schema>,
  of: { readonly companyId: number; readonly connectwiseCompanyId: number },
  { agreement, site, contact }: TicketDefaults,
  now: Date,
): Promise<void> {
  const stored = (one: Named | null) => (one === null ? null : json({ id: one.id, name: one.name }));
  const row = {
    connectwise_company_id: of.connectwiseCompanyId,
    agreement: stored(agreement),
    site: stored(site),
    contact: stored(contact),
    problem: null,
    changed_at: now,
  };
  await tx
    .insertInto('ticket_default')
    .values({ company_id: of.companyId, ...row })
    .onConflict((same) => same.column('company_id').doUpdateSet(row))
    .execute();
}

/** Stores that ConnectWise refused one of the defaults: it is shown until somebody chooses again. */
export async function markDefaults(tx: Kysely<Schema>, companyId: number, problem: Problem): Promise<void> {
  await tx
    .updateTable('ticket_default')
    .set({ problem: json(problem) })
    .where('company_id', '=', companyId)
    .execute();
}
