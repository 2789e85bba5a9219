import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with the log of a company’s queries. */
export const queryLogProblems = {
  noCompany: (id: number): Problem => ({
    code: 'dns.company_not_found',
    message: `The protective DNS has no company ${id}.`,
    hint: 'List its companies to find the id. Companies of other sources are not among them.',
    retry: 'never',
  }),
  none: (id: number): Problem => ({
    code: 'dns.query_log_not_found',
    message: `Company ${id} has no log of its queries.`,
    hint: 'Start one first. A log that was deleted cannot be shown.',
    retry: 'never',
  }),
} as const;
