import { type Kysely, type SqlBool, sql } from 'kysely';
import type { AllowedDomain } from '../../decisions/allowed.ts';
import { namesAbove, parseDomain } from '../../dns/policy/parse-domain.ts';
import type { Incident } from '../../incidents/incident.ts';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** The entries in force for the domains of these incidents. */
export async function loadAllowed(
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
  // Checked when it is read as well: no entry of an older version or an import allows a whole top-level domain.
  return rows.filter(({ domain }) => parseDomain(domain, { wholeSuffix: true }).ok);
}
