import type { MappingBody } from './mapping-queries.ts';

/** A field of a mapping as it is typed. */
export interface FieldValues {
  readonly path: string;
  readonly constant: string;
  /** Lines such as `DENY = blocked`. */
  readonly values: string;
}

export interface ConditionValues {
  readonly path: string;
  /** With commas between them. */
  readonly in: string;
}

export interface MappingValues {
  readonly items: string;
  readonly only: readonly [ConditionValues, ConditionValues];
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
] as const;

export type MappedField = (typeof mappedFields)[number];

const noField: FieldValues = { path: '', constant: '', values: '' };
const noCondition: ConditionValues = { path: '', in: '' };

/** A saved mapping, as it is edited. */
export function mappingValues(mapping: MappingBody | null): MappingValues {
  const [first, second] = mapping?.only ?? [];
  const condition = (one: { path: string; in: readonly unknown[] } | undefined): ConditionValues =>
    one === undefined ? noCondition : { path: one.path, in: one.in.join(', ') };
  return {
    items: mapping?.items ?? '',
    only: [condition(first), condition(second)],
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
                values: Object.entries(value.values ?? {})
                  .map(([from, to]) => `${from} = ${to}`)
                  .join('\n'),
              },
        ];
      }),
    ) as Record<MappedField, FieldValues>,
  };
}

/** What is typed, as it is sent. */
export function mappingBody({ items, only, over, fields }: MappingValues): MappingBody {
  const given = <T extends object>(path: string, one: T) => (path.trim() === '' ? [] : [one]);
  return {
    ...(items.trim() === '' ? {} : { items: items.trim() }),
    only: only.flatMap((one) => given(one.path, { path: one.path.trim(), in: list(one.in) })),
    ...(over.path.trim() === ''
      ? {}
      : {
          over: {
            path: over.path.trim(),
            in: list(over.in),
            ...(over.at.trim() === '' ? {} : { at: over.at.trim() }),
          },
        }),
    fields: Object.fromEntries(
      mappedFields.flatMap((field) => {
        const { path, constant, values } = fields[field];
        if (path.trim() === '' && constant.trim() === '') return [];
        const pairs = readPairs(values);
        return [
          [
            field,
            {
              ...(path.trim() === '' ? {} : { path: path.trim() }),
              ...(constant.trim() === '' ? {} : { constant: constant.trim() }),
              ...(Object.keys(pairs).length === 0 ? {} : { values: pairs }),
            },
          ],
        ];
      }),
    ),
  };
}

const list = (typed: string) =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function readPairs(typed: string): Record<string, string> {
  return Object.fromEntries(
    typed.split('\n').flatMap((line) => {
      const at = line.lastIndexOf('=');
      const from = at === -1 ? '' : line.slice(0, at).trim();
      return from === '' ? [] : [[from, line.slice(at + 1).trim()]];
    }),
  );
}
