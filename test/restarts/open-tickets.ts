import type { Stage } from './picket.ts';

export interface OpenTicket {
  readonly id: number;
  /** Its number in ConnectWise. */
  readonly number: number;
  readonly incidentId: number;
  readonly domain: string;
}

/** Tickets that are made together: one after the other takes several times as long. */
const atOnce = 12;

/** Hands out open tickets, each of another domain, which Picket has created and read. */
export function openTickets({ scene, db }: Stage) {
  const ready: OpenTicket[] = [];
  let made = 0;

  async function make(): Promise<void> {
    const domains = Array.from({ length: atOnce }, () => `bad-${++made}.example`);
    await scene.detectAll(domains.map((domain) => ({ domain, deviceName: 'CSD-FRONTDESK-01' })));
    await scene.deliver();
    // A process that ended while it read has the lease for some minutes.
    for (let round = 0; round < 8; round += 1) await scene.sync();
    const rows = await db
      .selectFrom('ticket')
      .innerJoin('incident', 'incident.id', 'incident_id')
      .select(['ticket.id', 'connectwise_id', 'incident_id', 'registrable_domain', 'life'])
      .where('registrable_domain', 'in', domains)
      .orderBy('ticket.id')
      .execute();
    for (const { id, connectwise_id: number, incident_id: incidentId, registrable_domain, life } of rows) {
      if (number === null || life !== 'open') throw new Error(`Ticket ${id} is not open.`);
      ready.push({ id, number, incidentId, domain: registrable_domain ?? '' });
    }
  }

  return async function next(): Promise<OpenTicket> {
    if (ready.length === 0) await make();
    const ticket = ready.shift();
    if (ticket === undefined) throw new Error('No ticket was made.');
    return ticket;
  };
}

/** The ticket as ConnectWise has it. */
export function inConnectWise({ scene }: Stage, number: number) {
  const found = scene.sandbox.tickets().find(({ id }) => id === number);
  if (found === undefined) throw new Error(`ConnectWise has no ticket ${number}.`);
  return found;
}

/** The tickets in ConnectWise that describe detections of a domain, such as `bad-1.example`. */
export const ticketsAbout = ({ scene }: Stage, domain: string) =>
  scene.sandbox
    .tickets()
    .filter(({ initialDescription }) => initialDescription?.includes(domain.replace('.', '[.]')));

/** Whether the last follow-up of this kind is done. */
export async function isFollowedUp({ db }: Stage, ticketId: number, kind: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_operation')
    .select('state')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind as 'note')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.state === 'done';
}
