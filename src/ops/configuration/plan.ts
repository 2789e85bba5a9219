import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AnyKind, Found } from '../../platform/settings/configuration-kind.ts';

/** The change that a file makes to one object. */
export interface Step<Client = unknown> {
  readonly kind: AnyKind<Client>;
  readonly action: 'create' | 'change' | 'delete' | 'reorder';
  /** The path in the file; for a deletion that of its section. */
  readonly path: readonly PropertyKey[];
  readonly found: Found<object> | null;
  /** Null for a deletion. */
  readonly value: object | null;
  readonly fields: readonly FieldChange[];
  /** The ConnectWise records that were looked up for it. */
  readonly lookedUp: unknown;
}

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export const stepSchema = z
  .object({
    action: z.enum(['create', 'change', 'delete', 'reorder']),
    section: z.string().describe('As in the file: `dns.lists`.'),
    what: z.string().describe('The kind of object, in words.'),
    name: z.string().describe('Empty for a section that is one object.'),
    line: z.number().nullable().describe('In the file; null for an object that the file does not name.'),
    fields: z
      .array(
        z.object({
          field: z.string(),
          before: z.unknown().describe('null: it was not set.'),
          after: z.unknown().describe('null: it is not set any more.'),
        }),
      )
      .describe('Values of a deleted object are in the audit trail.'),
  })
  .meta({ id: 'ConfigurationStep' });

export type StepView = z.infer<typeof stepSchema>;

export function viewStep(
  { kind, action, path, found, value, fields }: Step,
  lineOf: (path: readonly PropertyKey[]) => number,
): StepView {
  const shown = value ?? found?.value;
  return {
    action,
    section: kind.section,
    what: kind.what,
    name: shown === undefined ? '' : kind.title(shown),
    line: action === 'delete' ? null : lineOf(path),
    fields: fields.map((field) => ({ ...field })),
  };
}

/** The fields that differ, ignoring the order of keys. */
export function fieldChanges(before: object | null, after: object): FieldChange[] {
  const old = (before ?? {}) as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !isSame(old[field] ?? null, now[field] ?? null))
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }));
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === null || other === null ? one === other : canonical(one) === canonical(other);

/** A hash that identifies a plan: its changes, the values before, and the ConnectWise records that it means. */
export function hashOf(steps: readonly Step[]): string {
  const content = steps.map(({ kind, action, found, fields, lookedUp }) => [
    kind.section,
    action,
    found?.id ?? null,
    fields,
    lookedUp ?? null,
  ]);
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** JSON with the keys of every object sorted. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) && !(one instanceof Date)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? 'null';
