import { z } from 'zod';
import { type BodySchema, unknownFields } from '../../platform/http/unknown-fields.ts';
import type { AnyKind } from '../../platform/settings/configuration-kind.ts';
import type { FieldError } from '../../platform/values/problem.ts';

/** The place of a section in the file: `dns.lists` is `lists` below `dns`. */
export const placeOf = ({ section }: Pick<AnyKind<unknown>, 'section'>): string[] => section.split('.');

/** The value at a place; undefined if the file does not have it. */
export function valueAt(content: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    content,
  );
}

/** The fields that no section has, each with the known one that is most similar; and groups that are no groups. */
export function unknownIn<Client>(content: unknown, kinds: readonly AnyKind<Client>[]): FieldError[] {
  const groups = new Set(kinds.flatMap((kind) => placeOf(kind).slice(0, -1)));
  const misread = [...groups].flatMap((group) => {
    const value = valueAt(content, [group]);
    const isGroup = value == null || (typeof value === 'object' && !Array.isArray(value));
    return isGroup
      ? []
      : [{ in: 'body', pointer: `/${group}`, detail: 'must be a map of sections' } as const];
  });
  return [...unknownFields(content, fileSchema(kinds)), ...misread];
}

/** The JSON Schema of the whole file. */
export function fileSchema<Client>(kinds: readonly AnyKind<Client>[]): BodySchema {
  const root: Record<string, unknown> = {};
  for (const kind of kinds) {
    const place = placeOf(kind);
    const last = place.pop() ?? '';
    let level = root;
    for (const key of place) {
      level[key] ??= {};
      level = level[key] as Record<string, unknown>;
    }
    level[last] = kind.single === true ? kind.schema : z.array(kind.schema);
  }
  const toObject = (level: Record<string, unknown>): z.ZodObject =>
    z.object(
      Object.fromEntries(
        Object.entries(level).map(([key, value]) => [
          key,
          (value instanceof z.ZodType ? value : toObject(value as Record<string, unknown>)).optional(),
        ]),
      ),
    );
  return z.toJSONSchema(toObject(root), { io: 'input', unrepresentable: 'any' }) as BodySchema;
}
