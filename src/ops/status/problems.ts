import type { Problem } from '../../platform/values/problem.ts';

export const overviewProblems = {
  badPeriod: (): Problem => ({
    code: 'overview.bad_period',
    message: 'The overview cannot count this period.',
    hint: 'Give a start, and an end after it: at most 400 days.',
    retry: 'never',
  }),
} as const;
