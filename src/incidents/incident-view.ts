import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Named, namedCompany, viewNamed } from '../detections/named-company.ts';
import type { Schema } from '../platform/database/schema.ts';
import { machineOf } from '../platform/values/machine.ts';
import { incidentKinds } from './incident.ts';
import { severities } from './severities.ts';
import { toSkip } from './store.ts';

const ticketSchema = z
  .object({
    id: z.number(),
    state: z.enum(['queued', 'sending', 'unknown', 'created', 'refused', 'needs_person', 'withdrawn']),
    connectwiseId: z.number().nullable(),
    url: z.string().nullable().describe('The ticket in ConnectWise.'),
    life: z
      .enum(['open', 'closed', 'deleted'])
      .nullable()
      .describe('Its state in ConnectWise; null before the first reading.'),
    statusName: z.string().nullable(),
  })
  .meta({ id: 'IncidentTicket' });

export const incidentSchema = z
  .object({
    id: z.number(),
    ...namedCompany,
    kind: z
      .enum(incidentKinds)
      .describe(
        'A `storm` or a `digest` is a roll-up: it has no detections, and its ticket covers other incidents.',
      ),
    covers: z.number().nullable().describe('How many incidents a roll-up covers; null for other incidents.'),
    coveredBy: z.number().nullable().describe('The roll-up whose ticket covers it.'),
    coveredAt: z.iso.datetime().nullable(),
    namedAt: z.iso
      .datetime()
      .nullable()
      .describe('When a ticket or note of that roll-up in ConnectWise first named it; null: not yet.'),
    endedAt: z.iso.datetime().nullable().describe('When the roll-up stopped covering further incidents.'),
    state: z.enum(['open', 'closed']),
    openedAt: z.iso.datetime().describe('When Picket received it.'),
    closedAt: z.iso.datetime().nullable(),
    closedReason: z.string().nullable(),
    registrableDomain: z.string().nullable(),
    machines: z
      .number()
      .int()
      .describe('How many machines it is of. The names that one machine was seen under count once.'),
    device: z.string().nullable(),
    detectionCount: z.number(),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    verdict: z.string().describe('The worst verdict of its detections.'),
    reasons: z.array(z.string()),
    domains: z.array(z.string()),
    devices: z.array(z.string()),
    clientAddresses: z.array(z.string()),
    policies: z.array(z.string()),
    threatLevels: z.array(z.string()),
    severity: z
      .enum(severities)
      .describe('From the severity rules, by verdict, block reasons and threat levels.'),
    decision: z.object({
      action: z.enum(['create', 'append', 'reopen', 'hold', 'skip']),
      reason: z.string(),
      inConnectWise: z
        .boolean()
        .describe('Whether a ticket in ConnectWise names it. A covered incident may wait for that.'),
      title: z.string().describe('The reason in words.'),
      hint: z.string().describe('What to do, if anything.'),
      note: z
        .string()
        .nullable()
        .describe('Details that the reason alone does not give: who, until when, which.'),
      decidedAt: z.iso.datetime(),
      decideAt: z.iso.datetime().nullable().describe('When Picket automatically decides it again.'),
    }),
    ticket: ticketSchema.nullable(),
    skip: z
      .object({ by: z.string(), at: z.iso.datetime(), note: z.string() })
      .nullable()
      .describe('Set while it is skipped by a person: who, when and why.'),
  })
  .meta({ id: 'Incident' });

export const incidentDetailsSchema = incidentSchema
  .extend({
    tickets: z
      .array(ticketSchema)
      .describe('All its tickets, the newest first. It may get another one each time it is seen again.'),
    timeline: z.array(
      z.object({
        at: z.iso.datetime(),
        kind: z.string(),
        message: z.string(),
        details: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  })
  .meta({ id: 'IncidentDetails' });

export type IncidentView = z.infer<typeof incidentSchema>;

/** Puts the reason of a decision into words. Passed in, because this folder does not import `decisions/`. */
export type DescribeReason = (reason: string) => { readonly title: string; readonly hint: string };

/** The reason that is shown for a covered incident while no ticket in ConnectWise names it. */
export const notNamedYet = 'covered_not_in_connectwise';

export type IncidentViewRow = Named<
  Selectable<Schema['incident']> & {
    readonly company_name: string;
    readonly company_external_id: string;
    readonly covers: number | null;
  }
>;
export type TicketOfIncident = Pick<
  Selectable<Schema['ticket']>,
  'id' | 'incident_id' | 'state' | 'connectwise_id' | 'url' | 'life' | 'status_name'
>;

/** Counts devices by name, or by address if none has a name. */
const countMachines = ({ devices, client_addresses }: IncidentViewRow): number =>
  new Set((devices.length > 0 ? devices : client_addresses).map(machineOf)).size;

export function viewIncident(
  row: IncidentViewRow,
  ticket: TicketOfIncident | undefined,
  describe: DescribeReason,
): IncidentView {
  const isPending = row.covered_by !== null && row.named_at === null;
  const { title, hint } = describe(isPending ? notNamedYet : row.decision_reason);
  const skip = toSkip(row);
  return {
    id: row.id,
    ...viewNamed(row),
    kind: row.kind,
    covers: row.covers,
    coveredBy: row.covered_by,
    coveredAt: row.covered_at?.toISOString() ?? null,
    namedAt: row.named_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedReason: row.closed_reason,
    registrableDomain: row.registrable_domain,
    machines: countMachines(row),
    device: row.device,
    detectionCount: row.detection_count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    verdict: row.verdict,
    reasons: row.reasons,
    domains: row.domains,
    devices: row.devices,
    clientAddresses: row.client_addresses,
    policies: row.policies,
    threatLevels: row.threat_levels,
    severity: row.severity,
    decision: {
      action: row.decision,
      reason: row.decision_reason,
      inConnectWise: row.decision === 'append' && !isPending,
      title,
      hint,
      note: row.decision_note,
      decidedAt: row.decided_at.toISOString(),
      decideAt: row.decide_at?.toISOString() ?? null,
    },
    ticket: ticket === undefined ? null : viewTicketOf(ticket),
    skip: skip && { ...skip, at: skip.at.toISOString() },
  };
}

/** A ticket as its incident shows it. */
export const viewTicketOf = (ticket: TicketOfIncident): z.infer<typeof ticketSchema> => ({
  id: ticket.id,
  state: ticket.state,
  connectwiseId: ticket.connectwise_id,
  url: ticket.url,
  life: ticket.life,
  statusName: ticket.status_name,
});
