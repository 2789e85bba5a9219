import type { SeenFacts } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Severity } from '../../incidents/severities.ts';
import { plural } from '../../platform/values/text.ts';
import { ticketName, ticketText } from '../../platform/values/ticket-safe.ts';
import { chooseText } from '../next-steps/choose-text.ts';
import type { NextSteps } from '../next-steps/next-steps.ts';

/** The data for the text of a ticket. */
export interface Composition {
  readonly incident: Incident;
  readonly companyName: string;
  readonly sourceName: string;
  /** IANA name of the MSP's zone. */
  readonly timeZone: string;
  readonly defangDomains: boolean;
  readonly severity: Severity;
  /** The address of the console, for the link to the incident. */
  readonly publicUrl?: string | undefined;
  /** The incident's earlier, closed tickets; oldest first. */
  readonly earlier: readonly EarlierTicket[];
  readonly seen: SeenFacts;
  /** The texts of the next steps. */
  readonly nextSteps: NextSteps;
}

export interface EarlierTicket {
  readonly number: number;
  /** When it was closed, if known. */
  readonly closedAt: Date | null;
}

type Kind = 'text' | 'number' | 'list';

interface Variable<K extends Kind = Kind> {
  readonly kind: K;
  /** Its meaning, and when it is empty, for the documentation. */
  readonly what: string;
  readonly example: string;
}

const variable =
  <K extends Kind>(kind: K) =>
  (what: string, example: string): Variable<K> => ({ kind, what, example });
const text = variable('text');
const number = variable('number');
const list = variable('list');

/**
 * Every variable of a template: one table for checking templates, for the console's editor, and for the documentation.
 */
