import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rowsOf, textArray } from '../../platform/database/arrays.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { isPublicSuffix, registrableDomain } from '../../platform/values/domain-name.ts';
import { machineOf } from '../../platform/values/machine.ts';
import { openedIn } from './cohort.ts';
import type { Span } from './period.ts';
import type { Summary, Top } from './summary.ts';

type Named = Top[number];

/** The most names that are read; those in the fewest incidents are left out. */
const namesRead = 50_000;
const shown = 10;
/** Of so many the exact counts are read, because their order may change. */
const candidates = 20;

/** Incidents that are grouped by device have no registrable domain. */
const domainsOf = sql`select registrable_domain where registrable_domain is not null
  union all select distinct unnest(domains) where registrable_domain is null`;
const devicesOf = sql`select unnest(case when cardinality(devices) > 0 then devices else client_addresses end)`;

/**
 * The values in the most incidents that were opened in the period. Each count is that of the list of its incidents, which
 * finds all spellings of a device, and all names below a domain (incidents/incident-list.ts).
 */
export async function loadMostSeen(
  db: Kysely<Schema>,
  span: Span,
  companies: CompanyScope,
): Promise<Summary['top']> {
  const incidents = openedIn('incident', span, companies);
  const count = async (names: RawBuilder<unknown>, most: number): Promise<Named[]> => {
    const found = await sql<Named>`
      select name, count(*)::int as incidents, sum(detection_count)::bigint as detections
      from incident cross join lateral (${names}) as each(name)
      where ${incidents} and name is not null group by name order by 2 desc, 3 desc, 1 limit ${most}`.execute(
      db,
    );
    return found.rows;
  };
  /** Counts each incident once for a value, also if it has several names of it. */
  const countOnce = async (names: RawBuilder<unknown>, given: readonly Spelling[]): Promise<Named[]> => {
    if (given.length === 0) return [];
    const columns = {
      spelling: textArray(given.map(({ spelling }) => spelling)),
      value: textArray(given.map(({ value }) => value)),
    };
    const found = await sql<Named>`
      select value as name, count(*)::int as incidents, sum(detection_count)::bigint as detections from (
        select distinct incident.id, incident.detection_count, g.value
        from incident cross join lateral (${names}) as each(name)
        join ${rowsOf('g', columns)} on g.spelling = each.name where ${incidents}
      ) as once group by value`.execute(db);
    return found.rows;
  };
  const exact = async (names: RawBuilder<unknown>, values: readonly Value[]): Promise<Top> => {
    const first = values.slice(0, candidates);
    const counted = await countOnce(
      names,
      first.flatMap(({ name, spellings }) =>
        spellings.length < 2 ? [] : spellings.map((spelling) => ({ spelling, value: name })),
      ),
    );
    return [...counted, ...first.filter(({ spellings }) => spellings.length < 2)]
      .map(({ name, incidents, detections }) => ({ name, incidents, detections }))
      .sort(byCount)
      .slice(0, shown);
  };
  const domains = merge(await count(domainsOf, namesRead), registrableDomain, (name) => name);
  const devices = merge(await count(devicesOf, namesRead), machineOf);
  return {
    domains: await exact(domainsOf, withNamesBelow(domains)),
    reasons: await count(sql`select unnest(reasons)`, shown),
    devices: await exact(devicesOf, devices),
  };
}

interface Spelling {
  readonly spelling: string;
  readonly value: string;
}

interface Value extends Named {
  readonly spellings: readonly string[];
}

/**
 * What means the same is one value. Its count is too high if an incident has several of its spellings.
 * @param write how the value is written; without it, as its most frequent spelling
 */
function merge(
  rows: readonly Named[],
  meaning: (name: string) => string,
  write?: (meant: string) => string,
): Value[] {
  const found = new Map<
    string,
    { name: string; incidents: number; detections: number; spellings: string[] }
  >();
  for (const { name, incidents, detections } of rows) {
    const meant = meaning(name);
    const value = found.get(meant) ?? {
      name: write?.(meant) ?? name,
      incidents: 0,
      detections: 0,
      spellings: [],
    };
    value.incidents += incidents;
    value.detections += detections;
    value.spellings.push(name);
    found.set(meant, value);
  }
  return [...found.values()].sort(byCount);
}

/** Below a public suffix are the domains of others. It counts with them, as its list does. */
function withNamesBelow(domains: readonly Value[]): Value[] {
  return domains.map((value, at) => {
    if (at >= candidates || !isPublicSuffix(value.name)) return value;
    const below = domains.filter(({ name }) => name.endsWith(`.${value.name}`));
    return { ...value, spellings: [value, ...below].flatMap(({ spellings }) => spellings) };
  });
}

const byCount = (one: Named, other: Named) =>
  other.incidents - one.incidents || other.detections - one.detections || (one.name < other.name ? -1 : 1);
