import type { Problem } from '../../platform/values/problem.ts';
import { cutText, plainText } from '../../platform/values/text.ts';

const shown = (written: string) => cutText(plainText(written), 100);

/** Every problem with an entry of the allow list. */
export const policyProblems = {
  notADomain: (written: string): Problem => ({
    code: 'policy.not_a_domain',
    message: `“${shown(written)}” is not a domain name.`,
    hint: 'Write a name such as bad.example, bad[.]example, or an address that holds it.',
    retry: 'never',
  }),
  address: (name: string): Problem => ({
    code: 'policy.address',
    message: `${name} is an IP address, and the allow list holds domain names.`,
    hint: 'Write the name that was looked up.',
    retry: 'never',
  }),
  singleLabel: (name: string): Problem => ({
    code: 'policy.single_label',
    message: `“${shown(name)}” has no dot, so that it may be a whole top-level domain.`,
    hint: 'Write the whole name.',
    retry: 'never',
  }),
  publicSuffix: (name: string): Problem => ({
    code: 'policy.public_suffix',
    message: `${name} is a public suffix: everyone can register names below it, and all of them would be allowed.`,
    hint: 'Name the one domain below it that is to be allowed.',
    retry: 'never',
  }),
  sharedSuffix: (name: string): Problem => ({
    code: 'policy.shared_suffix',
    message: `${name} is shared: anybody’s sites are below it, and all of them would be allowed.`,
    hint: 'Name the one site below it. An analyst can allow all of it on the Allow list page, by saying so.',
    retry: 'never',
  }),
  inThePast: (): Problem => ({
    code: 'policy.expiry_in_the_past',
    message: 'The end of the entry is in the past.',
    hint: 'Choose a later time, or none.',
    retry: 'never',
  }),
  alreadyAllowed: (domain: string, id: number): Problem => ({
    code: 'policy.already_allowed',
    message: `${domain} is allowed there already, by entry ${id}.`,
    hint: 'Undo that entry first, should it end at another time or say why in other words.',
    retry: 'never',
    details: { id },
  }),
  noSuchEntry: (id: number): Problem => ({
    code: 'policy.entry_not_found',
    message: `The allow list has no entry ${id}.`,
    hint: 'List the entries to find its id.',
    retry: 'never',
  }),
  entryOver: (id: number, how: string): Problem => ({
    code: 'policy.entry_over',
    message: `Entry ${id} of the allow list has ended already: ${how}.`,
    hint: 'Load the list again.',
    retry: 'never',
  }),
} as const;
