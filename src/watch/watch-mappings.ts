import { type Selectable, type SqlBool, sql } from 'kysely';
import { companyProblems } from '../companies/problems.ts';
import type { CompanyRecord, ConnectWise } from '../connectwise/types.ts';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import { settingsProblems } from '../settings/problems.ts';
import type { Problem } from '../values/problem.ts';
import type { Watcher } from './watcher.ts';

type MappingRow = Selectable<Schema['mapping']>;

/** How many mappings one round looks at: those with a problem, and those looked at the longest ago. */
const roundSize = 25;
const freshMs = 6 * 3_600_000;
/** What ConnectWise refused of a company that is there cannot be seen by looking: after this, one ticket is tried. */
const refusedRetryMs = 3_600_000;

const gone = companyProblems.mappedCompanyGone('').code;
const elsewhere = settingsProblems.chosenElsewhere('').code;

/** Looks whether mapped companies are still there, and notes it where one is gone, back or renamed. */
export async function watchMappings(
  watcher: Watcher,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  for (const mapping of await dueMappings(watcher)) {
    if (signal.aborted) return;
    const found = await client.company(mapping.connectwise_company_id, signal);
    // The connection’s health says what is wrong; nothing is known of the company.
    if (!found.ok) return;
    await note(watcher, mapping, found.value);
  }
}

async function dueMappings({ db, clock }: Watcher): Promise<MappingRow[]> {
  const now = clock.now().getTime();
  return db
    .selectFrom('mapping')
    .selectAll()
    .where(
      sql<SqlBool>`(checked_at is null or checked_at < case
        when problem is null then ${new Date(now - freshMs)}::timestamptz
        when problem ->> 'code' in (${gone}, ${elsewhere}) then ${new Date(now)}::timestamptz
        else ${new Date(now - refusedRetryMs)}::timestamptz end)`,
    )
    .orderBy(sql`checked_at nulls first`)
    .limit(roundSize)
    .execute();
}

async function note(
  { db, clock, reconsider, changed }: Watcher,
  mapping: MappingRow,
  found: CompanyRecord | null,
): Promise<void> {
  const now = clock.now();
  const problem = problemOf(mapping, found);
  const healed = mapping.problem !== null && problem === null;
  await transaction(db, async (tx) => {
    if (healed) await reconsider(tx, now, { companyId: mapping.company_id, release: 'flow' });
    await tx
      .updateTable('mapping')
      .set({
        problem: problem === null ? null : json(problem),
        checked_at: now,
        ...(problem === null && found !== null
          ? {
              connectwise_company_name: found.name,
              connectwise_company_identifier: found.identifier ?? null,
            }
          : {}),
      })
      .where('company_id', '=', mapping.company_id)
      // Somebody may have mapped it anew meanwhile.
      .where('connectwise_company_id', '=', mapping.connectwise_company_id)
      .execute();
  });
  if (healed) changed();
}

function problemOf(mapping: MappingRow, found: CompanyRecord | null): Problem | null {
  if (found === null || found.deleted === true) {
    return companyProblems.mappedCompanyGone(mapping.connectwise_company_name);
  }
  // The same number in another ConnectWise: only the same identifier makes it the same company.
  const isSame = (found.identifier ?? found.name) === nameOf(mapping);
  return mapping.problem?.code === elsewhere && !isSame ? mapping.problem : null;
}

const nameOf = (mapping: MappingRow) =>
  mapping.connectwise_company_identifier ?? mapping.connectwise_company_name;
