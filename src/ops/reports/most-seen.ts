import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isOfDevice, isOfDomain } from '../../incidents/incident-list.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { isPublicSuffix, registrableDomain } from '../../platform/values/domain-name.ts';
import { machineOf } from '../../platform/values/machine.ts';
import { openedIn } from './cohort.ts';
import type { Span } from './period.ts';
import type { Summary, Top } from './summary.ts';

type Named = Top[number];

/** The most spellings that are read; those in the fewest incidents are left out. */
const spellingsRead = 2000;
const shown = 10;
/** Of so many the exact counts are read, because their order may change. */
const candidates = 20;

/** The values in the most incidents that were opened in the period. Each count is that of the list of its incidents. */
export async function loadMostSeen(
  db: Kysely<Schema>,
  span: Span,
  companies: CompanyScope,
): Promise<Summary['top']> {
  const incidents = openedIn('incident', span, companies);
  const top = async (names: RawBuilder<unknown>, most: number): Promise<Named[]> => {
    const found = await sql<Named>`
      select name, count(*)::int as incidents, sum(detection_count)::bigint as detections
      from incident cross join lateral (${names}) as each(name)
      where ${incidents} and name is not null group by name order by 2 desc, 3 desc, 1 limit ${most}`.execute(
      db,
    );
    return found.rows;
  };
  const recount = async (names: readonly string[], isOf: (name: string) => RawBuilder<SqlBool>) =>
    names.length === 0 ? [] : countEach(db, incidents, names, isOf);

  const ofDomain = merged(
    await top(
      sql`select registrable_domain where registrable_domain is not null
      union all select distinct unnest(domains) where registrable_domain is null`,
      spellingsRead,
    ),
    registrableDomain,
  );
  const { rows: withoutDomain } = await sql`
    select from incident where ${incidents} and registrable_domain is null limit 1`.execute(db);
  // Grouped by device, an incident has several names; and below a public suffix are the domains of others.
  const isVague = ({ name }: Named) => withoutDomain.length > 0 || isPublicSuffix(name);
  const ofDevice = merged(
    await top(
      sql`select unnest(case when cardinality(devices) > 0 then devices else client_addresses end)`,
      spellingsRead,
    ),
    machineOf,
  );
  return {
    domains: await exact(ofDomain, isVague, (names) => recount(names, (name) => isOfDomain(`=${name}`))),
    reasons: await top(sql`select unnest(reasons)`, shown),
    // An incident may have several spellings of one device.
    devices: await exact(
      ofDevice,
      ({ spellings }) => spellings > 1,
      (names) => recount(names, (name) => isOfDevice(`=${name}`)),
    ),
  };
}

interface Merged extends Named {
  readonly spellings: number;
}

/** What means the same is one, with its most frequent spelling. Its count is too high if an incident has several. */
function merged(rows: readonly Named[], meaning: (name: string) => string): Merged[] {
  const found = new Map<string, Merged>();
  for (const { name, incidents, detections } of rows) {
    const same = meaning(name);
    const { spellings = 0, ...known } = found.get(same) ?? { name, incidents: 0, detections: 0 };
    found.set(same, {
      name: known.name,
      spellings: spellings + 1,
      incidents: known.incidents + incidents,
      detections: known.detections + detections,
    });
  }
  return [...found.values()];
}

const byCount = (one: Named, other: Named) =>
  other.incidents - one.incidents || other.detections - one.detections || (one.name < other.name ? -1 : 1);

async function exact(
  rows: readonly Merged[],
  isVague: (row: Merged) => boolean,
  recount: (names: readonly string[]) => Promise<Named[]>,
): Promise<Top> {
  const first = [...rows].sort(byCount).slice(0, candidates);
  const counted = await recount(first.filter(isVague).map(({ name }) => name));
  return [...counted, ...first.filter((row) => !isVague(row))]
    .map(({ name, incidents, detections }) => ({ name, incidents, detections }))
    .sort(byCount)
    .slice(0, shown);
}

/** Counts the incidents of each name by the condition of the list of incidents, in one reading. */
async function countEach(
  db: Kysely<Schema>,
  incidents: RawBuilder<unknown>,
  names: readonly string[],
  isOf: (name: string) => RawBuilder<SqlBool>,
): Promise<Named[]> {
  const counts = names.map(
    (name) => sql`json_build_array(count(*) filter (where ${isOf(name)}),
      coalesce(sum(detection_count) filter (where ${isOf(name)}), 0))`,
  );
  const { rows } = await sql<{ counts: [number, number][] }>`
    select json_build_array(${sql.join(counts)}) as counts from incident where ${incidents}`.execute(db);
  return names.map((name, at) => {
    const [incidents = 0, detections = 0] = rows[0]?.counts[at] ?? [];
    return { name, incidents, detections };
  });
}
