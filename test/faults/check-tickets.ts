import { isWithin } from '../../src/dns/policy/parse-domain.ts';
import type { Remains } from './invariants.ts';
import { incidentOf, type ModelTicket, requiredField } from './model-connectwise.ts';
import type { World } from './world.ts';

type Incident = Remains['incidents'][number];

/** One ticket for each incident that must have one, for the right company; none for any other. */
export function checkTickets(world: World, remains: Remains): string[] {
  return [
    ...remains.incidents.flatMap((incident) => checkIncident(world, remains, incident)),
    ...checkRows(world, remains),
  ];
}

function checkIncident(world: World, remains: Remains, incident: Incident): string[] {
  const { connectWise, history, time } = world;
  const { id } = incident;
  const created = connectWise.tickets.filter(({ content }) => incidentOf(content) === id);
  if (created.length === 0) {
    // The ticket of another incident covers it: see check-roll-ups.ts.
    if (incident.covered_by !== null) return [];
    // It waits for a future digest, and then perhaps for something else.
    const { decision_reason: reason, decide_at: decideAt } = incident;
    if (reason === 'daily_digest' && decideAt !== null && decideAt > time()) return [];
    // ConnectWise refuses tickets for its company.
    if (connectWise.refusedCompanies.has(remains.mapped.get(incident.company_id) ?? 0)) return [];
    const why = whyNone(remains, incident, time());
    if (incident.decision === 'skip') {
      // A skipped incident stays skipped, also if settings change afterwards.
      const asked = why.includes(incident.decision_reason) || history.mayHaveSkipped(incident);
      return asked ? [] : [`Incident ${id} was skipped, which nothing ever asked for (${said(incident)}).`];
    }
    if (why.length === 0) return [`Incident ${id} has no ticket (${said(incident)}).`];
    const named = incident.decision === 'hold' && why.includes(incident.decision_reason);
    return named
      ? []
      : [`Incident ${id} has no ticket since ${why.join(', ')}, and not since ${said(incident)}.`];
  }
  const broken = twice(created).map((ticket) => `Incident ${id} got ticket ${ticket.id}, though it had one.`);
  for (const ticket of created) {
    const own = ticket.besides.find(({ reopened }) => reopened);
    if (own !== undefined)
      broken.push(`Incident ${id} got ticket ${ticket.id}, though Picket had reopened ${own.id}.`);
    const known = ticket.besides.find(({ openSince }) => isLongKnown(world, ticket, openSince));
    if (known !== undefined)
      broken.push(`Incident ${id} got ticket ${ticket.id}, though ${known.id} was open again.`);
  }
  for (const { content, id: number } of created) {
    const said = content.customFields?.find((field) => field.id === requiredField.id)?.value;
    if (said !== id) broken.push(`Ticket ${number} of incident ${id} has “${said}” in its custom field.`);
    if (!history.everMapped(incident.company_id, content.companyId))
      broken.push(`Ticket ${number} of incident ${id} is on company ${content.companyId}, never its own.`);
  }
  if (!history.everEnabled()) broken.push(`Incident ${id} has a ticket, and the service was never enabled.`);
  return broken;
}

/** Every change in ConnectWise is noticed within this, if nothing fails and the member sees the ticket. */
const noticedMs = 7 * 60_000;

function isLongKnown(
  { restedAt, connectWise }: World,
  { createdAt }: ModelTicket,
  openSince: number,
): boolean {
  const since = Math.max(restedAt, openSince);
  return connectWise.role.inquire === 'All' && createdAt - since > noticedMs;
}

const said = ({ state, decision, decision_reason }: Incident) => `${state}, ${decision}: ${decision_reason}`;

/** Tickets that were created although the previous one had not been closed or deleted since it was created. */
const twice = (created: readonly ModelTicket[]) =>
  created.filter((ticket, index) =>
    created.slice(0, index).some((before) => {
      const { deletedAt, content } = before;
      // The same ticket, sent twice.
      if (content.externalXRef === ticket.content.externalXRef)
        return deletedAt === null || deletedAt > ticket.createdAt;
      return !before.endings.some((at) => at <= ticket.createdAt);
    }),
  );

/** Why an incident must not have a ticket, by the final settings; nothing if it must have one. */
function whyNone(
  { settings, service, mapped, incidents, allowed }: Remains,
  incident: Incident,
  now: Date,
): string[] {
  const { id, kind } = incident;
  // All incidents of a digest may have become worse in time, and have their own tickets then.
  const isEmptyDigest = kind === 'digest' && !incidents.some(({ covered_by }) => covered_by === id);
  const muted =
    incident.reasons.length > 0 && incident.reasons.every((one) => settings.mutedReasons.includes(one));
  return [
    kind !== 'detections' || settings.ticketedVerdicts.includes(incident.verdict)
      ? ''
      : 'verdict_not_ticketed',
    isEmptyDigest ? 'nothing_to_tell' : '',
    muted ? 'reason_muted' : '',
    kind === 'detections' && incident.domains.every((name) => isAllowed(name, incident, allowed, now))
      ? 'domain_allowed'
      : '',
    kind === 'detections' && incident.detection_count < settings.minimumDetections ? 'below_threshold' : '',
    service.enabled ? '' : 'service_not_enabled',
    service.board && service.status && service.type && service.priority ? '' : 'ticket_service_incomplete',
    mapped.has(incident.company_id) ? '' : 'company_not_mapped',
  ].filter((reason) => reason !== '');
}

const isAllowed = (
  name: string,
  { company_id: companyId }: Incident,
  allowed: Remains['allowed'],
  now: Date,
): boolean =>
  allowed.some(
    (entry) =>
      isWithin(name, entry.domain) &&
      (entry.company_id === null || entry.company_id === companyId) &&
      entry.undone_at === null &&
      (entry.expires_at === null || entry.expires_at > now),
  );

/** What Picket has recorded about its tickets is true. */
function checkRows({ connectWise }: World, { tickets }: Remains): string[] {
  const broken: string[] = [];
  for (const { id, state, connectwise_id, reference } of tickets) {
    const there = connectWise.tickets.find((ticket) => ticket.id === connectwise_id);
    if (state === 'created' && there?.content.externalXRef !== reference)
      broken.push(`Ticket ${id} is said to be ${connectwise_id} in ConnectWise, and is not.`);
    const any = connectWise.present(reference).length > 0;
    if (state !== 'created' && any) broken.push(`Ticket ${id} is ${state}, and is in ConnectWise.`);
  }
  for (const { id, content } of connectWise.tickets) {
    const known = tickets.some(({ reference }) => reference === content.externalXRef);
    if (!known) broken.push(`ConnectWise has ticket ${id}, which Picket does not know.`);
  }
  return broken;
}
