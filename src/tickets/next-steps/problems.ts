import type { Problem } from '../../platform/values/problem.ts';

export const nextStepsProblems = {
  namedTwice: (names: readonly string[]): Problem => ({
    code: 'tickets.next_steps_named_twice',
    message: `Two texts have the name ${names.map((name) => `“${name.trim()}”`).join(', ')}.`,
    hint: 'Give each text its own name. Upper and lower case count as the same.',
    retry: 'never',
  }),
};
