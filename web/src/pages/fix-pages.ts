import { type LinkOptions, linkOptions } from '@tanstack/react-router';
import type { components, paths } from '../api/schema.d.ts';

type Answer = paths['/api/v1/troubleshoot']['post']['responses'][200]['content']['application/json'];
type Check = Pick<Answer['checks'][number], 'id' | 'area'>;
type Attention = components['schemas']['Attention'];
type AttentionCode = components['schemas']['AttentionCode'];

/** A page of the console, with its filter. */
type Page = Pick<LinkOptions, 'to' | 'search'>;

const connection = linkOptions({ to: '/settings/mssp/connectwise/connection' });
const services = linkOptions({ to: '/settings/mssp/connectwise/services' });
const companies = linkOptions({ to: '/settings/mssp/connectwise/companies' });
const sources = linkOptions({ to: '/sources' });
const dns = linkOptions({ to: '/dns' });
const tickets = linkOptions({ to: '/tickets' });
const notifications = linkOptions({ to: '/settings/notifications' });
const troubleshoot = linkOptions({ to: '/settings/troubleshoot' });

/** The page on which the reader fixes each item that needs attention. */
const ofAttention: Readonly<Record<AttentionCode, Page>> = {
  disk_full: troubleshoot,
  disk_low: troubleshoot,
  clock_wrong: troubleshoot,
  backup_failing: linkOptions({ to: '/settings/mssp/incidents' }),
  connection_unconfigured: connection,
  connection_refused: connection,
  connection_unreachable: connection,
  setup_check_failed: connection,
  tickets_not_all_visible: connection,
  ticket_service_invalid: services,
  ticket_service_incomplete: services,
  ticket_service_disabled: services,
  routing_rule_misfit: linkOptions({ to: '/settings/mssp/connectwise/services/routing' }),
  ticket_text_failed: linkOptions({ to: '/settings/mssp/connectwise/services/text' }),
  status_not_acted_upon: linkOptions({ to: '/settings/mssp/acting' }),
  tickets_need_person: linkOptions({ to: '/tickets', search: { state: 'needs_person' } }),
  tickets_refused: linkOptions({ to: '/tickets', search: { state: 'refused' } }),
  ticket_reading_failing: tickets,
  tickets_unreadable: linkOptions({ to: '/tickets', search: { state: 'created' } }),
  incidents_held: linkOptions({ to: '/incidents', search: { state: 'open', decision: 'hold' } }),
  awaiting_release: linkOptions({ to: '/incidents', search: { reason: 'awaiting_release', state: 'open' } }),
  covered_not_in_connectwise: linkOptions({ to: '/incidents', search: { named: 'no', state: 'open' } }),
  storm: linkOptions({ to: '/incidents', search: { kind: 'storm', state: 'open' } }),
  companies_gone: companies,
  companies_unmapped: companies,
  no_source: sources,
  source_failing: sources,
  source_silent: sources,
  rows_quarantined: sources,
  dns_not_answering: dns,
  dns_upstreams_down: dns,
  dns_network_not_followed: dns,
  dns_feed_failing: linkOptions({ to: '/dns/feeds' }),
  dns_not_recorded: dns,
  loop_failing: troubleshoot,
  proxy_untrusted: troubleshoot,
  certificate_failing: troubleshoot,
  sign_in_locked: linkOptions({ to: '/settings/audit' }),
  sign_in_provider_failing: troubleshoot,
  notification_failing: notifications,
  heartbeat_failing: notifications,
  report_failing: linkOptions({ to: '/reports' }),
};

/** Null: problems of the machine and its network are not fixed in the console. */
const ofArea: Readonly<Record<Check['area'], Page | null>> = {
  picket: null,
  sources,
  connectwise: connection,
  tickets,
  network: null,
};

/** Checks of Troubleshoot that are fixed on another page than the rest of their area. */
const ofCheck: Readonly<Record<string, Page>> = {
  ticket_service: services,
  companies,
  deliveries: linkOptions({ to: '/tickets', search: { state: 'queued' } }),
  'connectwise.board': services,
  'connectwise.status': services,
  'connectwise.type': services,
  'connectwise.priority': services,
  'connectwise.custom_fields': linkOptions({ to: '/settings/mssp/connectwise/services/custom-fields' }),
};

/** Null for an unknown code, which a newer Picket sent to a page that was opened before. */
export const attentionPage = ({ code, check }: Pick<Attention, 'code' | 'check'>): Page | null =>
  ofCheck[`connectwise.${check}`] ?? ofAttention[code] ?? null;

/** Null if there is nothing to fix in the console. */
export const checkPage = ({ id, area }: Check): Page | null => ofCheck[id] ?? ofArea[area] ?? null;

/** Only administrators can open settings. */
export const isSetting = ({ to }: Page): boolean => to?.startsWith('/settings/') === true;
