import type { Problem } from '../../../platform/values/problem.ts';

/** Every problem with the entries of a list. */
export const listProblems = {
  tooManyLines: (limit: number): Problem => ({
    code: 'list.too_many_lines',
    message: `The text has more than ${limit.toLocaleString('en')} entries.`,
    hint: 'Add it in parts. Or store it as a file or on a web server, and add it as a feed.',
    retry: 'never',
  }),
} as const;
