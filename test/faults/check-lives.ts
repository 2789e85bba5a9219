import type { Remains } from './invariants.ts';
import type { ModelConnectWise, ModelTicket } from './model-connectwise.ts';
import type { World } from './world.ts';

/** The tickets of which Picket has recorded a wrong life. */
export function lives(connectWise: ModelConnectWise, tickets: Remains['tickets']): string[] {
  return tickets.flatMap(({ id, state, life, connectwise_id }) => {
    const there = connectWise.tickets.find((ticket) => ticket.id === connectwise_id);
    if (state !== 'created' || there === undefined) return [];
    const truth = connectWise.lifeOf(there);
    if (life === 'deleted' && !wasDeleted(connectWise, there))
      return [`Ticket ${id} (${there.id}) is believed to be deleted, and never was.`];
    if (!isSeen(connectWise, there)) return [];
    // Its absence cannot be proven.
    if (truth === 'deleted' && !connectWise.provesAbsence()) return [];
    // A closed ticket is rarely read, and its deletion changes nothing.
    if (life === 'closed' && truth === 'deleted') return [];
    return life === truth ? [] : [`Ticket ${id} (${there.id}) is believed to be ${life}, and is ${truth}.`];
  });
}

function wasDeleted(connectWise: ModelConnectWise, ticket: ModelTicket): boolean {
  const parent = connectWise.tickets.find(({ id }) => id === ticket.mergedInto);
  return ticket.deletedAt !== null || (parent !== undefined && wasDeleted(connectWise, parent));
}

function isSeen(connectWise: ModelConnectWise, ticket: ModelTicket): boolean {
  const parent = connectWise.tickets.find(({ id }) => id === ticket.mergedInto);
  return connectWise.sees(ticket) && (parent === undefined || isSeen(connectWise, parent));
}

/** The recorded life of every ticket is true, and each incident follows its last ticket. */
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
      // It may only stay closed if another open ticket is in its place.
      const told = events.some((event) => event.incident_id === id && event.kind === 'ticket_open');
      if (!told) broken.push(`Incident ${id} is closed (${closed_reason}), and its ticket is open.`);
    }
    // If it is seen again it has another ticket, unless something prevents that.
    const kept = decision === 'hold' || decision === 'skip' || incident.covered_by !== null;
    const there = connectWise.tickets.find((ticket) => ticket.id === last.connectwise_id);
    // It cannot be reopened while ConnectWise does not show it.
    if (decision === 'reopen' && there !== undefined && !isSeen(connectWise, there)) continue;
    // An older one that was reopened counts as well. Nothing is known about one that the member never saw.
    const isOver =
      last.life !== null && !tickets.some((one) => one.incident_id === id && one.life === 'open');
    if (isOver && state === 'open' && !kept)
      broken.push(`Incident ${id} is open, and its ticket is ${last.life}.`);
  }
  return broken;
}
