import type { Remains } from './invariants.ts';
import { customerFields, customerOf, defaultContact, idIn } from './model-customers.ts';
import type { World } from './world.ts';

/**
 * A ticket has contact, agreement and site of its company. What ConnectWise refused is left out, and the timeline says so;
 * nothing else is left out.
 */
export function checkCustomers(
  { connectWise, features, history }: World,
  { tickets, events, incidents, defaults }: Remains,
): string[] {
  const { refusals } = connectWise.customers;
  const broken: string[] = [];
  for (const { id, reference, left_out: leftOut, incident_id: incidentId } of tickets) {
    const refused = refusals.filter((one) => one.reference === reference);
    const said = (kind: string) => events.some((one) => one.incident_id === incidentId && one.kind === kind);
    for (const field of leftOut) {
      // Where ConnectWise names no field, all of them are left out.
      if (!refused.some((one) => one.field === field || !one.named))
        broken.push(`Ticket ${id} leaves its ${field} out, and ConnectWise never refused it.`);
    }
    if (leftOut.length > 0 && !said('customer_refused'))
      broken.push(
        `The timeline of incident ${incidentId} does not say that its ticket leaves something out.`,
      );
    const incident = incidents.find((one) => one.id === incidentId);
    const row = defaults.find((one) => one.company_id === incident?.company_id);
    if (leftOut.length > 0 && row !== undefined && row.problem === null)
      broken.push(`Company ${row.company_id} does not show that ConnectWise refused what was chosen for it.`);
    for (const { content } of connectWise.tickets.filter((one) => one.content.externalXRef === reference)) {
      const chosen = customerOf(content.companyId);
      const isChosen = features.customers && row?.connectwise_company_id === content.companyId;
      for (const field of customerFields) {
        const given = content[idIn[field]];
        if (given !== undefined && leftOut.includes(field))
          broken.push(`Ticket ${id} leaves its ${field} out, and ConnectWise has it with one.`);
        const own = field === 'contact' ? [chosen.contact.id, defaultContact(content.companyId).id] : [];
        if (given !== undefined && given !== chosen[field].id && !own.includes(given))
          broken.push(`Ticket ${id} has the ${field} of another company.`);
        if (!isChosen || given !== undefined || leftOut.includes(field)) continue;
        // The mapping may have changed between reading and sending.
        if (said('contact_failed') || !history.steadilyMapped(incident?.company_id ?? 0)) continue;
        broken.push(`Ticket ${id} has no ${field}, and nothing says why.`);
      }
    }
  }
  return broken;
}
