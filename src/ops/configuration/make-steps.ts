import type { AnyKind, ConfigurationReader, Found } from '../../platform/settings/configuration-kind.ts';
import { groupBy } from '../../platform/values/group-by.ts';
import { type FieldError, ProblemError } from '../../platform/values/problem.ts';
import { orderAfter } from './order.ts';
import { canonical, fieldChanges, type Step } from './plan.ts';
import { placeOf, valueAt } from './sections.ts';
import { complaintsOf } from './words-of.ts';

type Given = Readonly<Record<string, unknown>>;

export interface Sectioned<Client> {
  readonly steps: readonly Step<Client>[];
  readonly errors: readonly FieldError[];
  /** The number of objects that match the file already. */
  readonly unchanged: number;
  /** Objects that have expired. */
  readonly over: readonly string[];
}

/**
 * The changes of the file in one section. A field that the file names is set as a whole. Other fields stay unchanged,
 * or get their default in a new object. An object that the file does not name stays, unless it is pruned.
 */
export async function makeSteps<Client>(
  kind: AnyKind<Client>,
  content: unknown,
  { reader, prune }: { readonly reader: ConfigurationReader; readonly prune: boolean },
): Promise<Sectioned<Client>> {
  const place = placeOf(kind);
  const section = valueAt(content, place);
  const nothing = { steps: [], unchanged: 0, over: [] };
  if (section === undefined) return { ...nothing, errors: [] };
  if (section === null) return { ...nothing, errors: [errorAt(place, emptyOf(kind))] };
  if (kind.single !== true && !Array.isArray(section))
    return { ...nothing, errors: [errorAt(place, 'must be a list')] };

  const given = (kind.single === true ? [section] : section) as unknown[];
  const found = await kind.load(reader);
  const left = groupBy(found, ({ value }) => kind.identify(value as Given, reader.companies));
  const first = new Map<string, number>();
  const steps: Step<Client>[] = [];
  const errors: FieldError[] = [];
  const over: string[] = [];
  const inFile: string[] = [];
  let unchanged = 0;

  for (const [at, item] of given.entries()) {
    const path = kind.single === true ? place : [...place, at];
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      errors.push(errorAt(path, 'must be a map of fields'));
      continue;
    }
    const key = kind.identify(item as Given, reader.companies);
    // Several objects of one name are matched in order.
    const same = key === null ? null : (left.get(key)?.shift() ?? null);
    if (key !== null && kind.several !== true) {
      const before = first.get(key);
      if (before === undefined) first.set(key, at);
      else if (same === null) errors.push(errorAt(path, twiceOf(kind, before)));
    }
    const read = settle(kind, item as Given, same, { reader, path, prune });
    if ('errors' in read) errors.push(...read.errors);
    else if (read.value === null) over.push(`${kind.section}: ${read.title}`);
    else {
      inFile.push(key ?? '');
      const fields = fieldChanges(same?.value ?? null, read.value);
      if (same !== null && fields.length === 0) unchanged += 1;
      else
        steps.push({
          ...{ kind, path, found: same, value: read.value, fields, lookedUp: null },
          action: same === null ? 'create' : 'change',
        });
    }
  }

  const unnamed = [...left.values()].flat();
  const gone = prune ? unnamed.filter(({ removable }) => removable !== false) : [];
  steps.unshift(
    ...gone.map(
      (one): Step<Client> => ({
        ...{ kind, path: place, found: one, value: null, fields: [], lookedUp: null },
        action: 'delete',
      }),
    ),
  );
  if (kind.reorder !== undefined) {
    const kept = found.filter((one) => !gone.includes(one));
    const now = kept.map(({ value }) => kind.identify(value as Given, reader.companies) ?? '');
    const added = inFile.filter((key) => !now.includes(key));
    const after = orderAfter(now, inFile);
    const field = { field: 'order', before: [...now, ...added], after };
    if (canonical(field.before) !== canonical(after))
      steps.push({
        ...{ kind, path: place, found: null, value: null, fields: [field], lookedUp: null },
        action: 'reorder',
      });
  }
  return { steps, errors, unchanged, over };
}

interface Settling {
  readonly reader: ConfigurationReader;
  readonly path: readonly PropertyKey[];
  readonly prune: boolean;
}

function settle<Client>(
  kind: AnyKind<Client>,
  item: Given,
  same: Found<object> | null,
  { reader, path, prune }: Settling,
): { readonly value: object | null; readonly title: string } | { readonly errors: readonly FieldError[] } {
  const pruned = prune ? Object.fromEntries((kind.parts ?? []).map((field) => [field, null])) : {};
  const whole = { ...same?.value, ...pruned, ...item };
  const read = kind.schema.safeParse(whole);
  if (!read.success)
    return {
      errors: read.error.issues
        .flatMap((issue) => complaintsOf(issue, whole))
        .map((one) => errorAt([...path, ...one.path], one.detail)),
    };
  try {
    const value = kind.settle === undefined ? read.data : kind.settle(read.data, same, reader);
    return { value, title: kind.title(read.data) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { errors: errorsOf(error, path) };
  }
}

const emptyOf = ({ single }: { readonly single?: true }): string =>
  single === true
    ? 'is empty. Remove the line, or write its fields below it.'
    : 'is empty. Remove the line, or write [] for a list without objects.';

const twiceOf = ({ what }: { readonly what: string }, before: number): string =>
  `is the same ${what} as number ${before + 1} of this section. Remove or rename one of them.`;

/** The errors with which a capability refuses a value, at their place in the file. */
export function errorsOf({ problem, fieldErrors }: ProblemError, path: readonly PropertyKey[]): FieldError[] {
  if (fieldErrors === undefined || fieldErrors.length === 0)
    return [errorAt(path, `${problem.message} ${problem.hint}`)];
  return fieldErrors.map(({ pointer, detail }) => ({
    in: 'body',
    pointer: `${pointerTo(path)}${pointer}`,
    detail,
  }));
}

/** RFC 6901, section 3. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const errorAt = (path: readonly PropertyKey[], detail: string): FieldError => ({
  in: 'body',
  pointer: pointerTo(path),
  detail,
});
