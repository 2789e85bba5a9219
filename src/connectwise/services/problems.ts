import type { Problem } from '../../platform/values/problem.ts';

const fix =
  'Choose new values in the rule under Services, Routing. Until then, its tickets use the ticket service.';

/** Every problem with routing rules. */
export const routingProblems = {
  notFound: (id: number): Problem => ({
    code: 'routing.not_found',
    message: `There is no routing rule ${id}.`,
    hint: 'List the rules to find its id. Somebody may have deleted it.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'routing.name_taken',
    message: `A routing rule called “${name}” already exists.`,
    hint: 'Choose another name. Each ticket shows the name of its rule.',
    retry: 'never',
  }),
  orderOutdated: (): Problem => ({
    code: 'routing.order_outdated',
    message: 'The order must name every rule once. Rules were added or deleted since you loaded them.',
    hint: 'Load the rules again, then order them.',
    retry: 'never',
  }),
  tooMany: (most: number): Problem => ({
    code: 'routing.too_many_rules',
    message: `There are already ${most} routing rules, which is the limit.`,
    hint: 'Delete rules that you do not need, or put several companies or reasons into one rule.',
    retry: 'never',
  }),
  invalid: (count: number): Problem => ({
    code: 'routing.rule_invalid',
    message:
      count === 1
        ? 'ConnectWise does not accept one value of the rule.'
        : `ConnectWise does not accept ${count} values of the rule.`,
    hint: 'Choose other values for the fields in `errors`. Nothing was saved.',
    retry: 'never',
  }),
  misfit: (name: string, complaint: string): Problem => ({
    code: 'routing.rule_misfit',
    message: `ConnectWise no longer accepts the routing rule “${name}”: ${complaint}`,
    hint: fix,
    retry: 'never',
  }),
  otherBoard: (name: string, board: string): Problem => ({
    code: 'routing.other_board',
    message: `The routing rule “${name}” chose values of the board “${board}”, and the ticket service now has another board.`,
    hint: fix,
    retry: 'never',
  }),
  refused: (name: string, cause: Problem): Problem => ({
    code: 'routing.refused',
    message: `ConnectWise refused a ticket because of the routing rule “${name}”: ${cause.message}`,
    hint: fix,
    retry: 'never',
  }),
} as const;
