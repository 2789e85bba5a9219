import { cutText, plainText } from '../../platform/values/text.ts';
import type { NewCustomField } from '../client/custom-field-types.ts';
import { type CustomField, longestValues } from './custom-fields-setting.ts';

type Facts = Pick<CustomField, 'type' | 'decimals' | 'options'>;

export type FieldValue =
  | { readonly kind: 'value'; readonly value: NewCustomField['value'] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid'; readonly why: string };

const invalid = (why: string): FieldValue => ({ kind: 'invalid', why });
const valid = (value: NewCustomField['value']): FieldValue => ({ kind: 'value', value });

/** A text as the value of a field of ConnectWise: without control characters, of the field’s type, and cut to its length. */
export function toFieldValue({ type, decimals, options }: Facts, text: string): FieldValue {
  const plain = type === 'TextArea' ? plainLines(text) : plainText(text.replace(unseen, ''));
  if (plain === '') return { kind: 'empty' };
  const shown = cutText(plainText(plain), 60);
  if (options !== null) {
    const option = optionOf(options, plain);
    return option === undefined
      ? invalid(`“${shown}” is not an option of the list`)
      : ofType(type, decimals, option);
  }
  return ofType(type, decimals, plain);
}

function ofType(type: CustomField['type'], decimals: number | null, plain: string): FieldValue {
  const shown = cutText(plainText(plain), 60);
  switch (type) {
    case 'Number':
    case 'Percent':
    case 'Currency':
      return toNumber(plain, decimals, shown);
    case 'Checkbox':
      return toFlag(plain, shown);
    case 'Date':
      return toDate(plain, shown);
    case 'Hyperlink':
      if (plain.length > longestValues.Hyperlink)
        return invalid(
          `the link has ${plain.length} characters, and the limit is ${longestValues.Hyperlink}`,
        );
      return /^https?:\/\/[^\s/]/i.test(plain)
        ? valid(plain)
        : invalid(`“${shown}” is not an http or https address`);
    case 'TextArea':
      return valid(cutText(plain, longestValues.TextArea));
    case 'Text':
    case 'IPAddress':
    case 'PhoneNumber':
      return valid(cutText(plain, longestValues.Text));
  }
}

/** The exact option, or otherwise the only one that differs in letter case alone. */
function optionOf(options: readonly string[], text: string): string | undefined {
  const fold = (one: string) => plainText(one).toLowerCase();
  const exact = options.find((one) => plainText(one) === text);
  if (exact !== undefined) return exact;
  const alike = options.filter((one) => fold(one) === fold(text));
  return alike.length === 1 ? alike[0] : undefined;
}

function toNumber(plain: string, decimals: number | null, shown: string): FieldValue {
  if (!/^[-+]?\d{1,15}(\.\d{1,10})?$/.test(plain))
    return invalid(`“${shown}” is not a number such as 12 or 12.5`);
  const given = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (decimals !== null && given > decimals)
    return invalid(`“${shown}” has ${given} decimals, and the field has ${decimals}`);
  return valid(Number(plain));
}

function toFlag(plain: string, shown: string): FieldValue {
  if (/^true$/i.test(plain)) return valid(true);
  if (/^false$/i.test(plain)) return valid(false);
  return invalid(`“${shown}” is neither true nor false`);
}

/** A day, or a time: ConnectWise keeps the day, in UTC. */
function toDate(plain: string, shown: string): FieldValue {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    plain,
  );
  const day = found?.[1];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  // The 30th of February is read as a day in March.
  if (day === undefined || Number.isNaN(at) || !new Date(at).toISOString().startsWith(day))
    return invalid(`“${shown}” is not a date such as 2026-03-01`);
  return valid(`${day}T00:00:00Z`);
}

/** Characters that people do not see: marks of direction, and joiners that change the reading. */
const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/gu;

const plainLines = (text: string): string =>
  text.replace(unseen, '').replace(/\r\n?/g, '\n').split('\n').map(plainText).join('\n').trim();
