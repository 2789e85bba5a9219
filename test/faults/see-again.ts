import { sql } from 'kysely';
import { closeAll, reopen, work } from './meddle.ts';
import type { World } from './world.ts';

/**
 * Everything is seen again and again, and technicians close the tickets. Then they reopen the older ticket of an
 * incident, which is seen once more. Any open ticket of an incident is enough.
 */
export async function seeAgain(world: World, heal: () => Promise<string[]>): Promise<string[]> {
  const { connectWise, random, trace } = world;
  const left: string[] = [];
  for (let time = 1; time <= 2; time += 1) {
    closeAll(world);
    // Technicians may be quicker than Picket.
    if (random.chance(0.6)) left.push(...(await heal()));
    emitAgain(world);
    await readSoon(world);
    left.push(...(await heal()));
  }
  closeAll(world);
  left.push(...(await heal()));
  const older = connectWise.tickets.filter(
    (ticket) =>
      connectWise.byId(ticket.id) !== null && ticket.mergedInto === null && connectWise.sees(ticket),
  );
  if (older.length === 0) return left;
  const ticket = random.pick(older);
  trace.add('technician', `reopens the older ticket ${ticket.id}`);
  work(world, ticket, 'reopens', reopen(world));
  left.push(...(await heal()));
  emitAgain(world);
  await readSoon(world);
  left.push(...(await heal()));
  return left;
}

/** In some runs the log is read at once, before tickets are read: at rest it is read once an hour (heal.ts). */
export async function readSoon({ random, shared, time }: World): Promise<void> {
  if (random.chance(0.3)) return;
  await sql`update source set next_poll_at = ${time()} where kind = 'hyas'`.execute(shared.database.db);
}

/** Adds one more row for each domain and device that HYAS has had. */
export function emitAgain({ hyas, scheduler, adversary, time, trace }: World): void {
  // Later than everything else that happened now.
  if (adversary.resting) scheduler.skipTo(scheduler.now() + 1_000);
  const known = new Map(
    hyas.rows
      .filter(({ readable, word }) => readable && word !== 'suspicious')
      .map((row) => [
        JSON.stringify([row.content.domain, row.content.client_id, row.content.devicename]),
        row,
      ]),
  );
  for (const row of known.values()) {
    const at = time();
    const logId = `again-${hyas.rows.length}`;
    const content = { ...row.content, log_id: logId, datetime: at.toISOString() };
    hyas.rows.push({ ...row, logId, at, content, visibleAt: scheduler.now() });
    trace.add('HYAS', `again ${row.word} ${logId}: ${row.content.domain}`);
  }
}
