import { z } from 'zod';
import { namedCompany } from '../detections/named-company.ts';
import type { SeenFacts } from '../detections/seen-facts.ts';
import { incidentSchema } from './incident-view.ts';

/** The most other incidents that are counted: a domain that many devices query has far more. */
export const mostCounted = 1000;
/** The most other incidents that are listed. */
export const mostListed = 5;

const counted = {
  total: z.number().int().describe(`How many there are; at most ${mostCounted} are counted.`),
  totalIsExact: z.boolean(),
};

const othersSchema = z.object({
  ...counted,
  items: z.array(incidentSchema).describe(`The ${mostListed} seen last.`),
});

export const incidentContextSchema = z
  .object({
    otherCompanies: z
      .object({
        ...counted,
        items: z
          .array(
            z.object({
              ...namedCompany,
              incidents: z.number().int(),
              lastSeenAt: z.iso.datetime(),
            }),
          )
          .describe(`The ${mostListed} at which it was seen last.`),
      })
      .describe('Other companies of the caller at which the same domain was seen.'),
    sameDomain: othersSchema.describe('Other incidents of the domain at this company.'),
    sameDevice: othersSchema.describe('Other incidents of the device at this company.'),
    seen: z
      .object({
        processes: z.array(z.string()),
        users: z.array(z.string()).describe('Who was signed in: logins or e-mail addresses.'),
        domainAgeDays: z.number().nullable().describe('How long the youngest domain has been registered.'),
        registrars: z.array(z.string()),
        categories: z.array(z.string()),
        lists: z.array(z.string()),
      })
      .describe(`What the latest detections say, each value once; at most ${mostListed} of each.`),
    lookUps: z
      .array(
        z.object({
          domain: z.string(),
          links: z.array(z.object({ name: z.string(), url: z.string() })),
        }),
      )
      .describe('Where its domains can be looked up: a link for each service of the settings.'),
  })
  .meta({ id: 'IncidentContext' });

export type IncidentContext = z.infer<typeof incidentContextSchema>;

/** Another incident of the same domain or device, with only the columns that counting needs. */
export interface Other {
  readonly id: number;
  readonly company_id: number;
  readonly last_seen_at: Date;
}

export interface CompanyCount {
  readonly companyId: number;
  readonly incidents: number;
  readonly lastSeenAt: Date;
}

const latestFirst = (one: Date, other: Date) => other.getTime() - one.getTime();

/** Counts these incidents by company, except the incident's own company; the company seen last comes first. */
export function countByCompany(others: readonly Other[], own: number): CompanyCount[] {
  const counts = new Map<number, CompanyCount>();
  for (const { company_id: companyId, last_seen_at: at } of others) {
    if (companyId === own) continue;
    const before = counts.get(companyId);
    counts.set(companyId, {
      companyId,
      incidents: (before?.incidents ?? 0) + 1,
      lastSeenAt: before !== undefined && before.lastSeenAt > at ? before.lastSeenAt : at,
    });
  }
  return [...counts.values()].sort((one, other) => latestFirst(one.lastSeenAt, other.lastSeenAt));
}

/** The facts of the detections that the page lists. */
export const shownOf = ({ domainAgeDays, ...lists }: SeenFacts): IncidentContext['seen'] => ({
  domainAgeDays,
  processes: lists.processes.slice(0, mostListed),
  users: lists.users.slice(0, mostListed),
  registrars: lists.registrars.slice(0, mostListed),
  categories: lists.categories.slice(0, mostListed),
  lists: lists.lists.slice(0, mostListed),
});

/** The ids of the incidents that were seen last. */
export const latestOf = (others: readonly Other[]): number[] =>
  [...others]
    .sort((one, other) => latestFirst(one.last_seen_at, other.last_seen_at))
    .slice(0, mostListed)
    .map(({ id }) => id);
