import type { Remains } from './invariants.ts';
import { configurationsOf } from './model-links.ts';
import type { World } from './world.ts';

/**
 * No configuration is linked to a ticket twice, none of another client, and exactly the links that Picket has recorded
 * exist.
 */
export function checkLinks({ connectWise, links }: World, { tickets, devices }: Remains): string[] {
  const problems: string[] = [];
  for (const { id, configurations, content } of connectWise.tickets) {
    if (!links && configurations.length > 0) problems.push(`Ticket ${id} is linked, and nobody wanted that.`);
    if (new Set(configurations).size < configurations.length)
      problems.push(`Ticket ${id} is linked to a configuration twice: ${configurations.join(', ')}.`);
    const own = configurationsOf(content.companyId).map((one) => one.id);
    if (configurations.some((one) => !own.includes(one)))
      problems.push(`Ticket ${id} is linked to a configuration of another client.`);
    const twins = content.companyId === 103 && configurations.length > 0;
    if (twins) problems.push(`Ticket ${id} is linked to one of twins.`);
  }
  for (const { ticket_id: ticketId, device, state, configuration_id: configuration } of devices) {
    const number = tickets.find(({ id }) => id === ticketId)?.connectwise_id;
    const there = connectWise.tickets.find(({ id }) => id === number);
    const linked = configuration !== null && there?.configurations.includes(configuration) === true;
    if (state === 'linked' && !linked)
      problems.push(`Ticket ${number} is said to be linked for ${device}, and is not.`);
    if (['sending', 'unknown'].includes(state))
      problems.push(`Nobody found out whether ticket ${number} is linked for ${device}.`);
    if (['no_match', 'several', 'waiting'].includes(state) && linked)
      problems.push(`Ticket ${number} is linked for ${device}, which is said to be ${state}.`);
  }
  return problems;
}
