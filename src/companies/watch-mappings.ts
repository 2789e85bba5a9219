import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import type { Watcher } from '../connectwise/connection/watcher.ts';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import { changing } from '../platform/settings/change.ts';
import type { Problem } from '../platform/values/problem.ts';
import { companyProblems } from './problems.ts';

type MappingRow = Selectable<Schema['mapping']>;

/** One round checks so many mappings without a problem, and twice as many with one. */
const roundSize = 25;
const freshMs = 6 * 3_600_000;
/**
 * After this time one ticket is tried again, if ConnectWise refused a ticket for an existing company that nobody
 * changed.
 */
const refusedRetryMs = 3_600_000;
/** The clocks of ConnectWise and of Picket may differ by this. */
const clocksDifferMs = 60_000;

const gone = companyProblems.mappedCompanyGone('').code;
const elsewhere = settingsProblems.chosenElsewhere('').code;

/** Checks whether mapped companies still exist, and stores when one is deleted, restored or renamed. */
export async function watchMappings(
  watcher: Watcher,
  client: Pick<ConnectWise, 'company'>,
  { all }: { readonly all: boolean },
  signal: AbortSignal,
): Promise<void> {
  const due = [...(await brokenMappings(watcher)), ...(all ? await dueMappings(watcher) : [])];
  let failures = 0;
  let thrown: unknown;
  for (const mapping of due) {
    if (signal.aborted) return;
    const found = await client.company(mapping.connectwise_company_id, signal);
    if (found.ok) {
      failures = 0;
      await note(watcher, mapping, found.value).catch((failure: unknown) => {
        thrown ??= failure;
      });
      continue;
    }
    // The check of this company failed; the others go on. This company goes to the end of the queue.
    await markChecked(watcher, mapping);
    failures += 1;
    if (isOfTheServer(found.problem) && failures >= failuresInSuccession) break;
  }
  if (thrown !== undefined) throw thrown;
}

/**
 * After this many failures in a row, the server is at fault and not a company. The circuit breaker opens after five.
 */
const failuresInSuccession = 2;
const isOfTheServer = ({ retry }: Problem) => retry !== 'never';

async function markChecked({ db, clock }: Watcher, mapping: MappingRow): Promise<void> {
  if (mapping.problem !== null) return;
  await db
    .updateTable('mapping')
    .set({ checked_at: clock.now() })
    .where('company_id', '=', mapping.company_id)
    .execute();
}

/** Mappings with a problem. Tickets are held because of them. */
async function brokenMappings({ db }: Watcher): Promise<MappingRow[]> {
  return db
    .selectFrom('mapping')
    .selectAll()
    .where('problem', 'is not', null)
    .orderBy('checked_at')
    .orderBy('company_id')
    .limit(2 * roundSize)
    .execute();
}

async function dueMappings({ db, clock }: Watcher): Promise<MappingRow[]> {
  const now = clock.now().getTime();
  return db
    .selectFrom('mapping')
    .selectAll()
    .where('problem', 'is', null)
    .where(sql<SqlBool>`(checked_at is null or checked_at < ${new Date(now - freshMs)})`)
    .orderBy(sql`checked_at nulls first`)
    .limit(roundSize)
    .execute();
}

async function note(watcher: Watcher, mapping: MappingRow, found: CompanyRecord | null): Promise<void> {
  const { db, clock } = watcher;
  const now = clock.now();
  const problem = problemOf(mapping, found, now);
  const healed = mapping.problem !== null && problem === null;
  const store = async (tx: Kysely<Schema>) => {
    await tx
      .updateTable('mapping')
      .set({
        problem: problem === null ? null : json(problem),
        // For a refusal, `checked_at` stays the time of the refusal.
        ...(problem !== null && problem === mapping.problem && mapping.checked_at !== null
          ? {}
          : { checked_at: now }),
        ...(problem === null && found !== null
          ? {
              connectwise_company_name: found.name,
              connectwise_company_identifier: found.identifier ?? null,
            }
          : {}),
      })
      .where('company_id', '=', mapping.company_id)
      // A person may have changed the mapping meanwhile.
      .where('connectwise_company_id', '=', mapping.connectwise_company_id)
      .execute();
  };
  if (healed) await changing(watcher, { companyId: mapping.company_id, release: 'flow' }, store);
  else await store(db);
}

function problemOf(mapping: MappingRow, found: CompanyRecord | null, now: Date): Problem | null {
  if (found === null || found.deleted === true) {
    return companyProblems.mappedCompanyGone(mapping.connectwise_company_name);
  }
  // The same number may be another company in another ConnectWise. Only the same identifier proves that it is the same.
  const isSame = (found.identifier ?? found.name) === nameOf(mapping);
  if (mapping.problem?.code === elsewhere) return isSame ? null : mapping.problem;
  if (mapping.problem === null || mapping.problem.code === gone || mapping.checked_at === null) return null;
  const refusedAt = mapping.checked_at.getTime();
  // A change of the company in ConnectWise may have fixed the refusal.
  if (found.updatedAt !== undefined && found.updatedAt.getTime() + clocksDifferMs > refusedAt) return null;
  return Math.abs(now.getTime() - refusedAt) < refusedRetryMs ? mapping.problem : null;
}

const nameOf = (mapping: MappingRow) =>
  mapping.connectwise_company_identifier ?? mapping.connectwise_company_name;
