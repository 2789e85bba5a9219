import type { Problem } from '../../../platform/values/problem.ts';

/** Every problem with hand-made lists of the protective DNS. */
export const listProblems = {
  notFound: (id: number): Problem => ({
    code: 'dns.list_not_found',
    message: `There is no list ${id}.`,
    hint: 'Show the lists to find its id.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'dns.list_name_taken',
    message: `There is already a list “${name}”.`,
    hint: 'Choose another name, or add the entries to that list.',
    retry: 'never',
  }),
  onlyMspLocks: (name: string): Problem => ({
    code: 'dns.list_cannot_be_locked',
    message: `“${name}” is a list of a company, and only lists of the MSP can be locked.`,
    hint: 'Leave “locked” out, or make it a list of the MSP.',
    retry: 'never',
  }),
  tooManyLines: (limit: number): Problem => ({
    code: 'dns.list_text_too_long',
    message: `The text has more than ${limit.toLocaleString('en')} entries.`,
    hint: 'Add it in parts. Or store it as a file or on a web server, and add it as a feed.',
    retry: 'never',
  }),
  tooManyEntries: (limit: number): Problem => ({
    code: 'dns.list_full',
    message: `A list holds at most ${limit.toLocaleString('en')} entries.`,
    hint: 'Publish so many names as a file on a web server, and add it as a feed.',
    retry: 'never',
  }),
  entryNotFound: (id: number): Problem => ({
    code: 'dns.entry_not_found',
    message: `There is no entry ${id} that is in force.`,
    hint: 'Load the list again: it may have been removed already.',
    retry: 'never',
  }),
  entryThere: (value: string): Problem => ({
    code: 'dns.entry_exists',
    message: `${value} is on the list again already.`,
    hint: 'Load the list again.',
    retry: 'never',
  }),
  kindStays: (name: string, kind: string): Problem => ({
    code: 'dns.list_kind_stays',
    message: `The list “${name}” exists, and its kind is “${kind}”. The kind of a list cannot change.`,
    hint: 'Give the new list another name.',
    retry: 'never',
  }),
  notAnEntry: (text: string, complaint: string): Problem => ({
    code: 'dns.not_an_entry',
    message: `“${text.slice(0, 100)}”: ${complaint}`,
    hint: 'Correct the entry. `wholeSuffix: true` confirms a top-level domain or public suffix.',
    retry: 'never',
  }),
  endsInThePast: (): Problem => ({
    code: 'dns.entry_ends_in_the_past',
    message: 'The end of the entries is in the past.',
    hint: 'Choose a later time, or no end.',
    retry: 'never',
  }),
} as const;
