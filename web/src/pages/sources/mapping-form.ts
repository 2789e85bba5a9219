import type { MappingBody } from './mapping-body.ts';
import { parseLines, writeLines, wrongLine } from './value-lines.ts';

/** A field of a mapping as typed. */
export interface FieldValues {
  readonly path: string;
  readonly constant: string;
  /** Lines such as `DENY = blocked`. */
  readonly values: string;
}

export interface ConditionValues {
  readonly path: string;
  readonly in: readonly string[];
}

export interface MappingValues {
  readonly items: string;
  readonly only: readonly ConditionValues[];
  readonly over: ConditionValues & { readonly at: string };
  readonly fields: Readonly<Record<MappedField, FieldValues>>;
}

export const mappedFields = [
  'occurredAt',
  'domain',
  'companyId',
  'companyName',
  'deviceName',
  'clientAddress',
  'reasons',
  'verdict',
  'id',
  'policy',
  'threatLevel',
  'queryType',
  'processName',
  'domainAgeDays',
  'registrar',
  'categories',
  'lists',
  'user',
] as const;

export type MappedField = (typeof mappedFields)[number];

const noField: FieldValues = { path: '', constant: '', values: '' };
export const noCondition: ConditionValues = { path: '', in: [] };

/** The most conditions of a mapping. */
export const mostConditions = 5;

/** A saved mapping, as it is edited. */
export function mappingValues(mapping: MappingBody | null): MappingValues {
  const condition = (one: { path: string; in: readonly unknown[] } | undefined): ConditionValues =>
    one === undefined ? noCondition : { path: one.path, in: one.in.map(String) };
  return {
    items: mapping?.items ?? '',
    only: (mapping?.only ?? []).map(condition),
    over: { ...condition(mapping?.over), at: mapping?.over?.at ?? '' },
    fields: Object.fromEntries(
      mappedFields.map((field) => {
        const value = mapping?.fields[field];
        return [
          field,
          value === undefined
            ? noField
            : {
                path: value.path ?? '',
                constant: value.constant ?? '',
                values: writeLines(value.values ?? {}),
              },
        ];
      }),
    ) as Record<MappedField, FieldValues>,
  };
}

/** The typed values as they are sent, even if incomplete: Picket reports what is missing, and nothing is lost. */
export function mappingBody({ items, only, over, fields }: MappingValues): MappingBody {
  const at = over.at.trim();
  return {
    ...(items.trim() === '' ? {} : { items: items.trim() }),
    only: only.filter(isGiven).map(condition),
    ...(isGiven(over) || at !== '' ? { over: { ...condition(over), ...(at === '' ? {} : { at }) } } : {}),
    fields: Object.fromEntries(mappedFields.flatMap((field) => fieldBody(field, fields[field]))),
  };
}

/** The fields that cannot be sent, and the invalid line of their values. */
export const wrongFields = ({ fields }: MappingValues): { field: MappedField; line: number }[] =>
  mappedFields.flatMap((field) => {
    const line = wrongLine(fields[field].values);
    return line === null ? [] : [{ field, line }];
  });

const isGiven = ({ path, in: accepted }: ConditionValues) => path.trim() !== '' || accepted.length > 0;

const condition = ({ path, in: accepted }: ConditionValues) => ({ path: path.trim(), in: [...accepted] });

function fieldBody(field: MappedField, { path, constant, values }: FieldValues) {
  const pairs = parseLines(values);
  const hasPairs = Object.keys(pairs).length > 0;
  if (path.trim() === '' && constant.trim() === '' && !hasPairs) return [];
  const body = {
    ...(path.trim() === '' ? {} : { path: path.trim() }),
    ...(constant.trim() === '' ? {} : { constant: constant.trim() }),
    ...(hasPairs ? { values: pairs } : {}),
  };
  return [[field, body]];
}
