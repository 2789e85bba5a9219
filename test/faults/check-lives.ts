import type { Remains } from './invariants.ts';
import type { ModelConnectWise, ModelTicket } from './model-connectwise.ts';
import type { World } from './world.ts';

/** What Picket believes of its tickets' lives and ought not to. */
export function lives(connectWise: ModelConnectWise, tickets: Remains['tickets']): string[] {
  return tickets.flatMap(({ id, state, life, connectwise_id }) => {
    const there = connectWise.tickets.find((ticket) => ticket.id === connectwise_id);
    if (state !== 'created' || there === undefined) return [];
    const truth = connectWise.lifeOf(there);
    if (life === 'deleted' && !wasDeleted(connectWise, there))
      return [`Ticket ${id} (${there.id}) is believed to be deleted, and never was.`];
    if (!isSeen(connectWise, there)) return [];
    // Nothing proves it.
    if (truth === 'deleted' && !connectWise.provesAbsence()) return [];
    // A closed ticket is rarely looked for any more, and that it is gone changes nothing.
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
    const there = connectWise.tickets.find((ticket) => ticket.id === last.connectwise_id);
    // It cannot be reopened while ConnectWise does not show it.
    if (decision === 'reopen' && there !== undefined && !isSeen(connectWise, there)) continue;
    // An older one that was reopened counts as well; and of one that the member never saw nothing is known.
    const isOver =
      last.life !== null && !tickets.some((one) => one.incident_id === id && one.life === 'open');
    if (isOver && state === 'open' && !kept)
      broken.push(`Incident ${id} is open, and its ticket is ${last.life}.`);
  }
  return broken;
}
