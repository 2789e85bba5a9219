import { type FieldKind, type Fields, valueAt } from '../fields.ts';
import type { Json } from '../present.ts';
import { isLike } from './like.ts';
import type { Comparison, Condition, Value } from './parse.ts';
import { ConditionError } from './tokens.ts';

/** Throws a {@link ConditionError} if a field does not exist or is compared with a value of another type. */
export function checkConditions(condition: Condition, fields: Fields): void {
  if (condition.kind === 'not') {
    checkConditions(condition.of, fields);
    return;
  }
  if (condition.kind !== 'comparison') {
    for (const part of condition.all) checkConditions(part, fields);
    return;
  }
  const { field, operator, values, at } = condition;
  const kind = fields.get(field.toLowerCase());
  if (kind === undefined) throw new ConditionError(`'${field}' is not a field of this resource.`, at);
  for (const value of values) {
    const given = kindOf(value);
    const unfit = given === null ? operator !== '=' && operator !== '!=' : given !== kind;
    if (unfit) throw new ConditionError(expected(kind, given), at);
  }
  if ((operator === 'contains' || operator === 'like') && kind !== 'string') {
    throw new ConditionError(`${operator} compares texts, and '${field}' is none.`, at);
  }
}

const kindNames = { string: 'string', number: 'numeric', boolean: 'boolean', date: 'datetime' } as const;

/** The text is ConnectWise's, where it is known. */
const expected = (kind: FieldKind, given: FieldKind | null) =>
  `Expected a ${kindNames[kind]} value, not a ${given === null ? 'null' : kindNames[given]}. ` +
  'String values should be enclosed with double or single quotes; ' +
  'DateTime values should be enclosed in square brackets; Boolean values should be True or False.';

function kindOf(value: Value): FieldKind | null {
  if (value === null) return null;
  if (value instanceof Date) return 'date';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : null;
}

/**
 * Whether the record meets the condition. Text is compared ignoring case, as ConnectWise's database does. A field
 * without a value equals only null, so it meets `!=` and the negations.
 */
export function matches(record: Json, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.all.every((part) => matches(record, part));
    case 'or':
      return condition.all.some((part) => matches(record, part));
    case 'not':
      return !matches(record, condition.of);
    case 'comparison':
      return compare(condition, valueAt(record, condition.field));
  }
}

function compare({ operator, values }: Comparison, field: unknown): boolean {
  const [value = null] = values;
  switch (operator) {
    case '=':
      return order(field, value) === 0;
    case '!=':
      return order(field, value) !== 0;
    case 'in':
      return values.some((one) => order(field, one) === 0);
    case '<':
      return (order(field, value) ?? 0) < 0;
    case '<=':
      return (order(field, value) ?? 1) <= 0;
    case '>':
      return (order(field, value) ?? 0) > 0;
    case '>=':
      return (order(field, value) ?? -1) >= 0;
    case 'contains':
      return field !== null && String(field).toLowerCase().includes(String(value).toLowerCase());
    case 'like':
      return field !== null && isLike(String(field), String(value));
  }
}

/** Negative, 0 or positive like a comparator; null if one side has no value. */
function order(field: unknown, value: Value): number | null {
  if (field === null || value === null) return field === value ? 0 : null;
  const [a, b] = [comparable(field, value), comparable(value, value)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(side: unknown, as: Value): string | number {
  if (as instanceof Date) return side instanceof Date ? side.getTime() : Date.parse(String(side));
  if (typeof as === 'string') return String(side).toLowerCase();
  return Number(side);
}
