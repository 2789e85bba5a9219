import { ticketChoices } from '../connectwise/services/ticket-service.ts';
import type { AttentionCode } from './status/attention-codes.ts';
import type { Area } from './troubleshoot/check.ts';

/**
 * The deprecated field `link` of the status and of Troubleshoot, for existing programs. The console has its own table
 * of pages, by the same codes and ids.
 */
export const linkDescription =
  'Deprecated: use the code or id instead. The console page where you fix it: a path.';

const connectWise = '/settings/mssp/connectwise';
const pages = {
  connection: `${connectWise}/connection`,
  services: `${connectWise}/services`,
  routing: `${connectWise}/services/routing`,
  text: `${connectWise}/services/text`,
  companies: `${connectWise}/companies`,
  acting: '/settings/mssp/acting',
  sources: '/sources',
  tickets: '/tickets',
  dns: '/dns',
  troubleshoot: '/settings/troubleshoot',
  notifications: '/settings/notifications',
} as const;

const ofAttention: Readonly<Record<AttentionCode, string>> = {
  disk_full: pages.troubleshoot,
  disk_low: pages.troubleshoot,
  clock_wrong: pages.troubleshoot,
  backup_failing: '/settings/mssp/incidents',
  connection_unconfigured: pages.connection,
  connection_refused: pages.connection,
  connection_unreachable: pages.connection,
  setup_check_failed: pages.connection,
  tickets_not_all_visible: pages.connection,
  ticket_service_invalid: pages.services,
  ticket_service_incomplete: pages.services,
  ticket_service_disabled: pages.services,
  routing_rule_misfit: pages.routing,
  ticket_text_failed: pages.text,
  status_not_acted_upon: pages.acting,
  tickets_need_person: '/tickets?state=needs_person',
  tickets_refused: '/tickets?state=refused',
  ticket_reading_failing: pages.tickets,
  tickets_unreadable: '/tickets?state=created',
  incidents_held: '/incidents?state=open&decision=hold',
  awaiting_release: '/incidents?reason=awaiting_release&state=open',
  covered_not_in_connectwise: '/incidents?named=no&state=open',
  storm: '/incidents?kind=storm&state=open',
  companies_gone: pages.companies,
  companies_unmapped: pages.companies,
  no_source: pages.sources,
  source_failing: pages.sources,
  source_silent: pages.sources,
  rows_quarantined: pages.sources,
  dns_not_answering: pages.dns,
  dns_upstreams_down: pages.dns,
  dns_network_not_followed: pages.dns,
  dns_feed_failing: pages.dns,
  dns_not_recorded: pages.dns,
  loop_failing: pages.troubleshoot,
  proxy_untrusted: pages.troubleshoot,
  certificate_failing: pages.troubleshoot,
  sign_in_locked: '/settings/audit',
  sign_in_provider_failing: pages.troubleshoot,
  notification_failing: pages.notifications,
  heartbeat_failing: pages.notifications,
  report_failing: '/reports',
};

const ofArea: Readonly<Record<Area, string>> = {
  picket: pages.troubleshoot,
  sources: pages.sources,
  connectwise: pages.connection,
  tickets: pages.tickets,
  network: pages.troubleshoot,
};

/** Checks that are fixed on another page than the rest of their area. */
const ofCheck: Readonly<Record<string, string>> = {
  ticket_service: pages.services,
  companies: pages.companies,
  deliveries: '/tickets?state=queued',
  ...Object.fromEntries(ticketChoices.map((choice) => [`connectwise.${choice}`, pages.services])),
};

/** `check`: the failed check of Verify setup, if there is one. */
export const attentionLink = (code: AttentionCode, check = ''): string =>
  ofCheck[`connectwise.${check}`] ?? ofAttention[code];

export const checkLink = ({ area, id }: { readonly area: Area; readonly id: string }): string =>
  ofCheck[id] ?? ofArea[area];
