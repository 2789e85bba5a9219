import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { detectionSorts, findDetections, showDetections } from '../../detections/detection-list.ts';
import { findIncidents, incidentSorts, showIncidents } from '../../incidents/incident-list.ts';
import { findTickets, showTickets, ticketSorts } from '../../tickets/record/ticket-list.ts';
import { inOrder, type Order, type Sort } from './keyset.ts';

const test = useDatabase();

const lists = {
  tickets: { rows: () => showTickets(findTickets(test.db, {})), sorts: ticketSorts },
  incidents: { rows: () => showIncidents(findIncidents(test.db, {})), sorts: incidentSorts },
  detections: { rows: () => showDetections(findDetections(test.db, {})), sorts: detectionSorts },
} as const;

const cases = Object.entries(lists).flatMap(([list, { sorts }]) =>
  Object.entries<Sort>(sorts).flatMap(([name, sort]) =>
    (['asc', 'desc'] as const).map((order) => [list as keyof typeof lists, name, order, sort] as const),
  ),
);

it.each(cases)(
  'a page of the %s by %s %s is read from an index, and never sorts the whole list',
  async (list, _, order, sort) => {
    expect(await planOf(list, sort, order)).not.toMatch(/-> +Sort\b|^Sort\b/m);
  },
);

async function planOf(list: keyof typeof lists, sort: Sort, order: Order): Promise<string> {
  const page = inOrder(lists[list].rows() as ReturnType<typeof showTickets>, {
    sort,
    order,
    limit: 50,
  }).compile();
  return test.db.transaction().execute(async (tx) => {
    // The tables are empty, so PostgreSQL would otherwise always read and sort the whole table.
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_sort = off`.execute(tx);
    const explained = CompiledQuery.raw(`explain ${page.sql}`, [...page.parameters]);
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(explained);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
