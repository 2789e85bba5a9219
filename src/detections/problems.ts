import type { Problem } from '../platform/values/problem.ts';

export const detectionProblems = {
  sourceGone: (id: number): Problem => ({
    code: 'detections.source_gone',
    message: `Source ${id} was deleted while its detections were being stored.`,
    hint: 'Nothing of this batch was stored. If you want its detections, create the source again.',
    retry: 'never',
  }),
  notFound: (id: number): Problem => ({
    code: 'detections.not_found',
    message: `Picket has no detection ${id}.`,
    hint: 'List the detections to find its id. It may have been deleted with its source.',
    retry: 'never',
  }),
} as const;
