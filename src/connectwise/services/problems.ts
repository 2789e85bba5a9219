import type { Problem } from '../../platform/values/problem.ts';

const mend =
  'Choose anew in the rule under Services, Routing. Until then its tickets go by the Services tab.';

/** Every problem with routing rules. */
export const routingProblems = {
  notFound: (id: number): Problem => ({
    code: 'routing.not_found',
    message: `There is no routing rule ${id}.`,
    hint: 'List the rules to find its id; somebody may have deleted it.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'routing.name_taken',
    message: `There is a routing rule called “${name}” already.`,
    hint: 'Give this one another name: tickets say by its name which rule they went by.',
    retry: 'never',
  }),
  orderOutdated: (): Problem => ({
    code: 'routing.order_outdated',
    message: 'The order does not name every rule once: rules were added or deleted meanwhile.',
    hint: 'Load the rules again, and order those.',
    retry: 'never',
  }),
  tooMany: (most: number): Problem => ({
    code: 'routing.too_many_rules',
    message: `There are ${most} routing rules already, which is the most.`,
    hint: 'Delete rules that are not needed, or have one rule take several companies or reasons.',
    retry: 'never',
  }),
  invalid: (count: number): Problem => ({
    code: 'routing.rule_invalid',
    message:
      count === 1
        ? 'One value of the rule is not possible in ConnectWise.'
        : `${count} values of the rule are not possible in ConnectWise.`,
    hint: 'Choose others where `errors` points to. Nothing was saved.',
    retry: 'never',
  }),
  misfit: (name: string, complaint: string): Problem => ({
    code: 'routing.rule_misfit',
    message: `The routing rule “${name}” no longer fits ConnectWise: ${complaint}`,
    hint: mend,
    retry: 'never',
  }),
  otherBoard: (name: string, board: string): Problem => ({
    code: 'routing.other_board',
    message: `The routing rule “${name}” chose for the board “${board}”, and the Services tab has another one now.`,
    hint: mend,
    retry: 'never',
  }),
  refused: (name: string, cause: Problem): Problem => ({
    code: 'routing.refused',
    message: `ConnectWise refused a ticket by what the routing rule “${name}” chose: ${cause.message}`,
    hint: mend,
    retry: 'never',
  }),
} as const;
