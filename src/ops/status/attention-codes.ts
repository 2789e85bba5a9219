import { z } from 'zod';

/** Why something needs attention: one code for each kind of problem. */
export const attentionCodes = [
  'disk_full',
  'disk_low',
  'clock_wrong',
  'backup_failing',
  'connection_unconfigured',
  'connection_refused',
  'connection_unreachable',
  'setup_check_failed',
  'tickets_not_all_visible',
  'ticket_service_invalid',
  'ticket_service_incomplete',
  'ticket_service_disabled',
  'routing_rule_misfit',
  'ticket_text_failed',
  'status_not_acted_upon',
  'tickets_need_person',
  'tickets_refused',
  'ticket_reading_failing',
  'tickets_unreadable',
  'awaiting_release',
  'incidents_held',
  'covered_not_in_connectwise',
  'storm',
  'companies_gone',
  'companies_unmapped',
  'no_source',
  'source_failing',
  'source_silent',
  'rows_quarantined',
  'dns_not_answering',
  'dns_upstreams_down',
  'dns_network_not_followed',
  'dns_feed_failing',
  'dns_not_recorded',
  'loop_failing',
  'proxy_untrusted',
  'certificate_failing',
  'sign_in_locked',
  'sign_in_provider_failing',
  'notification_failing',
  'heartbeat_failing',
  'report_failing',
] as const;

export type AttentionCode = (typeof attentionCodes)[number];

export const attentionCodeSchema = z
  .enum(attentionCodes)
  .meta({ id: 'AttentionCode', description: 'Stable, for programs. Later versions may add codes.' });
