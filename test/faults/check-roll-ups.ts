import type { Remains } from './invariants.ts';
import { incidentOf } from './model-connectwise.ts';
import type { World } from './world.ts';

/** An incident without its own ticket is covered by one roll-up of its company, and each roll-up covers an incident. */
export function checkRollUps({ connectWise }: World, { incidents }: Remains): string[] {
  const ticketed = new Set(connectWise.tickets.map(({ content }) => incidentOf(content)));
  // A ticket that was closed, or deleted before Picket knew it, does not keep an incident out of a roll-up.
  const lasting = connectWise.tickets.filter(
    ({ deletedAt, endings }) => deletedAt === null && endings.length === 0,
  );
  const stillTicketed = new Set(lasting.map(({ content }) => incidentOf(content)));
  return incidents.flatMap((incident) => {
    const { id, covered_by, company_id, kind } = incident;
    if (kind !== 'detections') {
      const covers = incidents.some((other) => other.covered_by === id);
      // An incident that was seen after its roll-up's ticket was closed has left the roll-up, even if somebody reopens
      // that ticket.
      const ended = connectWise.tickets.some(
        ({ content, endings }) => incidentOf(content) === id && endings.length > 0,
      );
      const over = ended || incident.state === 'closed' || kind === 'digest';
      return covers || !ticketed.has(id) || over ? [] : [`Roll-up ${id} covers nothing.`];
    }
    if (covered_by === null) return [];
    const rollUp = incidents.find((other) => other.id === covered_by);
    const named = ['append:storm', 'append:in_digest'].includes(
      `${incident.decision}:${incident.decision_reason}`,
    );
    return [
      rollUp?.company_id === company_id && rollUp.kind !== 'detections'
        ? ''
        : `Incident ${id} is covered by ${covered_by}, which is no roll-up of its company.`,
      named
        ? ''
        : `Incident ${id} is covered, and said to be ${incident.decision}: ${incident.decision_reason}.`,
      stillTicketed.has(id) ? `Incident ${id} has a ticket of its own, and is covered by ${covered_by}.` : '',
      incident.state === 'open' && rollUp?.state === 'closed'
        ? `Incident ${id} is open, and its roll-up is closed.`
        : '',
    ].filter((what) => what !== '');
  });
}
