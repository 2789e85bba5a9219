import type { Answer } from '../../api/answer.ts';

export type Found = Answer<'/api/v1/search'>;
type PageId = Found['pages'][number]['id'];
type ActionId = Found['actions'][number]['id'];

const connectWise = '/settings/mssp/connectwise';

/** The address of each page that the search finds. A missing page does not compile. */
export const pageAddress: Readonly<Record<PageId, string>> = {
  overview: '/',
  incidents: '/incidents',
  detections: '/detections',
  tickets: '/tickets',
  company_pages: '/companies',
  reports: '/reports',
  silences: '/noise/silences',
  accepted: '/noise/accepted',
  maintenance: '/noise/maintenance',
  severity: '/noise/severity',
  sources: '/sources',
  dns: '/dns/overview',
  dns_companies: '/dns/companies',
  dns_lists: '/dns/lists',
  dns_feeds: '/dns/feeds',
  dns_rules: '/dns/rules',
  dns_settings: '/dns/settings',
  allow_list: '/allow-list',
  account: '/account',
  connection: `${connectWise}/connection`,
  companies: `${connectWise}/companies`,
  services: `${connectWise}/services`,
  routing: `${connectWise}/services/routing`,
  ticket_text: `${connectWise}/services/text`,
  next_steps: `${connectWise}/services/next-steps`,
  links: `${connectWise}/services/links`,
  custom_fields: `${connectWise}/services/custom-fields`,
  incident_settings: '/settings/mssp/incidents',
  acting: '/settings/mssp/acting',
  users: '/settings/users',
  tokens: '/settings/tokens',
  notifications: '/settings/notifications',
  audit: '/settings/audit',
  troubleshoot: '/settings/troubleshoot',
};

/** The address where each action is done. */
export const actionAddress: Readonly<Record<ActionId, string>> = {
  held: '/incidents?state=open&decision=hold',
  not_named: '/incidents?state=open&named=no',
  need_person: '/tickets?state=needs_person',
  refused: '/tickets?state=refused',
  silence: '/noise/silences',
  allow: '/allow-list',
  plan_maintenance: '/noise/maintenance',
  verify: `${connectWise}/connection`,
  map_companies: `${connectWise}/companies`,
  rehearse: `${connectWise}/services`,
  add_source: '/sources',
  back_up: '/settings/mssp/incidents',
  invite: '/settings/users',
  create_token: '/settings/tokens',
};
