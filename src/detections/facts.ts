import type { DetectionFacts } from '../platform/database/schema-incidents.ts';

export type { DetectionFacts };

/** Of each list; what is more is left out. */
const listLimit = 20;

interface Given {
  readonly domainAgeDays?: number | null | undefined;
  readonly registrar?: string | null | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly lists?: readonly string[] | undefined;
}

/** What a source says of a domain, without what it leaves out; undefined if it says nothing. */
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

/** The longest age that is believed, in days: the first domain name is from 1985. */
export const oldestDomainDays = 36_500;

/** A number of days, as a source writes it; null if it is none. */
export function parseAge(value: unknown): number | null {
  const days = typeof value === 'string' && /^\d{1,6}(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof days !== 'number' || !Number.isFinite(days)) return null;
  return days >= 0 && days <= oldestDomainDays ? Math.floor(days) : null;
}
