const mssp = '/settings/mssp';

type PageName =
  | 'accepted'
  | 'allowList'
  | 'companies'
  | 'connection'
  | 'dns'
  | 'maintenance'
  | 'release'
  | 'services'
  | 'settings'
  | 'severity'
  | 'silences';

interface ReasonPage {
  readonly page: PageName;
  readonly path: string;
}

const companies = (show?: 'unmapped' | 'gone'): ReasonPage => ({
  page: 'companies',
  path: `${mssp}/connectwise/companies${show === undefined ? '' : `?show=${show}`}`,
});
const services: ReasonPage = { page: 'services', path: `${mssp}/connectwise/services` };
const severity: ReasonPage = { page: 'severity', path: '/noise/severity' };
const settings: ReasonPage = { page: 'settings', path: `${mssp}/incidents` };

/** The page on which the reader changes the reason for a hold or for no ticket. */
const byReason: Readonly<Record<string, ReasonPage>> = {
  company_not_mapped: companies('unmapped'),
  mapped_company_gone: companies('gone'),
  company_tickets_off: companies(),
  company_quiet_hours: companies(),
  service_not_enabled: services,
  ticket_service_incomplete: services,
  ticket_service_invalid: services,
  connection_unhealthy: { page: 'connection', path: `${mssp}/connectwise/connection` },
  silenced: { page: 'silences', path: '/noise/silences' },
  maintenance: { page: 'maintenance', path: '/noise/maintenance' },
  accepted: { page: 'accepted', path: '/noise/accepted' },
  severity_not_ticketed: severity,
  below_threshold: severity,
  daily_digest: severity,
  category_not_ticketed: { page: 'dns', path: '/dns' },
  domain_allowed: { page: 'allowList', path: '/allow-list' },
  awaiting_release: { page: 'release', path: '/incidents?reason=awaiting_release&state=open' },
  waiting_to_group: settings,
  recurred_recently: settings,
  verdict_not_ticketed: settings,
  reason_muted: settings,
  held_too_long: settings,
  storm: settings,
  occurred_long_ago: settings,
};

/** Null if no page changes it. */
export const pageOfReason = (reason: string): ReasonPage | null => byReason[reason] ?? null;

/** Only administrators can open settings. */
export const isForAdmins = ({ path }: ReasonPage): boolean => path.startsWith('/settings');
