import type { Problem } from '../platform/values/problem.ts';

/** Every problem with a silence, an accepted risk or a maintenance window. */
export const noiseProblems = {
  endsTooEarly: (): Problem => ({
    code: 'noise.ends_too_early',
    message: 'The end is in the past, or not after the start.',
    hint: 'Choose a later end, or say that it is for ever.',
    retry: 'never',
  }),
  silencesEverything: (): Problem => ({
    code: 'noise.silences_everything',
    message: 'Nothing narrows this silence: no incident of any company would be ticketed while it lasts.',
    hint: 'Narrow it by company, domain, device, block reason, verdict or severity; or say that everything is meant (`everything`, on the command line --everything).',
    retry: 'never',
  }),
  unknownCompanies: (ids: readonly number[]): Problem => ({
    code: 'noise.unknown_companies',
    message: `Picket knows no company ${ids.join(', ')}.`,
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
    message: `The ${what} ${id} is over already.`,
    hint: 'Nothing to do.',
    retry: 'never',
  }),
  notOneThing: (id: number): Problem => ({
    code: 'noise.not_one_thing',
    message: `Incident ${id} has so many domains or devices, or such names, that nobody can say what would be accepted with it.`,
    hint: 'Make a silence for what you mean.',
    retry: 'never',
  }),
} as const;
