import type { Problem } from '../values/problem.ts';

export const liveProblems = {
  tooManyStreams: (most: number): Problem => ({
    code: 'live.too_many_streams',
    message: `There are ${most} streams of events open already.`,
    hint: 'Close pages of the console that nobody looks at, or read the lists now and then instead.',
    retry: 'later',
  }),
} as const;
