import type { DetectionFacts } from '../platform/database/schema-incidents.ts';

export type { DetectionFacts };

/** The most values of each list; the others are dropped. */
const listLimit = 20;

interface Given {
  readonly domainAgeDays?: number | null | undefined;
  readonly registrar?: string | null | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly lists?: readonly string[] | undefined;
}

/** What a source reports about a domain, without empty fields; undefined if it reports nothing. */
export function makeFacts({
  domainAgeDays,
  registrar,
  categories = [],
  lists = [],
}: Given): DetectionFacts | undefined {
  const facts: DetectionFacts = {
    ...(domainAgeDays == null ? {} : { domainAgeDays }),
    ...(registrar == null ? {} : { registrar }),
    ...(categories.length === 0 ? {} : { categories: categories.slice(0, listLimit) }),
    ...(lists.length === 0 ? {} : { lists: lists.slice(0, listLimit) }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** The highest domain age that is accepted, in days: the first domain name is from 1985. */
export const oldestDomainDays = 36_500;

/** A number of days as a source writes it; null if it is not a number. */
export function parseAge(value: unknown): number | null {
  const days = typeof value === 'string' && /^\d{1,6}(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof days !== 'number' || !Number.isFinite(days)) return null;
  return days >= 0 && days <= oldestDomainDays ? Math.floor(days) : null;
}
