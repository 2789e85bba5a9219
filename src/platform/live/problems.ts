import type { Problem } from '../values/problem.ts';

export const liveProblems = {
  tooManyStreams: (most: number): Problem => ({
    code: 'live.too_many_streams',
    message: `${most} event streams are already open.`,
    hint: 'Close console pages that you do not need, or read the lists at intervals.',
    retry: 'later',
  }),
} as const;
