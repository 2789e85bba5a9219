import type { Problem } from '../platform/values/problem.ts';

/** Every problem with a silence, an accepted risk or a maintenance window. */
export const noiseProblems = {
  endsTooEarly: (): Problem => ({
    code: 'noise.ends_too_early',
    message: 'The end is in the past, or not after the start.',
    hint: 'Choose a later end, or choose no end.',
    retry: 'never',
  }),
  silencesEverything: (): Problem => ({
    code: 'noise.silences_everything',
    message: 'This silence has no condition: while it lasts, no incident of any company gets a ticket.',
    hint: 'Limit it by company, domain, device, block reason, verdict or severity. Or confirm that you mean everything (`everything`; on the command line --everything).',
    retry: 'never',
  }),
  acceptsTooMuch: (): Problem => ({
    code: 'noise.accepts_too_much',
    message: 'An accepted risk needs a company and a domain.',
    hint: 'Add `companies` and `domains`. To hold more than that for a time, write a silence.',
    retry: 'never',
  }),
  unknownCompanies: (ids: readonly number[]): Problem => ({
    code: 'noise.unknown_companies',
    message: `Picket has no company ${ids.join(', ')}.`,
    hint: 'List the companies to find their ids. These are not the ids of ConnectWise companies.',
    retry: 'never',
  }),
  notFound: (what: string, id: number): Problem => ({
    code: 'noise.not_found',
    message: `There is no ${what} ${id}.`,
    hint: 'List them to find its id.',
    retry: 'never',
  }),
  overAlready: (what: string, id: number): Problem => ({
    code: 'noise.over_already',
    message: `The ${what} ${id} has already ended.`,
    hint: 'Nothing to do.',
    retry: 'never',
  }),
  notOneThing: (id: number): Problem => ({
    code: 'noise.not_one_thing',
    message: `Incident ${id} has too many domains or devices, or names that are too long, so its risk cannot be accepted as a whole.`,
    hint: 'Create a silence with the conditions that you want.',
    retry: 'never',
  }),
} as const;
