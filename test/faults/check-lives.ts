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
export function checkLives(
  { connectWise, history }: World,
  { tickets, incidents, events }: Remains,
): string[] {
  const broken = lives(connectWise, tickets);
  for (const incident of incidents) {
    const { id, state, closed_reason, closed_at, kind, last_seen_at, decision } = incident;
    const byTicket = ['resolved', 'ticket_deleted'].includes(closed_reason ?? '');
    if (
      byTicket &&
      kind === 'detections' &&
      history.alwaysRecurs() &&
      closed_at !== null &&
      last_seen_at > closed_at
    )
      broken.push(`Incident ${id} was seen again after it was closed, and nothing came of that.`);
    const last = tickets
      .filter(({ incident_id, ...ticket }) => incident_id === id && ticket.state !== 'withdrawn')
      .at(-1);
    if (last?.state !== 'created') continue;
    if (last.life === 'open' && state === 'closed') {
      // One that is open in its place is the only reason to leave it closed.
      const told = events.some((event) => event.incident_id === id && event.kind === 'ticket_open');
      if (!told) broken.push(`Incident ${id} is closed (${closed_reason}), and its ticket is open.`);
    }
    // Seen again it has another ticket, unless something stands against that.
    const kept = decision === 'hold' || decision === 'skip' || incident.covered_by !== null;
    if (last.life !== 'open' && state === 'open' && !kept)
      broken.push(`Incident ${id} is open, and its ticket is ${last.life}.`);
  }
  return broken;
}
