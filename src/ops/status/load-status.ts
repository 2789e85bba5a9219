import { type Kysely, sql } from 'kysely';
import { countCompanies } from '../../companies/store.ts';
import { connection, connectionHealth } from '../../connectwise/connection/connection.ts';
import { setupFindings } from '../../connectwise/connection/setup-findings.ts';
import { misfitOf } from '../../connectwise/services/route-of.ts';
import { listRules } from '../../connectwise/services/store.ts';
import {
  missingChoices,
  type TicketService,
  ticketService,
} from '../../connectwise/services/ticket-service.ts';
import { describeReason } from '../../decisions/decision-reasons.ts';
import { countQuarantined } from '../../ingest/quarantine-view.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ForwardedUntrusted } from '../../platform/http/untrusted-proxy.ts';
import type { ClockOffset } from '../../platform/outbound/clock-offset.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { LoopHealth } from '../../platform/work/loop.ts';
import { listSources, type SourceRow } from '../../sources/store.ts';
import { actingSettings } from '../../tickets/commands/acting-settings.ts';
import { statusProblem } from '../../tickets/commands/store.ts';
import { ticketText } from '../../tickets/compose/ticket-text.ts';
import { ticketStates } from '../../tickets/record/ticket-view.ts';
import { loadBackupView } from '../backup/view.ts';
import { findAttention } from './attention.ts';
import { freeBytes } from './disk-room.ts';
import { ofTicket } from './in-scope.ts';
import { loadCompanyNames } from './load-company-names.ts';
import { countHeldLong, countLockouts } from './load-watched.ts';
import { silentSince, sourceWatch } from './source-watch.ts';
import type { Demo, Status } from './status.ts';

export interface StatusDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly version: string;
  readonly startedAt: Date;
  readonly publicUrl?: string | undefined;
  /** Only in a demo. */
  readonly demo?: Demo | undefined;
  /** The problem of the certificate with which Picket serves HTTPS. */
  readonly certificateProblem?: (() => Problem | null) | undefined;
  readonly untrustedProxy?: (() => ForwardedUntrusted | null) | undefined;
  readonly databaseKind: Status['database']['kind'];
  /** Why the database cannot write, if its disk is full. */
  readonly diskProblem?: (() => Promise<Problem | null>) | undefined;
  /** The difference of our clock from that of servers, if it is too large. */
  readonly clockOffset?: (() => ClockOffset | null) | undefined;
  /** The folder whose disk is watched; tests may have none. */
  readonly dataFolder?: string | undefined;
  readonly loops: () => readonly LoopHealth[];
  /** The state of the protective DNS on this node; null while it is off. */
  readonly dns?: (() => Promise<Status['dns'] | null>) | undefined;
  /** The problem of the OpenID provider. */
  readonly providerProblem?: (() => Problem | null) | undefined;
  /** Report schedules whose last report was not sent. */
  readonly reports?: (() => Promise<Status['reports']['failing']>) | undefined;
  /** The state of channels and heartbeat. */
  readonly notifications?: (() => Promise<Status['notifications']>) | undefined;
}

/** More sources than anyone has; the list of sources has its own page. */
const mostSources = 1000;

export async function loadStatus(deps: StatusDeps): Promise<Status> {
  const { db, clock } = deps;
  const now = clock.now();
  const service = await loadSetting(db, ticketService);
  const facts: Omit<Status, 'ok' | 'attention'> = {
    version: deps.version,
    startedAt: deps.startedAt.toISOString(),
    ...(deps.publicUrl === undefined ? {} : { publicUrl: deps.publicUrl }),
    ...(deps.demo === undefined ? {} : { demo: deps.demo }),
    ...viewProxy(deps.untrustedProxy?.() ?? null),
    ...viewClock(deps.clockOffset?.() ?? null),
    ...viewCertificate(deps.certificateProblem?.() ?? null),
    database: {
      kind: deps.databaseKind,
      problem: (await deps.diskProblem?.()) ?? null,
      freeBytes: deps.dataFolder === undefined ? null : await freeBytes(deps.dataFolder),
    },
    backup: await loadBackupView(db, now),
    connection: {
      ...(await loadSetting(db, connectionHealth)),
      site: (await loadSetting(db, connection))?.site ?? null,
    },
    setup: await loadSetting(db, setupFindings),
    ticketService: {
      enabled: service.enabled,
      missing: missingChoices(service),
      problem: service.problem,
    },
    routing: { misfits: await loadMisfits(db, service) },
    ticketText: { problem: (await loadSetting(db, ticketText)).problem },
    acting: { statusProblem: await loadActing(db) },
    sources: await loadSources(db, now),
    companies: { ...(await countCompanies(db)), named: await loadCompanyNames(db) },
    detections: await countDetections(db, now),
    incidents: { ...(await countIncidents(db)), heldLong: await countHeldLong(db, now) },
    tickets: await countTickets(db),
    signIn: {
      lockedLastHour: await countLockouts(db, now),
      providerProblem: deps.providerProblem?.() ?? null,
    },
    notifications: (await deps.notifications?.()) ?? { failing: [], heartbeatProblem: null },
    reports: { failing: (await deps.reports?.()) ?? [] },
    ticketReading: await loadTicketReading(db),
    ...viewDns((await deps.dns?.()) ?? null),
    loops: deps.loops().map((loop) => ({
      ...loop,
      lastRoundAt: loop.lastRoundAt?.toISOString() ?? null,
      lastSuccessAt: loop.lastSuccessAt?.toISOString() ?? null,
    })),
  };
  const attention = findAttention(facts);
  return { ...facts, attention, ok: attention.every(({ severity }) => severity !== 'error') };
}

