import { sql } from 'kysely';
import type { World } from './world.ts';

/** Longer than any retention (set-up.ts). */
const days = 45;
const dayMs = 86_400_000;

/**
 * Months pass. Expired data is deleted; every open incident stays, with its tickets.
 * @returns what is missing, or was not deleted.
 */
export async function passMonths(world: World): Promise<string[]> {
  const { scheduler, shared, trace } = world;
  const { db } = shared.database;
  const before = await db.selectFrom('incident').select(['id', 'state']).orderBy('id').execute();
  const tickets = await unfinished(world);
  trace.add('world', `${days} days pass`);
  scheduler.skipTo(scheduler.now() + days * dayMs);
  scheduler.rouse();
  while (!scheduler.quiet()) await scheduler.step();
  const after = await db.selectFrom('incident').select('id').execute();
  const left = new Set(after.map(({ id }) => id));
  const kept = new Set(tickets);
  const { rows } = await sql`select from detection`.execute(db);
  return [
    ...(rows.length === 0 ? [] : [`${rows.length} detections are kept for longer than is set.`]),
    ...before.flatMap(({ id, state }) => {
      const stays = state === 'open' || kept.has(id);
      if (stays === left.has(id)) return [];
      return stays
        ? [`Incident ${id} (${state}) was deleted, though it is not finished.`]
        : [`Incident ${id} (${state}) is kept for longer than is set.`];
    }),
  ];
}

/** Incidents whose ticket may still be on its way. */
async function unfinished({ shared }: World): Promise<number[]> {
  const rows = await shared.database.db
    .selectFrom('ticket')
    .select('incident_id')
    .where('state', 'in', ['queued', 'sending', 'unknown', 'needs_person'])
    .execute();
  return rows.map(({ incident_id: id }) => id);
}
