import type { Problem } from '../../platform/values/problem.ts';

export const bulkProblems = {
  notFound: (id: number): Problem => ({
    code: 'bulk_actions.not_found',
    message: `There is no action ${id} to undo.`,
    hint: 'Picket keeps what was done with several incidents for 7 days. Undo it for each incident.',
    retry: 'never',
  }),
  sameKey: (): Problem => ({
    code: 'bulk_actions.same_key',
    message: 'This key was used for another action.',
    hint: 'Choose a new key for each action.',
    retry: 'never',
  }),
  retryStays: (): Problem => ({
    code: 'bulk_actions.retry_stays',
    message: 'A retry cannot be undone: ConnectWise may have the tickets already.',
    hint: 'Skip the incidents that need no ticket.',
    retry: 'never',
  }),
  notDone: (incidentId: number): Problem => ({
    code: 'bulk_actions.not_done',
    message: `Nothing was done with incident ${incidentId}, so there is nothing to undo.`,
    hint: 'Nothing to do.',
    retry: 'never',
  }),
  skippedAgain: (incidentId: number): Problem => ({
    code: 'bulk_actions.skipped_again',
    message: `The skip of incident ${incidentId} was changed since, so it stays as it is.`,
    hint: 'Open the incident to see who changed it.',
    retry: 'never',
  }),
  noDomain: (incidentId: number): Problem => ({
    code: 'bulk_actions.no_domain',
    message: `Incident ${incidentId} has no domain, or too many, so its domain cannot be allowed.`,
    hint: 'Allow its domains on the page of the allow list.',
    retry: 'never',
  }),
} as const;
