import { checkConditions, matches } from './conditions/match.ts';
import { type Condition, parseConditions } from './conditions/parse.ts';
import { ConditionError } from './conditions/tokens.ts';
import { apiError } from './errors.ts';
import { type Fields, project, resourceFields, valueAt } from './fields.ts';
import { type Answer, answerJson } from './http.ts';
import type { Json } from './present.ts';
import { type Restrictions, refusePageSize } from './restrictions.ts';

/** The parameters of a list, from the query or, for `/search`, partly from the body. */
export interface Query {
  readonly search: URLSearchParams;
  /** Whether the header `pagination-type: forward-only` was sent. */
  readonly forwardOnly: boolean;
  /** Scheme, host and path, for the `Link` header. */
  readonly address: string;
  readonly restrictions: Restrictions;
}

export interface Listed {
  readonly records: readonly Json[];
  readonly fields: Fields;
  /** For `childConditions`: fields of lists inside the record. */
  readonly childFields?: Fields;
  /** The part of a record that the caller sees, if it does not see all of it. Conditions use the whole record. */
  readonly visible?: (record: Json) => Json;
}

const defaultPageSize = 25;
const largestPageSize = 1000;

/** The records that meet the conditions, in the requested order. */
export function selected({ records, fields, childFields }: Listed, search: URLSearchParams): readonly Json[] {
  const condition = parseConditionsOf(search.get('conditions'), fields);
  const child = parseConditionsOf(search.get('childConditions'), childFields ?? new Map());
  const custom = parseConditionsOf(search.get('customFieldConditions'), resourceFields.customValue);
  const fulfilling = records.filter(
    (record) =>
      (!condition || matches(record, condition)) &&
      (!child || anyChild(record, child)) &&
      (!custom || anyCustomField(record, custom)),
  );
  return ordered(fulfilling, search.get('orderBy'), fields);
}

/** `200` with one page of the result, and the address of the next one. */
export function answerList(listed: Listed, query: Query): Answer {
  const { search, forwardOnly, address } = query;
  if (forwardOnly && search.get('orderBy')) {
    throw apiError(400, 'orderBy is not allowed with forward-only pagination.');
  }
  const asked = wholeNumber(search, 'pageSize');
  refusePageSize(query.restrictions, asked);
  const all = selected(listed, search);
  const size = Math.min(asked ?? defaultPageSize, largestPageSize);
  const shown = (records: readonly Json[]) =>
    records.map((record) => shape(listed.visible?.(record) ?? record, search));

  if (forwardOnly) {
    const after = Number(search.get('pageId') ?? 0);
    const rest = all
      .filter(({ id }) => Number(id) > after)
      .sort((one, other) => Number(one.id) - Number(other.id));
    const page = rest.slice(0, size);
    const next =
      rest.length > size ? link(address, search, { pageSize: size, pageId: page.at(-1)?.id }, 'next') : '';
    // The header is always present, and empty at the end.
    return answerJson(200, shown(page), { Link: next });
  }

  const page = wholeNumber(search, 'page') ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (number: number, rel: string) => link(address, search, { pageSize: size, page: number }, rel);
  const links = [
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first'), to(page - 1, 'prev')] : []),
  ];
  const records = all.slice((page - 1) * size, page * size);
  return answerJson(200, shown(records), links.length > 0 ? { Link: links.join(', ') } : {});
}

/** The record, or its requested fields. */
export function shape(record: Json, search: URLSearchParams): Json {
  const list = search.get('fields');
  return list ? project(record, list) : record;
}

function parseConditionsOf(text: string | null, fields: Fields): Condition | null {
  if (text === null || text.trim() === '') return null;
  try {
    const condition = parseConditions(text);
    checkConditions(condition, fields);
    return condition;
  } catch (error) {
    if (error instanceof ConditionError) throw apiError(400, error.message);
    throw error;
  }
}

/** Whether one element of the list meets the whole condition. */
function anyChild(record: Json, condition: Condition): boolean {
  return Object.entries(record).some(
    ([name, value]) =>
      Array.isArray(value) && value.some((element: unknown) => matches({ [name]: element }, condition)),
  );
}

/** Whether one custom field meets the whole condition: `caption="Ticket Class" AND value="Threat"`. */
function anyCustomField({ customFields }: Json, condition: Condition): boolean {
  if (!Array.isArray(customFields)) return false;
  return (customFields as Json[]).some((field) =>
    matches({ ...field, value: field.value === null ? null : String(field.value) }, condition),
  );
}

function ordered(records: readonly Json[], orderBy: string | null, fields: Fields): readonly Json[] {
  if (!orderBy) return records;
  const keys = orderBy.split(',').map((part) => {
    const [path = '', direction = 'asc', ...more] = part.trim().split(/\s+/);
    const known = fields.has(path.toLowerCase()) && /^(asc|desc)$/i.test(direction) && more.length === 0;
    if (!known) throw apiError(400, `'${part.trim()}' is not an order of this resource.`);
    return { path, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return [...records].sort((one, other) => {
    for (const { path, sign } of keys) {
      const difference = compareValues(valueAt(one, path), valueAt(other, path));
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
}

function compareValues(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  if (typeof one === 'string') return one.localeCompare(String(other), 'en', { sensitivity: 'base' });
  return Number(one) - Number(other);
}

function wholeNumber(search: URLSearchParams, name: string): number | null {
  const text = search.get(name);
  if (text === null || text === '') return null;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1) throw apiError(400, `${name} must be a whole number from 1.`);
  return number;
}

/** One entry of the `Link` header. ConnectWise rewrites the query, with escapes in lower case. */
function link(
  address: string,
  search: URLSearchParams,
  paging: Record<string, unknown>,
  rel: string,
): string {
  const kept = [...search].filter(([name]) => !['page', 'pageId', 'pageSize'].includes(name));
  const query = [...Object.entries(paging), ...kept]
    .map(([name, value]) => `${name}=${lowerCaseEscapes(String(value))}`)
    .join('&');
  return `<${address}?${query}>; rel="${rel}"`;
}

const lowerCaseEscapes = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
