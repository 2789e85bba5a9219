import type { Limit } from '../accounts/company-limit.ts';
import type { Api } from './api-client.ts';
import { findCompany } from './companies.ts';

/** Limits a user or a token to companies. */
export const companyOption = [
  '--company <company...>',
  'the companies that it may see (id or name); without it, all',
] as const;

/** The ids of typed companies; null without any, which means all. */
export async function typedCompanies(
  api: Api,
  typed: readonly string[] | undefined,
): Promise<number[] | null> {
  if (typed === undefined) return null;
  return Promise.all(typed.map(async (one) => (await findCompany(api, one)).id));
}

export const namesOf = (companies: Limit): string =>
  companies === null ? 'all' : companies.map(({ name }) => name).join(', ') || 'none';
