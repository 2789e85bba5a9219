import { type Kysely, type SqlBool, sql } from 'kysely';
import type { AllowedDomain } from '../../decisions/allowed.ts';
import { namesAbove, readDomain } from '../../dns/policy/read-domain.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ReleaseChoice } from '../../platform/settings/change.ts';

/** The entries in force that concern the domains of these incidents. */
export async function readAllowed(
  db: Kysely<Schema>,
  incidents: readonly Pick<Incident, 'registrableDomain' | 'domains'>[],
  now: Date,
): Promise<AllowedDomain[]> {
  const names = new Set(
    incidents
      .flatMap(({ registrableDomain, domains }) => [...domains, registrableDomain ?? ''])
      .flatMap(namesAbove),
  );
  const rows = await db
    .selectFrom('allow_entry')
    .select(['company_id as companyId', 'domain', 'expires_at as expiresAt'])
    .where('undone_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .where(sql<SqlBool>`domain = any(${textArray([...names])})`)
    .execute();
  // Checked where it is read as well: no entry of an older version or an import allows a whole top-level domain.
  return rows.filter(({ domain }) => readDomain(domain, { wholeSuffix: true }).ok);
}

/**
 * Marks the open incidents that an entry may concern as due again: held or unsent incidents with a name within
 * its domain,
 * and incidents that were allowed. Call it in the transaction of the change.
 */
export async function decideAgain(
  tx: Kysely<Schema>,
  { companyId, domain }: { companyId: number | null; domain: string },
  { at: now, release }: { readonly at: Date; readonly release?: ReleaseChoice | undefined },
): Promise<void> {
  const below = `.${domain}`;
  const gate = release === 'now' ? null : (release ?? 'ask');
  await lockDeciding(tx);
  await tx
    .updateTable('incident')
    // What allowing less would release waits at the gate, as with any change.
    .set({
      decide_at: now,
      release_gate: sql`case when decision = 'create' or kind <> 'detections' then release_gate else ${gate} end`,
    })
    .where('state', '=', 'open')
    .where('decision_reason', '!=', 'waiting_to_group')
    .where((is) =>
      is.or([is('decision', 'in', ['hold', 'create']), is('decision_reason', '=', 'domain_allowed')]),
    )
    .where(
      sql<SqlBool>`exists (select from unnest(domains || coalesce(registrable_domain, '')) as d(name)
        where name = ${domain} or right(name, ${below.length}::int) = ${below})`,
    )
    .$if(companyId !== null, (query) => query.where('company_id', '=', companyId ?? 0))
    .execute();
}
