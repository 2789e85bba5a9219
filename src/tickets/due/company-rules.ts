import type { Kysely } from 'kysely';
import { type CompanyRules, loadCompanyRules, type Priorities } from '../../companies/company-rules.ts';
import { type CompanyNow, noCompanyRules } from '../../decisions/company-now.ts';
import { quietUntil } from '../../noise/quiet-hours.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** The rules of a company at an instant. */
export interface CompanyRulesNow extends CompanyNow {
  /** The priority of its tickets by severity, if ConnectWise accepts it. */
  readonly priorities: Priorities;
}

const none: CompanyRulesNow = { ...noCompanyRules, priorities: {} };

/** Reads the rules of companies once; returns a function for the rules of a company at an instant. */
export async function companyRulesAt(
  db: Kysely<Schema>,
  companyIds: readonly number[] | 'all',
): Promise<(companyId: number, at: Date) => CompanyRulesNow> {
  const rules = await loadCompanyRules(db, companyIds);
  const ready = new Map([...rules].map(([id, one]) => [id, prepare(one)]));
  return (companyId, at) => ready.get(companyId)?.(at) ?? none;
}

function prepare({ tickets, why, priorities, prioritiesProblem, quiet }: CompanyRules) {
  const until = quiet === null ? () => null : quietUntil(quiet);
  return (at: Date): CompanyRulesNow => ({
    ticketsOff: tickets ? null : (why ?? ''),
    quietUntil: until(at),
    priorities: prioritiesProblem === null ? priorities : {},
  });
}
