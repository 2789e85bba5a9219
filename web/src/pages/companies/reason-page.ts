import { companies } from '../../text/en/companies.ts';

const { pages } = companies;
const connectWise = '/settings/mssp/connectwise';

interface ReasonPage {
  readonly path: string;
  readonly label: string;
}

const mapping = { path: `${connectWise}/companies?show=unmapped`, label: pages.companies };
const services = { path: `${connectWise}/services`, label: pages.services };
const severity = { path: '/noise/severity', label: pages.severity };
const incidents = { path: '/settings/mssp/incidents', label: pages.incidents };

/** Where each reason for having no ticket is changed. */
const byReason: Readonly<Record<string, ReasonPage>> = {
  company_not_mapped: mapping,
  mapped_company_gone: { path: `${connectWise}/companies?show=gone`, label: pages.companies },
  company_tickets_off: { path: `${connectWise}/companies`, label: pages.companies },
  company_quiet_hours: { path: `${connectWise}/companies`, label: pages.companies },
  service_not_enabled: services,
  ticket_service_incomplete: services,
  ticket_service_invalid: services,
  connection_unhealthy: { path: `${connectWise}/connection`, label: pages.connection },
  silenced: { path: '/noise/silences', label: pages.silences },
  maintenance: { path: '/noise/maintenance', label: pages.maintenance },
  accepted: { path: '/noise/accepted', label: pages.accepted },
  below_threshold: severity,
  severity_not_ticketed: severity,
  domain_allowed: { path: '/allow-list', label: pages.allowList },
  verdict_not_ticketed: incidents,
  reason_muted: incidents,
  recurred_recently: incidents,
  held_too_long: incidents,
  storm: incidents,
  digest: incidents,
};

/** Null where no page changes it, or the reader may not open it. Settings are open to administrators alone. */
export function pageOfReason(
  reason: string,
  { limited, admin }: { readonly limited: boolean; readonly admin: boolean },
): ReasonPage | null {
  const page = byReason[reason];
  if (page === undefined || limited || (page.path.startsWith('/settings') && !admin)) return null;
  return page;
}
