import type { CompiledCondition, CompiledMapping, CompiledValue } from './compile.ts';
import { foldedValue } from './compile.ts';
import type { MappedField } from './mapping.ts';
import { type Path, valuesAt } from './path.ts';
import { mappedTime } from './time.ts';

/** The most values of a list, such as categories; a later step cuts more. */
const mostValues = 100;

export type Mapped =
  | { readonly what: 'ignored' }
  | { readonly what: 'detection'; readonly item: Readonly<Record<string, unknown>> }
  | { readonly what: 'over'; readonly item: Readonly<Record<string, unknown>>; readonly at: unknown };

/** Applies a mapping to one item. The result has the form in which senders send detections, and is not checked yet. */
export function mapItem(mapping: CompiledMapping, item: unknown): Mapped {
  if (!mapping.only.every((condition) => isTrue(condition, item))) return { what: 'ignored' };
  const mapped = mapFields(mapping, item);
  const { over } = mapping;
  if (over === null || !isTrue(over, item)) return { what: 'detection', item: mapped };
  return { what: 'over', item: mapped, at: mappedTime(over.at === null ? undefined : first(over.at, item)) };
}

const listFields: ReadonlySet<MappedField> = new Set(['reasons', 'categories', 'lists']);

function mapFields({ fields }: CompiledMapping, item: unknown): Record<string, unknown> {
  const mapped: Record<string, unknown> = {};
  const company: Record<string, unknown> = {};
  for (const [field, value] of fields) {
    const read = listFields.has(field) ? evaluateList(value, item) : evaluateOne(value, item);
    if (read === undefined) continue;
    if (field === 'companyId') company.id = read;
    else if (field === 'companyName') company.name = read;
    else mapped[field] = field === 'occurredAt' ? mappedTime(read) : read;
  }
  // A name alone is not an identity: two companies may share it.
  if (company.id !== undefined) mapped.company = company;
  return mapped;
}

function evaluateOne(value: CompiledValue, item: unknown): unknown {
  const found = value.path === null ? undefined : flat(valuesAt(value.path, item, mostValues)).find(isSaid);
  return replaced(value, found ?? value.constant ?? undefined);
}

function evaluateList(value: CompiledValue, item: unknown): unknown[] | undefined {
  const found = value.path === null ? [] : flat(valuesAt(value.path, item, mostValues)).filter(isSaid);
  const list = found.length > 0 || value.constant === null ? found : [value.constant];
  const texts = list.map((one) => replaced(value, one)).filter(isSaid);
  // A number or a boolean is as good a reason as text; anything else is refused and named.
  return texts.map((one) => (typeof one === 'number' || typeof one === 'boolean' ? String(one) : one));
}

/** The replacement of a value; an empty text removes it. */
function replaced({ values }: CompiledValue, found: unknown): unknown {
  if (values.size === 0 || found === undefined) return found;
  const replacement = values.get(foldedValue(found));
  return replacement === '' ? undefined : (replacement ?? found);
}

const isSaid = (value: unknown) => value !== null && value !== undefined && value !== '';

/** If a path finds lists, their elements count. */
const flat = (values: readonly unknown[]): unknown[] => values.flat().slice(0, mostValues);

const first = (path: Path, item: unknown): unknown => valuesAt(path, item, 1).find(isSaid);

function isTrue({ path, accepted }: CompiledCondition, item: unknown): boolean {
  return flat(valuesAt(path, item, mostValues)).some((value) => accepted.has(foldedValue(value)));
}

/** The path that gave a field, for messages. */
export const writtenPath = ({ fields }: CompiledMapping, field: MappedField): string | null =>
  fields.get(field)?.written ?? null;