export const variables = {
  date_time: text(
    'When it was first seen, in UTC and in the time zone of Picket.',
    '2026-03-01 11:50:00 UTC (2026-03-01 06:50:00 America/New_York)',
  ),
  domains: text(
    'The queried names: the first ten, and the number of further ones.',
    'login[.]bad[.]example, cdn[.]bad[.]example',
  ),
  reasons: text(
    'The block reasons: the first ten, and the number of further ones. “none given by the source” when there is none.',
    'Phishing, Newly seen domain',
  ),
  domain: text(
    'One name for the incident: the registrable domain when several names were queried.',
    'bad[.]example',
  ),
  reason: text('The first block reason; empty when there is none.', 'Phishing'),
  verdict: text('The verdict of the source.', 'blocked'),
  severity: text('The severity, as set by the severity rules.', 'high'),
  threat_levels: text('The threat levels from the source; empty when it gave none.', 'high'),
  company: text('The name of the company at the source.', 'Cedar Street Dental'),
  source: text('The source that reported it.', 'HYAS Protect'),
  device: text('The device, or the client address; empty when both are unknown.', 'csd-ws-01'),
  devices: text(
    'The devices: the first ten, and the number of further ones; empty when none is known.',
    'csd-ws-01, csd-ws-02',
  ),
  client_addresses: text('The client addresses, in the same form.', '192.0.2.10'),
  policies: text('The policies that blocked it, in the same form.', 'Default'),
  process: text('The process that sent the query; empty when none is known.', 'chrome.exe'),
  processes: text('The processes, in the same form.', 'chrome.exe, outlook.exe'),
  user: text('Who was signed in: a login or an e-mail address; empty when unknown.', 'sam@cedar.example'),
  users: text('The users, in the same form.', 'sam@cedar.example'),
  domain_age: text(
    'How long the domain has been registered, of several the youngest; empty when the source gives none.',
    '6 days',
  ),
  registrar: text('The registrars of the domains, in the same form.', 'Bargain Names Example'),
  category: text('The first category of the domain; empty when the source gives none.', 'Phishing'),
  categories: text('The categories, in the same form.', 'Phishing, Newly seen domain'),
  lists: text('The lists that name the domain, in the same form.', 'Block list of Cedar'),
  next_steps: text(
    'What to do next, by block reason or category. It has the line ends that it was written with.',
    '1. Ask the user whether they opened a link or entered a password.',
  ),
  earlier_tickets: text(
    'The earlier tickets of the incident, and when each was closed; empty when there is none.',
    '5123 (closed 2026-02-27 16:20:00 UTC)',
  ),
  detections: number('The number of detections so far.', '12'),
  first_seen: text('When it was first seen, as in date_time.', '2026-03-01 11:50:00 UTC'),
  last_seen: text('When it was last seen, in the same form.', '2026-03-01 11:58:00 UTC'),
  incident: number('The number of the incident in Picket.', '7'),
  incident_url: text(
    'The page of the incident in Picket; empty without PICKET_PUBLIC_URL.',
    'https://picket.example/incidents/7',
  ),
  first_seen_at: text('When it was first seen, for the date filter.', '2026-03-01T11:50:00.000Z'),
  last_seen_at: text('When it was last seen, for the date filter.', '2026-03-01T11:58:00.000Z'),
  all_domains: list('Every queried name, for a loop.', 'login[.]bad[.]example'),
  all_reasons: list('Every block reason, for a loop.', 'Phishing'),
  all_threat_levels: list('Every threat level, for a loop.', 'high'),
  all_devices: list('Every device, for a loop.', 'csd-ws-01'),
  all_client_addresses: list('Every client address, for a loop.', '192.0.2.10'),
  all_policies: list('Every policy, for a loop.', 'Default'),
  all_processes: list('Every process, for a loop.', 'chrome.exe'),
  all_users: list('Every user, for a loop.', 'sam@cedar.example'),
  all_categories: list('Every category, for a loop.', 'Phishing'),
  all_lists: list('Every list, for a loop.', 'Block list of Cedar'),
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as VariableName[];

type ValueOf<K> = K extends 'list' ? readonly string[] : K extends 'number' ? number : string | null;
export type TicketValues = { readonly [Name in VariableName]: ValueOf<(typeof variables)[Name]['kind']> };

/** The values that every description contains, even if its template omits them, with their labels. */
export const essentials = { date_time: 'Date/time', domains: 'Domain', reasons: 'Block reasons' } as const;

/** The most values of a list in a ticket; the incident has all of them. */
const shownLimit = 10;

/**
 * The value of each variable. Sources may send anything, so no value looks like a line of the text, a link or other
 * markup (see values/ticket-safe.ts). The text of the template itself is not changed.
 */
export function ticketValues(given: Composition): TicketValues & Record<keyof typeof essentials, string> {
  const { incident, defangDomains, timeZone, publicUrl } = given;
  const safety = { defang: defangDomains, names: namesOf(incident) };
  const name = (domain: string) => ticketName(domain, safety);
  const said = (value: string) => ticketText(value, safety);
  const clean = (values: readonly string[]) => values.map(said).filter((one) => one !== '');
  const moment = (at: Date) => describeMoment(at, timeZone);
  const several = incident.domains.length > 1 ? incident.registrableDomain : null;
  const domain = name(several ?? incident.domains[0] ?? incident.registrableDomain ?? 'unknown domain');
  const all = {
    domains: incident.domains.map(name),
    reasons: clean(incident.reasons),
    levels: clean(incident.threatLevels),
    devices: clean(incident.devices),
    addresses: clean(incident.clientAddresses),
    policies: clean(incident.policies),
    processes: clean(given.seen.processes),
    users: clean(given.seen.users),
    registrars: clean(given.seen.registrars),
    categories: clean(given.seen.categories),
    lists: clean(given.seen.lists),
  };
  const { domainAgeDays } = given.seen;
  return {
    date_time: moment(incident.firstSeenAt),
    domains: shown(all.domains) ?? domain,
    reasons: shown(all.reasons) ?? 'none given by the source',
    domain,
    reason: all.reasons[0] ?? null,
    verdict: said(incident.verdict),
    severity: given.severity,
    threat_levels: shown(all.levels),
    company: said(given.companyName),
    source: said(given.sourceName),
    device: clean([incident.device ?? ''])[0] ?? all.devices[0] ?? all.addresses[0] ?? null,
    devices: shown(all.devices),
    client_addresses: shown(all.addresses),
    policies: shown(all.policies),
    process: all.processes[0] ?? null,
    processes: shown(all.processes),
    user: all.users[0] ?? null,
    users: shown(all.users),
    domain_age: domainAgeDays === null ? null : plural(domainAgeDays, 'day'),
    registrar: shown(all.registrars),
    category: all.categories[0] ?? null,
    categories: shown(all.categories),
    lists: shown(all.lists),
    next_steps: chooseText(given.nextSteps, [...incident.reasons, ...given.seen.categories]).text,
    earlier_tickets: shown(
      given.earlier.map(({ number, closedAt }) =>
        closedAt === null ? String(number) : `${number} (closed ${moment(closedAt)})`,
      ),
    ),
    detections: incident.detectionCount,
    first_seen: moment(incident.firstSeenAt),
    last_seen: moment(incident.lastSeenAt),
    incident: incident.id,
    incident_url: publicUrl === undefined ? null : new URL(`/incidents/${incident.id}`, publicUrl).href,
    first_seen_at: incident.firstSeenAt.toISOString(),
    last_seen_at: incident.lastSeenAt.toISOString(),
    all_domains: all.domains,
    all_reasons: all.reasons,
    all_threat_levels: all.levels,
    all_devices: all.devices,
    all_client_addresses: all.addresses,
    all_policies: all.policies,
    all_processes: all.processes,
    all_users: all.users,
    all_categories: all.categories,
    all_lists: all.lists,
  };
}

const namesOf = ({ domains, registrableDomain }: Incident): readonly string[] =>
  registrableDomain === null ? domains : [...domains, registrableDomain];

function shown(values: readonly string[]): string | null {
  if (values.length === 0) return null;
  const rest = values.length - shownLimit;
  return values.slice(0, shownLimit).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** `2026-03-01 12:00:00 UTC (2026-03-01 07:00:00 America/New_York)`. */
export function describeMoment(at: Date, timeZone: string): string {
  const utc = `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  if (timeZone === 'UTC') return utc;
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return `${utc} (${local} ${timeZone})`;
}
