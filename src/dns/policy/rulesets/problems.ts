import type { Problem } from '../../../platform/values/problem.ts';

export const rulesetProblems = {
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
