import type { Problem } from '../../platform/values/problem.ts';
import { cutText } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';

const shown = (written: string) => cutText(visibleText(written), 100);

/** Every problem with an entry of the allow list. */
export const policyProblems = {
  notADomain: (written: string): Problem => ({
    code: 'policy.not_a_domain',
    message: `“${shown(written)}” is not a domain name.`,
    hint: 'Write a name such as bad.example or bad[.]example, or a URL that contains it.',
    retry: 'never',
  }),
  address: (name: string): Problem => ({
    code: 'policy.address',
    message: `${name} is an IP address, and the allow list contains domain names only.`,
    hint: 'Write the domain name that was queried.',
    retry: 'never',
  }),
  singleLabel: (name: string): Problem => ({
    code: 'policy.single_label',
    message: `“${shown(name)}” has no dot, so it may be a whole top-level domain.`,
    hint: 'Write the full domain name.',
    retry: 'never',
  }),
  publicSuffix: (name: string): Problem => ({
    code: 'policy.public_suffix',
    message: `${name} is a public suffix: anyone can register names below it, and all of them would be allowed.`,
    hint: 'Write the one domain below it that you want to allow.',
    retry: 'never',
  }),
  sharedSuffix: (name: string): Problem => ({
    code: 'policy.shared_suffix',
    message: `${name} is a shared domain: it hosts sites of many owners, and all of them would be allowed.`,
    hint: 'Write the one site below it. An analyst can confirm the whole domain on the Allow list page.',
    retry: 'never',
  }),
  inThePast: (): Problem => ({
    code: 'policy.expiry_in_the_past',
    message: 'The end of the entry is in the past.',
    hint: 'Choose a later time, or no end.',
    retry: 'never',
  }),
  alreadyAllowed: (domain: string, id: number): Problem => ({
    code: 'policy.already_allowed',
    message: `${domain} is already allowed for this scope, by entry ${id}.`,
    hint: 'To change its end or its reason, undo that entry first.',
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
    message: `Entry ${id} of the allow list has already ended: ${how}.`,
    hint: 'Load the list again.',
    retry: 'never',
  }),
} as const;
