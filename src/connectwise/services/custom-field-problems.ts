import type { Problem } from '../../platform/values/problem.ts';

/** The page where the values are set. */
const page = 'Services > Custom fields';

const list = (captions: readonly string[]) => captions.map((one) => `“${one}”`).join(', ');

/** Every problem with custom fields of ConnectWise. */
export const customFieldProblems = {
  noValue: (
    board: string,
    missing: readonly { readonly caption: string; readonly why: string }[],
  ): Problem => ({
    code: 'custom_fields.no_value',
    message: `The board “${board}” requires the custom ${missing.length === 1 ? 'field' : 'fields'} ${list(missing.map(({ caption }) => caption))}, and this ticket has no valid value: ${missing.map(({ caption, why }) => `${caption}: ${why}`).join('; ')}.`,
    hint: `Change the value, or set one to use instead, under ${page}. Picket then sends the ticket.`,
    retry: 'never',
  }),
  refused: (board: string, named: readonly string[], said: string): Problem => ({
    code: 'custom_fields.refused',
    message: `ConnectWise refused a ticket on the board “${board}” because of ${named.length === 0 ? 'a custom field' : `the custom ${named.length === 1 ? 'field' : 'fields'} ${list(named)}`}${said === '' ? '.' : `: “${said}”`}`,
    hint: `Set a valid value for this board under ${page}, or change the field in ConnectWise (System > Setup Tables > Custom Fields). Picket sends one such ticket again each minute.`,
    retry: 'never',
  }),
  gone: (caption: string): Problem => ({
    code: 'custom_fields.gone',
    message: `ConnectWise no longer has the custom field “${caption}”.`,
    hint: `Remove it under ${page}. Until then, tickets are sent without it.`,
    retry: 'never',
  }),
  readOnly: (caption: string): Problem => ({
    code: 'custom_fields.read_only',
    message: `The custom field “${caption}” is read-only in ConnectWise.`,
    hint: `Remove it under ${page}, or allow changes in ConnectWise. Until then, tickets are sent without it.`,
    retry: 'never',
  }),
  unsupported: (caption: string, type: string): Problem => ({
    code: 'custom_fields.type_not_supported',
    message: `The custom field “${caption}” now has the type ${type}, which Picket cannot fill.`,
    hint: `Remove it under ${page}. Until then, tickets are sent without it.`,
    retry: 'never',
  }),
  valueInvalid: (caption: string, why: string): Problem => ({
    code: 'custom_fields.value_invalid',
    message: `The value of the custom field “${caption}” is not valid any more: ${why}.`,
    hint: `Choose another value under ${page}.`,
    retry: 'never',
  }),
  invalid: (count: number): Problem => ({
    code: 'custom_fields.invalid',
    message:
      count === 1
        ? 'One value of the custom fields is not valid.'
        : `${count} values of the custom fields are not valid.`,
    hint: 'Change the fields in `errors`. Nothing was saved.',
    retry: 'never',
  }),
} as const;

/** Problems because of which a field is not sent. */
const unusable: ReadonlySet<string> = new Set([
  customFieldProblems.gone('').code,
  customFieldProblems.readOnly('').code,
  customFieldProblems.unsupported('', '').code,
  'settings.chosen_elsewhere',
]);

export const isUnusable = (problem: Problem | null): boolean =>
  problem !== null && unusable.has(problem.code);

/** The code of a held ticket that may be sent when something changes in ConnectWise. */
export const heldForFieldsCode = customFieldProblems.refused('', [], '').code;
export const heldWithoutValueCode = customFieldProblems.noValue('', []).code;
