import { sql } from 'kysely';
import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/** Every incident was opened once. Each change of its decision has its line, and so has its ticket. */
export async function checkTimelines(
  { shared }: World,
  { incidents, events, tickets }: Remains,
): Promise<string[]> {
  const { rows: notes } = await sql<{ incident_id: number; what: string }>`
    select incident_id, decision || ':' || reason as what from decision_note order by id`.execute(
    shared.database.db,
  );
  return incidents.flatMap(({ id }) => {
    const broken: string[] = [];
    const lines = events.filter(({ incident_id }) => incident_id === id);
    const count = (...kinds: string[]) => lines.filter(({ kind }) => kinds.includes(kind)).length;
    if (count('opened') !== 1) broken.push(`Incident ${id} was opened ${count('opened')} times.`);
    const told = lines
      .filter(({ kind }) => kind === 'decided')
      .map(({ details }) => `${details?.decision}:${details?.reason}`);
    const decided = notes.filter(({ incident_id }) => incident_id === id).map(({ what }) => what);
    if (told.join() !== decided.join())
      broken.push(`The timeline of incident ${id} tells [${told}], and what was decided is [${decided}].`);
    const isCreated = tickets.some(({ incident_id, state }) => incident_id === id && state === 'created');
    const creations = count('ticket_created', 'adopted', 'retried');
    if (isCreated && creations === 0)
      broken.push(`The timeline of incident ${id} does not tell of its ticket.`);
    return broken;
  });
}
