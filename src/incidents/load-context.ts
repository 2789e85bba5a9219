import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { companyColumns, viewNamed, withSameNames } from '../detections/named-company.ts';
import { loadSeenFacts } from '../detections/seen-facts.ts';
import { isOneOf, textArray } from '../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSetting } from '../platform/settings/store.ts';
import {
  type CompanyCount,
  countByCompany,
  type IncidentContext,
  latestOf,
  mostCounted,
  mostListed,
  type Other,
  shownOf,
} from './incident-context.ts';
import { findIncidents, showIncidents } from './incident-list.ts';
import { type DescribeReason, type IncidentViewRow, viewIncident } from './incident-view.ts';
import { withoutNotes } from './limited-incident.ts';
import { lookUpLinks, lookUpSettings } from './look-ups.ts';
import { ticketsOf } from './tickets-of.ts';

interface Caller {
  readonly describe: DescribeReason;
  readonly companies: CompanyScope;
}

/** Loads the context of an incident: other incidents of its domain and device, at the companies of the caller. */
export async function loadContext(
  db: Kysely<Schema>,
  incident: IncidentViewRow,
  caller: Caller,
): Promise<IncidentContext> {
  const ofDomain = await findOthers(db, incident, sameDomain(incident, caller.companies), caller.companies);
  const atOwn = ofDomain.filter(({ company_id: id }) => id === incident.company_id);
  const ofDevice = await findOthers(db, incident, sameDevice(incident), caller.companies);
  const companies = countByCompany(ofDomain, incident.company_id);
  const isExact = ofDomain.length < mostCounted;
  return {
    otherCompanies: {
      total: companies.length,
      totalIsExact: isExact,
      items: await nameCompanies(db, companies.slice(0, mostListed), caller.companies),
    },
    sameDomain: {
      total: atOwn.length,
      totalIsExact: isExact,
      items: await show(db, latestOf(atOwn), caller),
    },
    sameDevice: {
      total: ofDevice.length,
      totalIsExact: ofDevice.length < mostCounted,
      items: await show(db, latestOf(ofDevice), caller),
    },
    seen: shownOf(await loadSeenFacts(db, incident.id)),
    lookUps: await lookUps(db, incident),
  };
}

/** The rows of `incident` to search; null if there is nothing to search for. */
type Source = RawBuilder<unknown> | null;

/** Lists of names have no index. So only this many of the latest incidents are read. */
const mostRead = 5000;

/** Finds by the indexed domain. Incidents grouped by device alone have a list of domains instead. */
function sameDomain(
  { kind, registrable_domain: domain, domains }: IncidentViewRow,
  companies: CompanyScope,
): Source {
  if (kind !== 'detections') return null;
  if (domain !== null)
    return sql`(select * from incident where coalesce(registrable_domain, '') collate "C" = ${domain})`;
  if (domains.length === 0) return null;
  return sql`(select * from (select * from incident where ${isInScope('company_id', companies)}
      order by id desc limit ${mostRead}) as latest
    where domains && ${textArray(domains)})`;
}

/** Finds by the indexed device. Incidents grouped by domain alone have lists of names and addresses instead. */
function sameDevice(incident: IncidentViewRow): Source {
  const { kind, company_id: company, device, devices, client_addresses: addresses } = incident;
  if (kind !== 'detections') return null;
  if (device !== null)
    return sql`(select * from incident
      where coalesce(device, '') collate "C" = ${device} and company_id = ${company})`;
  if (devices.length + addresses.length === 0) return null;
  const isSame =
    devices.length > 0
      ? sql<SqlBool>`devices && ${textArray(devices)}`
      : sql<SqlBool>`client_addresses && ${textArray(addresses)}`;
  return sql`(select * from (select * from incident where company_id = ${company}
    order by last_seen_hour desc limit ${mostRead}) as latest where ${isSame})`;
}

async function findOthers(
  db: Kysely<Schema>,
  { id }: IncidentViewRow,
  source: Source,
  companies: CompanyScope,
): Promise<readonly Other[]> {
  if (source === null) return [];
  const { rows } = await sql<Other>`
    select id, company_id, last_seen_at from ${source} as same
    where kind = 'detections' and id <> ${id} and ${isInScope('company_id', companies)}
    order by id desc limit ${mostCounted}
  `.execute(db);
  return rows;
}

/** These incidents as the API shows them, in the order of the given ids. */
async function show(db: Kysely<Schema>, ids: readonly number[], { describe, companies }: Caller) {
  if (ids.length === 0) return [];
  const found = await showIncidents(findIncidents(db, {}).where(isOneOf('incident.id', ids))).execute();
  const rows = withoutNotes(await withSameNames(db, found, companies), companies);
  const tickets = await ticketsOf(db, rows);
  return rows
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map((row) => viewIncident(row, tickets.get(row.id), describe));
}

async function nameCompanies(db: Kysely<Schema>, counts: readonly CompanyCount[], scope: CompanyScope) {
  if (counts.length === 0) return [];
  const found = await db
    .selectFrom('company')
    .select(['company.id as company_id', ...companyColumns])
    .where(
      isOneOf(
        'company.id',
        counts.map(({ companyId }) => companyId),
      ),
    )
    .execute();
  const named = new Map((await withSameNames(db, found, scope)).map((row) => [row.company_id, row]));
  return counts.flatMap(({ companyId, incidents, lastSeenAt }) => {
    const row = named.get(companyId);
    return row === undefined ? [] : [{ ...viewNamed(row), incidents, lastSeenAt: lastSeenAt.toISOString() }];
  });
}

/** The most domains of an incident that get links. Usually all of them share one registrable domain. */
const mostLookedUp = 3;

async function lookUps(db: Kysely<Schema>, { registrable_domain: domain, domains }: IncidentViewRow) {
  const settings = await loadSetting(db, lookUpSettings);
  const names = [...new Set([...(domain === null ? [] : [domain]), ...domains])].slice(0, mostLookedUp);
  return names
    .map((name) => ({ domain: name, links: lookUpLinks(settings, name) }))
    .filter(({ links }) => links.length > 0);
}
