import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with what Picket's own resolver hands over. */
export const resolverProblems = {
  unreadable: (): Problem => ({
    code: 'resolver.unreadable',
    message: 'What the resolver of Picket handed over is not in the expected form.',
    hint: 'Restart Picket. If it happens again, report it with the log.',
    retry: 'never',
  }),
} as const;
