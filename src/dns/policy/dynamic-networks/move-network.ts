import { type Kysely, sql } from 'kysely';
import { textArray } from '../../../platform/database/arrays.ts';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { recordAudit } from '../../../platform/settings/audit.ts';
import { failed, ok, type Problem, type Result } from '../../../platform/values/problem.ts';
import { readNetwork } from '../read-network.ts';
import { dynamicNetworkProblems } from './problems.ts';

/** A router that reconnects all day must not fill the audit trail. */
const auditEveryMs = 3_600_000;
/** How often an unchanged address is stored as confirmed. */
const confirmEveryMs = 60_000;

export interface Move {
  readonly id: number;
  /** The new addresses, from the current ones. */
  readonly to: (before: readonly string[]) => readonly string[];
  readonly at: Date;
  readonly actor: string;
  /** The shortest time between two changes. */
  readonly pauseMs: number;
}

/**
 * Stores the current addresses of a network. Addresses in a network of another company are refused, and the last good
 * ones stay: a wrong router must not get the policy of another customer.
 * @returns whether something changed, and the addresses; null if the network does not exist any more
 */
export async function moveNetwork(
  tx: Kysely<Schema>,
  { id, to, at, actor, pauseMs }: Move,
): Promise<Result<{ readonly isChanged: boolean; readonly networks: readonly string[] }> | null> {
  const row = await tx
    .selectFrom('dns_dynamic_network')
    .select(['company_id', 'confirmed_at', 'changed_at', 'audited_at', 'problem'])
    .select(sql<string[]>`networks::text[]`.as('networks'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const before = row.networks.map((network) => readNetwork(network).network ?? network).sort();
  const networks = to(before);
  const isChanged = networks.join() !== before.join();
  if (isChanged && isWithin(row.changed_at, at, pauseMs)) return failed(dynamicNetworkProblems.tooOften());
  const taken = await findOther(tx, row.company_id, networks);
  if (taken !== null) {
    await noteProblem(tx, id, taken);
    return failed(taken);
  }
  if (!isChanged && row.problem === null && isWithin(row.confirmed_at, at, confirmEveryMs))
    return ok({ isChanged, networks });
  const isAudited = isChanged && !isWithin(row.audited_at, at, auditEveryMs);
  await tx
    .updateTable('dns_dynamic_network')
    .set({ confirmed_at: at, problem: null })
    .$if(isChanged, (query) =>
      query.set({ changed_at: at, networks: sql<string[]>`${textArray(networks)}::cidr[]` }),
    )
    .$if(isAudited, (query) => query.set({ audited_at: at }))
    .where('id', '=', id)
    .execute();
  if (isAudited)
    await recordAudit(tx, {
      ...{ at, actor, action: 'dns_company.network_moved', subject: `company:${row.company_id}` },
      before: { networks: before },
      after: { networks },
    });
  return ok({ isChanged, networks });
}

async function noteProblem(db: Kysely<Schema>, id: number, problem: Problem): Promise<void> {
  await db
    .updateTable('dns_dynamic_network')
    .set({ problem: json(problem) })
    .where('id', '=', id)
    .execute();
}

const isWithin = (last: Date | null, now: Date, ms: number) =>
  last !== null && now.getTime() - last.getTime() < ms;

async function findOther(
  tx: Kysely<Schema>,
  companyId: number,
  networks: readonly string[],
): Promise<Problem | null> {
  const { rows } = await sql<{ network: string; name: string }>`
    select wanted.network::text as network, company.name
    from unnest(${textArray(networks)}::cidr[]) as wanted(network)
    join (
      select company_id, network from dns_network
      union all select company_id, unnest(networks) from dns_dynamic_network
    ) other on other.network >>= wanted.network
    join dns_company using (company_id) join company on company.id = company_id
    where company_id <> ${companyId} and archived_at is null
    limit 1
  `.execute(tx);
  const [found] = rows;
  return found === undefined ? null : dynamicNetworkProblems.taken(found.network, found.name);
}
