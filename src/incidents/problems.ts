import type { Problem } from '../platform/values/problem.ts';

export const incidentProblems = {
  notFound: (id: number): Problem => ({
    code: 'incidents.not_found',
    message: `Picket has no incident ${id}.`,
    hint: 'List the incidents to find its id. It may have been deleted with its source.',
    retry: 'never',
  }),
} as const;
