import type { Problem } from '../../../platform/values/problem.ts';

export const rulesetProblems = {
  changed: (): Problem => ({
    code: 'dns.rules_changed',
    message: 'The rules were changed after you read them, so nothing was saved.',
    hint: 'Load the rules again to see what changed, and make your change once more.',
    retry: 'never',
  }),
  noSuchRule: (id: number): Problem => ({
    code: 'dns.rule_not_found',
    message: `This ruleset has no rule ${id}.`,
    hint: 'Load the ruleset again: another person may have changed it.',
    retry: 'never',
  }),
  onlyMspLocks: (name: string): Problem => ({
    code: 'dns.rule_cannot_be_locked',
    message: `“${name}” is a rule of a company, and only rules of the MSP can be locked.`,
    hint: 'Leave “locked” out, or make it a rule of the MSP.',
    retry: 'never',
  }),
} as const;
