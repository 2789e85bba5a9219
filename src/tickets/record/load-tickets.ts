import { type Kysely, sql } from 'kysely';
import type { FormerTicket, TicketNow } from '../../decisions/recurrence.ts';
import type { Incident } from '../../incidents/incident.ts';
import { bigintArray, isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { OperationState } from '../../platform/database/schema-tickets.ts';
import { groupBy } from '../../platform/values/group-by.ts';
import type { TicketRow } from './store.ts';

/** An incident's tickets, with the fields that decisions and sync need. */
export interface IncidentTicket extends TicketNow {
  /** The id of the last ticket. */
  readonly id: number;
  readonly recurrence: number;
  readonly former: (FormerTicket & { readonly id: number }) | null;
}

interface Reopening {
  readonly state: OperationState;
  readonly done_at: Date | null;
}

/** The tickets of each of these incidents, and when it last got a further one, or its own reopened. */
export async function loadTickets(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
): Promise<Map<number, { readonly ticket: IncidentTicket; readonly recurredAt: Date | null }>> {
  const rows = await ticketsOf(tx, incidents);
  const reopenings = await loadReopenings(tx, rows);
  const byIncident = groupBy(rows, (row) => row.incident_id);
  return new Map(
    [...byIncident].map(([id, own]) => [
      id,
      { ticket: summarize(own, reopenings), recurredAt: recurredAt(own, reopenings) },
    ]),
  );
}

/** Tickets in the order of their recurrence. Written so that the planner looks up each incident in the index. */
async function ticketsOf(tx: Kysely<Schema>, incidents: readonly Incident[]): Promise<TicketRow[]> {
  const ids = bigintArray(incidents.map(({ id }) => id));
  const { rows } = await sql<TicketRow>`
    select own.* from unnest(${ids}) as g(id)
    cross join lateral (
      select * from ticket t where t.incident_id = g.id order by t.recurrence limit ${mostTickets}) as own
    order by own.recurrence
  `.execute(tx);
  return rows;
}

/** More than an incident ever has. */
const mostTickets = 10_000;

async function loadReopenings(
  tx: Kysely<Schema>,
  tickets: readonly TicketRow[],
): Promise<ReadonlyMap<number, Reopening[]>> {
  const over = tickets.filter((row) => row.state === 'created' && row.life !== null);
  if (over.length === 0) return new Map();
  const rows = await tx
    .selectFrom('ticket_operation')
    .select(['ticket_id', 'state', 'done_at'])
    .where('kind', '=', 'reopen')
    .where(
      isOneOf(
        'ticket_id',
        over.map(({ id }) => id),
      ),
    )
    .orderBy('id')
    .execute();
  return groupBy(rows, (row) => row.ticket_id);
}

/** States of tickets that are certainly not in ConnectWise. */
const notThere: ReadonlySet<string> = new Set(['queued', 'withdrawn', 'refused']);

const isOver = ({ life, elsewhere }: TicketRow) =>
  life === 'closed' || life === 'deleted' || elsewhere !== null;

function summarize(
  rows: readonly TicketRow[],
  reopenings: ReadonlyMap<number, readonly Reopening[]>,
): IncidentTicket {
  const last = rows.at(-1);
  if (last === undefined) throw new Error('The tickets of the incident. Empty when it has none.');
  const created = rows.filter(({ state }) => state === 'created');
  const there = created.at(-1);
  // Any open one counts: a technician may reopen an earlier ticket after the last one was closed.
  const isOpen = created.some((row) => !isOver(row));
  const counts = last.state === 'created' || notThere.has(last.state);
  return {
    id: last.id,
    recurrence: last.recurrence,
    state: last.state,
    open: counts && isOpen,
    former:
      there !== undefined && !isOpen
        ? {
            id: there.id,
            number: there.connectwise_id,
            life: there.life,
            merged: there.merged_into !== null,
            elsewhere: there.elsewhere !== null,
            reopening: reopenings.get(there.id)?.at(-1)?.state ?? null,
          }
        : null,
  };
}

function recurredAt(
  rows: readonly TicketRow[],
  reopenings: ReadonlyMap<number, readonly Reopening[]>,
): Date | null {
  const times = rows.flatMap(({ id, recurrence, state, created_at }) => [
    ...(recurrence > 0 && state === 'created' ? [created_at] : []),
    ...(reopenings.get(id) ?? []).map(({ done_at }) => done_at),
  ]);
  return times.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}
