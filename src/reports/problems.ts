import type { Problem } from '../platform/values/problem.ts';

const problem = (code: string, message: string, hint: string): Problem => ({
  code: `reports.${code}`,
  message,
  hint,
  retry: 'never',
});

export const reportProblems = {
  twoPeriods: () =>
    problem(
      'two_periods',
      'Several periods were given.',
      'Give a month, or from and to, or last: one of them.',
    ),
  halfPeriod: () =>
    problem('half_period', 'A range of days needs its first and its last day.', 'Give from and to.'),
  endsBeforeStart: () =>
    problem('ends_before_start', 'The last day is before the first one.', 'Exchange from and to.'),
  tooLong: (days: number) =>
    problem('too_long', `A report covers at most ${days} days.`, 'Choose a shorter range.'),
  noImage: () =>
    problem(
      'no_image',
      'The file is not an image of its type.',
      'Choose a PNG or a JPEG file of at most 256 KiB.',
    ),
  companyNotFound: (id: number) =>
    problem('company_not_found', `There is no company ${id}.`, 'Choose one of the list of companies.'),
};
