import { mayActAs, type Principal, type Role } from '../../platform/http/principal.ts';

interface Place {
  readonly title: string;
  /** Other words with which people search for it. */
  readonly words: string;
  readonly role: Role;
  /** Open to people who are limited to companies. */
  readonly limited?: true;
}

/** The pages of the console, and the actions there. The console has the address of each. */
export const pages = {
  overview: { title: 'Overview', words: 'home dashboard charts', role: 'viewer', limited: true },
  incidents: { title: 'Incidents', words: 'threats triage', role: 'viewer', limited: true },
  detections: { title: 'Detections', words: 'queries blocked', role: 'viewer', limited: true },
  tickets: { title: 'Tickets', words: 'connectwise service', role: 'viewer', limited: true },
  company_pages: { title: 'Companies', words: 'customers clients trend', role: 'viewer', limited: true },
  reports: { title: 'Reports', words: 'customer month billing schedule', role: 'viewer', limited: true },
  silences: { title: 'Silences', words: 'noise mute', role: 'viewer' },
  accepted: { title: 'Accepted risks', words: 'noise acceptances', role: 'viewer' },
  maintenance: { title: 'Maintenance windows', words: 'noise patching', role: 'viewer' },
  severity: { title: 'Severity rules', words: 'noise critical high', role: 'viewer' },
  sources: { title: 'Sources', words: 'hyas webhook ultraddr api key', role: 'viewer' },
  dns: { title: 'Protective DNS', words: 'resolver upstream', role: 'viewer' },
  dns_companies: { title: 'DNS companies', words: 'networks devices tokens', role: 'viewer' },
  dns_lists: { title: 'DNS lists', words: 'block allow entries', role: 'viewer' },
  dns_feeds: { title: 'DNS feeds', words: 'blocklists catalogue', role: 'viewer' },
  dns_rules: { title: 'DNS rules', words: 'rulesets categories', role: 'viewer' },
  dns_settings: { title: 'DNS settings', words: 'listen doh dot', role: 'viewer' },
  allow_list: { title: 'Allow list', words: 'allowed domains', role: 'viewer' },
  account: { title: 'Your account', words: 'password two-factor sessions', role: 'viewer', limited: true },
  connection: { title: 'ConnectWise connection', words: 'site keys verify setup rights', role: 'admin' },
  companies: { title: 'ConnectWise companies', words: 'mapping suggestions', role: 'admin' },
  services: { title: 'ConnectWise services', words: 'board status priority type', role: 'admin' },
  routing: { title: 'Routing rules', words: 'boards connectwise', role: 'admin' },
  ticket_text: { title: 'Ticket text', words: 'template summary', role: 'admin' },
  next_steps: { title: 'What to do next', words: 'playbook remediation text tickets', role: 'admin' },
  links: { title: 'Devices and contacts', words: 'configurations assets tickets', role: 'admin' },
  custom_fields: { title: 'Custom fields', words: 'user-defined required connectwise', role: 'admin' },
  incident_settings: {
    title: 'Incident settings',
    words: 'grouping retention storms backup closing quiet',
    role: 'admin',
  },
  acting: { title: 'Acting from tickets', words: 'commands notes allow', role: 'admin' },
  users: { title: 'Users', words: 'people roles sign-in oidc', role: 'admin' },
  tokens: { title: 'API tokens', words: 'access keys', role: 'admin' },
  notifications: { title: 'Notifications', words: 'channels e-mail webhook heartbeat', role: 'admin' },
  audit: { title: 'Audit log', words: 'trail changes who', role: 'admin' },
  troubleshoot: { title: 'Troubleshoot', words: 'doctor checks help', role: 'admin' },
} as const satisfies Readonly<Record<string, Place>>;

export const actions = {
  held: { title: 'See what is held', words: 'incidents waiting hold', role: 'viewer', limited: true },
  not_named: {
    title: 'See what is not yet in ConnectWise',
    words: 'covered roll-up',
    role: 'viewer',
    limited: true,
  },
  need_person: {
    title: 'See tickets that wait for a person',
    words: 'unknown settle',
    role: 'viewer',
    limited: true,
  },
  refused: {
    title: 'See tickets that ConnectWise refused',
    words: 'errors failed',
    role: 'viewer',
    limited: true,
  },
  silence: { title: 'Silence incidents', words: 'mute new silence', role: 'analyst' },
  allow: { title: 'Allow a domain', words: 'allow list false positive unblock', role: 'analyst' },
  plan_maintenance: { title: 'Plan a maintenance window', words: 'patching', role: 'analyst' },
  verify: { title: 'Verify setup', words: 'connectwise rights permissions', role: 'admin' },
  map_companies: { title: 'Map companies', words: 'mapping connectwise suggestions', role: 'admin' },
  rehearse: {
    title: 'Rehearse the ticket service',
    words: 'what would have been ticketed test ticket',
    role: 'admin',
  },
  add_source: { title: 'Add a source', words: 'hyas webhook', role: 'admin' },
  back_up: { title: 'Back up now', words: 'backup', role: 'admin' },
  invite: { title: 'Invite a user', words: 'add people', role: 'admin' },
  create_token: { title: 'Create an API token', words: 'new access key', role: 'admin' },
} as const satisfies Readonly<Record<string, Place>>;

export type PageId = keyof typeof pages;
export type ActionId = keyof typeof actions;

export interface Found<Id> {
  readonly id: Id;
  readonly title: string;
}

/**
 * The places that the caller may use and whose words begin with every word of the search; matches in the title first.
 */
export function findPlaces<Id extends string>(
  places: Readonly<Record<Id, Place>>,
  typed: string,
  { role, companies }: Pick<Principal, 'role' | 'companies'>,
): Found<Id>[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return [];
  const rank = (title: string, words: string) => {
    const own = wordsOf(title);
    const all = [...own, ...wordsOf(words)];
    if (!asked.every((word) => all.some((one) => one.startsWith(word)))) return null;
    return asked.every((word) => own.some((one) => one.startsWith(word))) ? 0 : 1;
  };
  return (Object.entries(places) as [Id, Place][])
    .filter(([, place]) => mayActAs(role, place.role) && (companies === 'all' || place.limited === true))
    .flatMap(([id, { title, words }]) => {
      const ranked = rank(title, words);
      return ranked === null ? [] : [{ id, title, ranked }];
    })
    .sort((one, other) => one.ranked - other.ranked)
    .map(({ id, title }) => ({ id, title }));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