const viewDns = (dns: Status['dns'] | null): Pick<Status, 'dns'> => (dns == null ? {} : { dns });
const viewProxy = (seen: ForwardedUntrusted | null): Pick<Status, 'proxy'> =>
  seen === null ? {} : { proxy: { address: seen.address, at: seen.at.toISOString() } };
const viewCertificate = (problem: Problem | null): Pick<Status, 'certificate'> =>
  problem === null ? {} : { certificate: problem };
const viewClock = (wrong: ClockOffset | null): Pick<Status, 'clock'> =>
  wrong === null ? {} : { clock: wrong };

async function loadActing(db: Kysely<Schema>): Promise<Status['acting']['statusProblem']> {
  const { enabled, status } = await loadSetting(db, actingSettings);
  return enabled && status !== null ? statusProblem(db) : null;
}

async function loadMisfits(
  db: Kysely<Schema>,
  service: TicketService,
): Promise<Status['routing']['misfits']> {
  const rules = (await listRules(db)).filter(({ enabled }) => enabled);
  return rules.flatMap((rule) => {
    const problem = misfitOf(rule, service);
    return problem === null ? [] : [{ id: rule.id, name: rule.name, problem }];
  });
}

const dayBefore = (now: Date) => new Date(now.getTime() - 24 * 3_600_000);

/** Every source and its state, with the rows quarantined in the day before `now`. */
export async function loadSources(db: Kysely<Schema>, now: Date): Promise<Status['sources']> {
  const rows = await listSources(db, mostSources);
  const watch = await loadSetting(db, sourceWatch);
  const quarantined = await countQuarantined(
    db,
    rows.map(({ id }) => id),
    dayBefore(now),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    enabled: row.enabled,
    state: stateOf(row),
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastDetectionAt: row.last_detection_at?.toISOString() ?? null,
    silentSince: silentSince(row, watch, now)?.toISOString() ?? null,
    problem: row.problem,
    quarantined: quarantined.get(row.id) ?? 0,
  }));
}

function stateOf(row: SourceRow): Status['sources'][number]['state'] {
  if (!row.enabled) return 'off';
  if (row.problem !== null) return 'failing';
  return row.last_success_at === null ? 'waiting' : 'ok';
}

/** Every detection is counted in an incident, and there are far fewer incidents. */
async function countDetections(db: Kysely<Schema>, now: Date): Promise<Status['detections']> {
  const { rows } = await sql<Status['detections']>`
    select coalesce((select sum(detection_count) from incident), 0)::bigint as total,
      (select count(*) from detection where received_at >= ${dayBefore(now)})::bigint as "last24Hours"
  `.execute(db);
  return rows[0] ?? { total: 0, last24Hours: 0 };
}

/**
 * Counts open incidents without roll-ups; companies with a storm; covered incidents that ConnectWise does not name; and
 * held incidents, including roll-ups, by reason.
 */
export async function countIncidents(
  db: Kysely<Schema>,
  companies: CompanyScope = 'all',
): Promise<Omit<Status['incidents'], 'heldLong'>> {
  const { rows } = await sql<{ reason: string | null; count: number; own: number; covered: number }>`
    select case when decision = 'hold' then decision_reason end as reason, count(*)::int as count,
      count(*) filter (where kind = 'detections')::int as own,
      count(*) filter (where covered_by is not null and named_at is null)::int as covered
    from incident where state = 'open' and ${isInScope('company_id', companies)} group by 1 order by 2 desc, 1
  `.execute(db);
  const storms = await sql<{ count: number }>`
    select count(distinct company_id)::int as count from incident
    where state = 'open' and kind = 'storm' and ended_at is null and ${isInScope('company_id', companies)}
  `.execute(db);
  return {
    open: rows.reduce((sum, { own }) => sum + own, 0),
    storms: storms.rows[0]?.count ?? 0,
    covered: rows.reduce((sum, { covered }) => sum + covered, 0),
    held: rows.flatMap(({ reason, count }) =>
      reason === null ? [] : [{ reason, ...describeReason(reason), count }],
    ),
  };
}

async function loadTicketReading(db: Kysely<Schema>): Promise<Status['ticketReading']> {
  const round = await db
    .selectFrom('ticket_sync')
    .select(['last_success_at', 'problem', 'problem_since'])
    .executeTakeFirst();
  return {
    lastSuccessAt: round?.last_success_at?.toISOString() ?? null,
    problem: round?.problem ?? null,
    since: round?.problem_since?.toISOString() ?? null,
    unreadable: await countUnreadableTickets(db),
  };
}

/** Tickets for which the last reading in ConnectWise gave an error. */
export async function countUnreadableTickets(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ticket where read_problem is not null and elsewhere is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The number of tickets in each state, including empty states. */
export async function countTickets(
  db: Kysely<Schema>,
  companies: CompanyScope = 'all',
): Promise<Status['tickets']> {
  const { rows } = await sql<{ state: keyof Status['tickets']; count: number }>`
    select state, count(*)::int as count from ticket where ${ofTicket(companies)} group by 1
  `.execute(db);
  const none = Object.fromEntries(ticketStates.map((state) => [state, 0])) as Status['tickets'];
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
