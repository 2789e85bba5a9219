import { type Kysely, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { refuse } from '../platform/values/problem.ts';
import { kindOf } from './index.ts';
import { sourceProblems } from './problems.ts';
import { auditedSource } from './source.ts';
import { lockSource } from './store.ts';

/**
 * Deletes a source with its companies, mappings and quarantine. If the caller says so, it also deletes its detections,
 * incidents, timelines, tickets and attempts. Tickets in ConnectWise stay.
 * @throws `not_found`; `conflict` while it has detections that must not be deleted, or a ticket that ConnectWise may be
 * creating: without its reference that ticket could not be found again.
 */
export async function deleteSource(
  db: Kysely<Schema>,
  id: number,
  { deleteDetections }: { deleteDetections: boolean },
  by: { at: Date; principal: Principal },
): Promise<void> {
  await transaction(db, async (tx) => {
    const source = await lockSource(tx, id);
    if (source === undefined) throw refuse('not_found', sourceProblems.notFound(id));
    if (kindOf(source.kind).start.how === 'built_in')
      throw refuse('conflict', sourceProblems.partOfPicket(source.name));
    if (!deleteDetections && (await hasDetections(tx, id)))
      throw refuse('conflict', sourceProblems.hasDetections(source.name));

    // With the incidents locked, no worker can begin to send one of their tickets, since it locks the incident first.
    await lockIncidents(tx, id);
    const underway = await countUnderway(tx, id);
    if (underway > 0) throw refuse('conflict', sourceProblems.ticketsUnderway(source.name, underway));

    await tx.deleteFrom('detection').where('source_id', '=', id).execute();
    // Timelines, tickets and attempts are deleted with the incidents, by foreign key.
    await sql`delete from incident where company_id in (${companiesOf(id)})`.execute(tx);
    // Companies, mappings and quarantine are deleted with the source.
    await tx.deleteFrom('source').where('id', '=', id).execute();
    await recordAudit(tx, {
      at: by.at,
      actor: actorOf(by.principal),
      action: 'source.deleted',
      subject: `source:${id}`,
      before: auditedSource(source),
    });
  });
}

const companiesOf = (id: number) => sql`select id from company where source_id = ${id}`;

/** Locks by counting in the database, so that a million rows need not be read. */
async function lockIncidents(tx: Kysely<Schema>, id: number): Promise<void> {
  await sql`
    select count(*) from (
      select id from incident where company_id in (${companiesOf(id)}) order by id for update
    ) as locked
  `.execute(tx);
}

async function hasDetections(tx: Kysely<Schema>, id: number): Promise<boolean> {
  // Incidents may outlive their detections, and count as well.
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from detection where source_id = ${id})
        or exists (select 1 from incident where company_id in (${companiesOf(id)})) as has
  `.execute(tx);
  return rows[0]?.has ?? false;
}

async function countUnderway(tx: Kysely<Schema>, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ticket t
    join incident i on i.id = t.incident_id
    where i.company_id in (${companiesOf(id)}) and t.state in ('sending', 'unknown')
  `.execute(tx);
  return rows[0]?.count ?? 0;
}
