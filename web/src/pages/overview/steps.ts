import type { Status } from './queries.ts';

/** The page of each step of the first run. */
export const stepPages = {
  source: '/sources',
  connection: '/settings/mssp/connectwise/connection',
  companies: '/settings/mssp/connectwise/companies',
  services: '/settings/mssp/connectwise/services',
} as const;

export type StepName = keyof typeof stepPages;

export interface Step {
  readonly name: StepName;
  readonly done: boolean;
}

/** The steps from nothing to the first ticket, in their order. */
export function firstSteps({ sources, connection, companies, ticketService }: Status): readonly Step[] {
  return [
    { name: 'source', done: sources.length > 0 },
    { name: 'connection', done: connection.state !== 'unconfigured' },
    { name: 'companies', done: companies.unmapped < companies.total },
    { name: 'services', done: ticketService.enabled && ticketService.missing.length === 0 },
  ];
}

/** Codes of the status for which a step exists already. */
const saidBySteps = new Set<Status['attention'][number]['code']>([
  'no_source',
  'connection_unconfigured',
  'companies_unmapped',
  'ticket_service_incomplete',
  'ticket_service_disabled',
]);

/** The items that need attention, except those that are remaining steps. */
export const besidesSteps = (attention: Status['attention']): Status['attention'] =>
  attention.filter(({ code }) => !saidBySteps.has(code));
