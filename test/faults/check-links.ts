import type { Remains } from './invariants.ts';
import type { ModelConnectWise } from './model-connectwise.ts';
import type { World } from './world.ts';

/**
 * No configuration is linked to a ticket twice, none of another client, and what Picket believes to be linked, and no
 * more, is there. What a person unlinked, in Picket or in ConnectWise, stays so until a person chooses it again.
 */
export function checkLinks(
  { connectWise, features, unlinkings }: World,
  { tickets, devices }: Remains,
): string[] {
  const problems: string[] = [];
  for (const { id, configurations, content } of connectWise.tickets) {
    if (!features.links && configurations.length > 0)
      problems.push(`Ticket ${id} is linked, and nobody wanted that.`);
    if (new Set(configurations).size < configurations.length)
      problems.push(`Ticket ${id} is linked to a configuration twice: ${configurations.join(', ')}.`);
    const own = connectWise.configurations.filter(({ companyId }) => companyId === content.companyId);
    if (configurations.some((one) => !own.some((other) => other.id === one)))
      problems.push(`Ticket ${id} is linked to a configuration of another client.`);
    // Technicians may rename what were twins.
    const twins = features.theme !== 'links' && content.companyId === 103 && configurations.length > 0;
    if (twins) problems.push(`Ticket ${id} is linked to one of twins.`);
    for (const one of configurations) {
      if (removedLast(connectWise, id, one) || claims(tickets, devices, id, one)) continue;
      problems.push(`Ticket ${id} is linked to ${one}, and Picket does not say so.`);
    }
  }
  for (const link of connectWise.linked)
    if (link.what === 'attach' && unlinkings.contradicts(link))
      problems.push(`Ticket ${link.ticketId} was linked to ${link.id} again, which a person had unlinked.`);
  for (const row of devices) {
    const { ticket_id: ticketId, device, state, configuration_id: configuration, remove_id: removing } = row;
    const ticket = tickets.find(({ id }) => id === ticketId);
    const number = ticket?.connectwise_id ?? 0;
    const there = connectWise.tickets.find((one) => one.id === number);
    const linked = configuration !== null && there?.configurations.includes(configuration) === true;
    const removed = configuration !== null && removedLast(connectWise, number, configuration);
    if (state === 'linked' && !linked && !removed)
      problems.push(`Ticket ${number} is said to be linked for ${device}, and is not.`);
    if (['sending', 'unknown'].includes(state))
      problems.push(`Nobody found out whether ticket ${number} is linked for ${device}.`);
    if (['no_match', 'several', 'waiting'].includes(state) && linked && !shared(devices, row))
      problems.push(`Ticket ${number} is linked for ${device}, which is said to be ${state}.`);
    const isOpen = ticket?.life === 'open' && there !== undefined && connectWise.sees(there);
    if (isOpen && connectWise.mayEdit && removing !== null && state !== 'failed')
      problems.push(`Nobody removed ${removing} from ticket ${number} for ${device}.`);
  }
  return problems;
}

/** Whether a technician removed a link after Picket had made it last. */
function removedLast({ linked }: ModelConnectWise, ticketId: number, id: number): boolean {
  const last = linked.filter((one) => one.ticketId === ticketId && one.id === id).at(-1);
  return last?.what === 'detach' && last.by === 'technician';
}

/** Whether a device of a ticket has a configuration, or Picket says why it could not settle that. */
const claims = (tickets: Remains['tickets'], devices: Remains['devices'], number: number, id: number) =>
  devices.some(
    (row) =>
      tickets.find((one) => one.id === row.ticket_id)?.connectwise_id === number &&
      (row.configuration_id === id || row.remove_id === id) &&
      (row.state === 'linked' || row.state === 'failed' || row.remove_id !== null),
  );

/** Another device of the ticket has the same configuration. */
const shared = (devices: Remains['devices'], row: Remains['devices'][number]) =>
  devices.some(
    (other) =>
      other.id !== row.id &&
      other.ticket_id === row.ticket_id &&
      other.state === 'linked' &&
      other.configuration_id === row.configuration_id,
  );
