import type { Remains } from './invariants.ts';
import type { ModelConnectWise } from './model-connectwise.ts';
import type { World } from './world.ts';

/** What Picket believes of its tickets' lives and ought not to. */
export function lives(connectWise: ModelConnectWise, tickets: Remains['tickets']): string[] {
  return tickets.flatMap(({ id, state, life, connectwise_id }) => {
    const there = connectWise.tickets.find((ticket) => ticket.id === connectwise_id);
    if (state !== 'created' || there === undefined) return [];
    const truth = connectWise.lifeOf(there);
    // A closed ticket is rarely looked for any more, and that it is gone changes nothing.
    if (life === 'closed' && truth === 'deleted') return [];
    return life === truth ? [] : [`Ticket ${id} (${there.id}) is believed to be ${life}, and is ${truth}.`];
  });
}

/** Every ticket is believed to be what it is, and each incident goes by its last ticket. */
export function checkLives({ connectWise }: World, { tickets, incidents, events }: Remains): string[] {
  const broken = lives(connectWise, tickets);
  for (const { id, state, closed_reason } of incidents) {
    const last = tickets.filter(({ incident_id }) => incident_id === id).at(-1);
    if (last?.state !== 'created') continue;
    if (last.life === 'open' && state === 'closed') {
      // One that is open in its place is the only reason to leave it closed.
      const told = events.some((event) => event.incident_id === id && event.kind === 'ticket_open');
      if (!told) broken.push(`Incident ${id} is closed (${closed_reason}), and its ticket is open.`);
    }
    if (last.life !== 'open' && state === 'open')
      broken.push(`Incident ${id} is open, and its ticket is ${last.life}.`);
  }
  return broken;
}
