import type { Problem } from '../values/problem.ts';

export const problems = {
  sourceGone: (id: number): Problem => ({
    code: 'detections.source_gone',
    message: `Source ${id} was deleted while its detections were being stored.`,
    hint: 'Nothing of this batch was kept. Make the source again if its detections are wanted.',
    retry: 'never',
  }),
} as const;
