import { type Kysely, type SqlBool, sql } from 'kysely';
import { stormHourMs, type TicketLoad } from '../../decisions/storm.ts';
import type { Incident } from '../../incidents/incident.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** The counts for storm control of each company, including what this transaction adds. */
export interface TicketLoads {
  of(companyId: number): TicketLoad;
  /** Counts a ticket that this transaction queues, unless ConnectWise refused it before. */
  queued(incident: Pick<Incident, 'companyId' | 'kind'>, ticketId: number | null): void;
  /** Records that this transaction opened a storm's roll-up, or covered an incident. */
  covered(companyId: number): void;
}

interface Counted {
  readonly company_id: number;
  readonly kind: 'detections' | 'storm';
  readonly count: number;
  readonly oldest: Date | null;
}

/**
 * Counts tickets that were sent within the hour or are queued, and finds which companies have a storm's roll-up.
 * @param held tickets that this transaction may queue again
 */
export async function loadTicketLoads(
  tx: Kysely<Schema>,
  now: Date,
  held: readonly number[],
): Promise<TicketLoads> {
  const tickets = new Map<number, number>();
  let all = 0;
  let rollUps = 0;
  let oldest: Date | null = null;
  for (const row of await countTickets(tx, now)) {
    if (row.kind === 'storm') {
      rollUps += row.count;
      if (row.oldest !== null && (oldest === null || row.oldest < oldest)) oldest = row.oldest;
    } else {
      tickets.set(row.company_id, row.count);
      all += row.count;
    }
  }
  const gathering = new Set(await companiesInStorm(tx));
  const refused = new Set(await refusedOf(tx, held));
  return {
    of: (companyId) => ({
      ofCompany: tickets.get(companyId) ?? 0,
      ofAll: all,
      gathering: gathering.has(companyId),
      rollUps,
      rollUpsFreeAt: oldest && new Date(oldest.getTime() + stormHourMs),
    }),
    queued({ companyId, kind }, ticketId) {
      if (ticketId !== null && refused.has(ticketId)) return;
      if (kind === 'storm') {
        rollUps += 1;
        oldest ??= now;
      }
      if (kind === 'detections') {
        tickets.set(companyId, (tickets.get(companyId) ?? 0) + 1);
        all += 1;
      }
    },
    covered(companyId) {
      gathering.add(companyId);
    },
  };
}

/** ConnectWise refused it; `t` is the ticket. */
const wasRefused = sql<SqlBool>`exists (
  select from ticket_attempt a where a.ticket_id = t.id and a.kind = 'create' and a.outcome = 'refused')`;

/**
 * A ticket that was never sent, or was refused, is on no board. One that is refused at every try must not take the
 * place of others for ever. If our clock is slow, tickets of other nodes count longer; we never under-count.
 */
async function countTickets(tx: Kysely<Schema>, now: Date): Promise<Counted[]> {
  const since = new Date(now.getTime() - stormHourMs);
  const { rows } = await sql<Counted>`
    select i.company_id, i.kind, count(*)::int as count, min(t.sent_at) as oldest
    from (
      select incident_id, sent_at from ticket
        where sent_at > ${since} and state in ('sending', 'unknown', 'created', 'needs_person')
      union all
      select t.incident_id, null from ticket t where t.state = 'queued' and not ${wasRefused}
    ) as t(incident_id, sent_at)
    join incident i on i.id = t.incident_id
    where i.kind in ('detections', 'storm')
    group by 1, 2
  `.execute(tx);
  return rows;
}

async function refusedOf(tx: Kysely<Schema>, ticketIds: readonly number[]): Promise<number[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select t.id from ticket t where t.id = any(${bigintArray(ticketIds)}) and ${wasRefused}
  `.execute(tx);
  return rows.map(({ id }) => id);
}

async function companiesInStorm(tx: Kysely<Schema>): Promise<number[]> {
  const rows = await tx
    .selectFrom('incident')
    .select('company_id')
    .where('kind', '=', 'storm')
    .where('state', '=', 'open')
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => row.company_id);
}

/**
 * How many incidents came due within the hour: those with tickets as above, and those that a storm's roll-up covers.
 */
export async function countDueIncidents(tx: Kysely<Schema>, now: Date): Promise<Map<number, number>> {
  const since = new Date(now.getTime() - stormHourMs);
  const due = new Map<number, number>();
  const add = (companyId: number, count: number) => due.set(companyId, (due.get(companyId) ?? 0) + count);
  for (const { company_id, kind, count } of await countTickets(tx, now)) {
    if (kind === 'detections') add(company_id, count);
  }
  const { rows } = await sql<{ company_id: number; count: number }>`
    select i.company_id, count(*)::int as count
    from incident i join incident r on r.id = i.covered_by
    where r.kind = 'storm' and r.state = 'open' and r.ended_at is null and i.covered_by is not null
      and i.covered_at > ${since}
    group by 1
  `.execute(tx);
  for (const { company_id, count } of rows) add(company_id, count);
  return due;
}
