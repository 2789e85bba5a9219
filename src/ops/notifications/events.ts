import { z } from 'zod';
import type { AttentionCode } from '../status/attention-codes.ts';

/** The events of which people are notified, and the default minutes that each must last before. */
export const events = {
  connection_refused: { title: 'ConnectWise refuses Picket', minutes: 2 },
  connection_unreachable: { title: 'ConnectWise cannot be reached', minutes: 10 },
  outcome_unknown: { title: 'It is unknown whether ConnectWise has a ticket', minutes: 0 },
  ticket_refused: { title: 'ConnectWise refused a ticket', minutes: 5 },
  held: { title: 'Incidents are held for more than an hour', minutes: 0 },
  storm: { title: 'A company has a storm', minutes: 0 },
  company_unmapped: { title: 'A new company has no mapping', minutes: 0 },
  source_failing: { title: 'A source cannot be read', minutes: 15 },
  source_silent: { title: 'A source is silent', minutes: 0 },
  setup: { title: 'A setting does not fit ConnectWise any more', minutes: 15 },
  dns: { title: 'The protective DNS does not answer', minutes: 2 },
  background_task: { title: 'A background task of Picket fails', minutes: 5 },
  disk: { title: 'The disk is full, or nearly', minutes: 0 },
  backup: { title: 'A backup failed', minutes: 0 },
  report: { title: 'A report was not sent', minutes: 0 },
  sign_in_locked: { title: 'Sign-in was locked after too many attempts', minutes: 0 },
  sign_in_provider: { title: 'Sign-in with the OpenID provider fails', minutes: 10 },
} as const;

export type EventName = keyof typeof events;
export const eventNames = Object.keys(events) as [EventName, ...EventName[]];

/** The event of each code of the status; null if nobody is notified of it. */
const eventOfCode: Readonly<Record<AttentionCode, EventName | null>> = {
  disk_full: 'disk',
  disk_low: 'disk',
  clock_wrong: 'background_task',
  // A person is setting Picket up, or chose this state.
  connection_unconfigured: null,
  ticket_service_incomplete: null,
  ticket_service_disabled: null,
  no_source: null,
  backup_failing: 'backup',
  report_failing: 'report',
  connection_refused: 'connection_refused',
  connection_unreachable: 'connection_unreachable',
  setup_check_failed: 'setup',
  tickets_not_all_visible: 'setup',
  ticket_service_invalid: 'setup',
  routing_rule_misfit: 'setup',
  ticket_text_failed: 'setup',
  status_not_acted_upon: 'setup',
  companies_gone: 'setup',
  tickets_need_person: 'outcome_unknown',
  tickets_refused: 'ticket_refused',
  ticket_reading_failing: 'background_task',
  tickets_unreadable: null,
  awaiting_release: null,
  incidents_held: 'held',
  covered_not_in_connectwise: null,
  storm: 'storm',
  companies_unmapped: 'company_unmapped',
  source_failing: 'source_failing',
  source_silent: 'source_silent',
  rows_quarantined: null,
  dns_not_answering: 'dns',
  dns_upstreams_down: 'dns',
  dns_network_not_followed: null,
  dns_feed_failing: null,
  dns_not_recorded: null,
  loop_failing: 'background_task',
  proxy_untrusted: null,
  certificate_failing: 'background_task',
  sign_in_locked: 'sign_in_locked',
  sign_in_provider_failing: 'sign_in_provider',
  // A failing channel cannot report itself: the status, doctor and metrics do.
  notification_failing: null,
  heartbeat_failing: null,
};

/** Null for a code without an event, also for an unknown one that a later version stored. */
export const eventOf = (code: string): EventName | null => eventOfCode[code as AttentionCode] ?? null;

/** Codes that count separate objects: an additional one is reported, although the condition was reported before. */
const counted = new Set<AttentionCode>([
  'tickets_need_person',
  'tickets_refused',
  'storm',
  'companies_unmapped',
  'companies_gone',
]);

export const growthIsNews = (code: AttentionCode): boolean => counted.has(code);

const minutes = z.number().int().min(0).max(10_080);

/** The events that a channel reports. */
export const chosenEventsSchema = z
  .object(Object.fromEntries(eventNames.map((name) => [name, minutes.optional()])) as EventShape)
  .describe(
    'The events that it reports, each with the minutes that it has to last before. Omitted: not reported.',
  )
  .meta({ id: 'NotificationEvents' });

type EventShape = Record<EventName, z.ZodOptional<typeof minutes>>;

export type ChosenEvents = z.infer<typeof chosenEventsSchema>;

export const usualEvents: ChosenEvents = Object.fromEntries(
  eventNames.map((name) => [name, events[name].minutes]),
);
