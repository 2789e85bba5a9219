import { z } from 'zod';
import type { AccountData } from './account-data.ts';
import { type CustomField, type CustomValue, locationOf, ticketScreen } from './custom-field.ts';
import type { FieldError } from './errors.ts';
import type { Board } from './records.ts';

type Json = Record<string, unknown>;

export const customFieldJson = (field: CustomField, at: number): Json => ({
  id: field.id,
  podId: field.screen === ticketScreen ? 1 : 4,
  podDescription: `${field.screen} Overview`,
  caption: field.caption,
  sequenceNumber: at + 1,
  screenId: field.screen === ticketScreen ? 'sr300' : 'ct300',
  screenDescription: field.screen,
  fieldTypeIdentifier: field.type,
  numberDecimals: field.decimals,
  entryTypeIdentifier: field.entry,
  requiredFlag: field.required,
  displayOnScreenFlag: true,
  readOnlyFlag: field.readOnly,
  listViewFlag: false,
  ...(field.options.length === 0
    ? {}
    : {
        options: field.options.map(({ text, inactive }, sort) => ({
          id: field.id * 100 + sort,
          optionValue: text,
          defaultFlag: false,
          inactiveFlag: inactive,
          sortOrder: sort,
        })),
      }),
  businessUnitIds: [],
  locationIds: [...field.locationIds],
  _info: {},
});

/** The fields that the tickets of a board have. */
export const fieldsOfTickets = (
  { customFields }: Pick<AccountData, 'customFields'>,
  board: Board | undefined,
) =>
  customFields.filter(
    ({ screen, locationIds }) =>
      screen === ticketScreen && (locationIds.length === 0 || locationIds.includes(locationOf(board))),
  );

/** A ticket shows every field that it may have, with or without a value. */
export const valuesJson = (
  data: AccountData,
  board: Board | undefined,
  values: readonly CustomValue[],
): Json[] =>
  fieldsOfTickets(data, board).map((field, at) => ({
    id: field.id,
    caption: field.caption,
    type: field.type,
    entryMethod: field.entry,
    numberOfDecimals: field.decimals,
    value: values.find(({ id }) => id === field.id)?.value ?? null,
    rowNum: at + 1,
    userDefinedFieldRecId: field.id,
    podId: 'service_ticket_overview',
  }));

const sentSchema = z.looseObject({ id: z.number().int(), value: z.unknown() });

/**
 * Sets the values of a ticket from the whole list: a field that is not in it has no value. An unknown field, a value of
 * another type, and a required field without a value are errors; ConnectWise’s own words are not documented.
 */
export function settleCustomFields(
  data: AccountData,
  sent: readonly unknown[],
  board: Board | undefined,
): { values: CustomValue[]; errors: FieldError[] } {
  const fields = fieldsOfTickets(data, board);
  const errors: FieldError[] = [];
  const values: CustomValue[] = [];
  for (const one of sent) {
    const read = sentSchema.safeParse(one);
    if (!read.success) {
      errors.push({ code: 'InvalidField', message: 'A custom field has no id', field: 'customFields/id' });
      continue;
    }
    const { id, value } = read.data;
    const field = fields.find((known) => known.id === id);
    if (field === undefined) {
      errors.push({ code: 'NotFound', message: `Custom Field ${id} not found`, field: 'customFields/id' });
      continue;
    }
    if (value === null || value === undefined || value === '') continue;
    const complaint = complaintOf(field, value);
    if (complaint === null) values.push({ id, value });
    else errors.push({ ...complaint, field: 'customFields/value' });
  }
  for (const { id, caption, required, readOnly } of fields) {
    if (!required || readOnly || values.some((one) => one.id === id)) continue;
    if (sent.some((one) => sentSchema.safeParse(one).data?.id === id && errors.length > 0)) continue;
    const message = `The ${caption} field is required.`;
    errors.push({ code: 'MissingRequiredField', message, field: 'customFields' });
  }
  return { values, errors };
}

function complaintOf(field: CustomField, value: unknown): Omit<FieldError, 'field'> | null {
  const invalid = (what: string) => ({
    code: 'InvalidField',
    message: `The value of custom field "${field.caption}" ${what}.`,
  });
  if (field.readOnly) return invalid('is read-only');
  if (field.options.length > 0)
    return field.options.some(({ text, inactive }) => !inactive && text === value)
      ? null
      : invalid('is not one of its options');
  switch (field.type) {
    case 'Checkbox':
      return typeof value === 'boolean' ? null : invalid('must be true or false');
    case 'Number':
    case 'Percent':
    case 'Currency':
      if (typeof value !== 'number') return invalid('must be a number');
      return Number(value.toFixed(field.decimals)) === value
        ? null
        : invalid(`has more than ${field.decimals} decimals`);
    case 'Date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value)
        ? null
        : invalid('must be a date');
    default: {
      if (typeof value !== 'string') return invalid('must be a text');
      const longest = field.type === 'TextArea' || field.type === 'Hyperlink' ? 1_000 : 100;
      return value.length <= longest
        ? null
        : {
            code: 'MaxLengthField',
            message: `The field ${field.caption} must be a string with a maximum length of ${longest}.`,
          };
    }
  }
}
