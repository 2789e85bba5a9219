import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/** A roll-up names the incidents that it covers within the hour; a run lasts longer than that. */
const namedMs = 3_600_000;

/**
 * What Picket shows as named in ConnectWise is named there, and no covered incident waits for that for longer than an
 * hour.
 */
export function checkNamed({ connectWise, time }: World, { incidents, tickets }: Remains): string[] {
  const texts = connectWise.tickets.flatMap(({ content, notes }) => [
    content.initialDescription,
    ...notes.map(({ text }) => text),
  ]);
  const names = (id: number) => texts.some((text) => new RegExp(`Picket incident:? ${id}\\b`).test(text));
  const ticketed = (id: number) =>
    tickets.some(
      ({ incident_id, state, life }) => incident_id === id && state === 'created' && life === 'open',
    );
  return incidents.flatMap(({ id, covered_by: rollUp, covered_at: since, named_at: namedAt, state }) => {
    if (rollUp === null || since === null) return [];
    if (namedAt !== null)
      return names(id) ? [] : [`Incident ${id} is said to be named in ConnectWise, and is not.`];
    const waited = time().getTime() - since.getTime() > namedMs;
    return state === 'open' && waited && ticketed(rollUp)
      ? [`Incident ${id} is covered by ${rollUp} for more than an hour, and no ticket or note names it.`]
      : [];
  });
}
