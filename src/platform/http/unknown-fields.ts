import { closest } from '../values/closest.ts';
import type { FieldError } from '../values/problem.ts';

/** The part of JSON Schema that shows which fields an object may have. */
export interface BodySchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, BodySchema>>;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly additionalProperties?: boolean | BodySchema;
  readonly propertyNames?: BodySchema;
  readonly items?: BodySchema | boolean;
  readonly prefixItems?: readonly BodySchema[];
  readonly anyOf?: readonly BodySchema[];
  readonly oneOf?: readonly BodySchema[];
  readonly allOf?: readonly BodySchema[];
}

const mostFound = 20;

/**
 * The fields of a body that its schema does not name. A mistyped field, or one of another version, would be ignored,
 * and the sender's intention with it. For example, a key could be saved for another host than the one they named.
 */
export function unknownFields(body: unknown, schema: BodySchema): FieldError[] {
  const found: FieldError[] = [];
  const visit = (value: unknown, schemas: readonly BodySchema[], pointer: string): void => {
    if (typeof value !== 'object' || value === null || found.length >= mostFound) return;
    const shapes = schemas.flatMap((one) => alternatives(one, schema));
    if (Array.isArray(value)) {
      const items = shapes.flatMap(({ items, prefixItems = [] }) => [
        ...(typeof items === 'object' ? [items] : []),
        ...prefixItems,
      ]);
      for (const [at, item] of value.entries()) visit(item, items, `${pointer}/${at}`);
      return;
    }
    const objects = shapes.filter(({ properties }) => properties !== undefined);
    // Any field is allowed if a schema says so or names no fields at all.
    if (objects.length === 0 || shapes.some(takesAnyField)) return;
    const names = objects.flatMap(({ properties = {} }) => Object.keys(properties));
    for (const [key, child] of Object.entries(value)) {
      const inside = objects.flatMap(({ properties = {} }) =>
        Object.hasOwn(properties, key) ? [properties[key] ?? {}] : [],
      );
      if (inside.length > 0) visit(child, inside, `${pointer}/${escapePointer(key)}`);
      else
        found.push({ in: 'body', pointer: `${pointer}/${escapePointer(key)}`, detail: detail(key, names) });
    }
  };
  visit(body, [schema], '');
  return found.slice(0, mostFound);
}

/**
 * The schema with `additionalProperties: false` where a body may have no other field, for the description of the API.
 */
export function closeObjects(schema: BodySchema): BodySchema {
  const each = (schemas: readonly BodySchema[] | undefined) => schemas?.map(closeObjects);
  const named = (schemas: Readonly<Record<string, BodySchema>> | undefined) =>
    schemas && Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, closeObjects(one)]));
  const { properties, items, additionalProperties, anyOf, oneOf, allOf, prefixItems } = schema;
  return {
    ...schema,
    ...(properties && { properties: named(properties) }),
    ...(properties && !takesAnyField(schema) && { additionalProperties: false }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: closeObjects(additionalProperties),
    }),
    ...(typeof items === 'object' && { items: closeObjects(items) }),
    ...(anyOf && { anyOf: each(anyOf) }),
    ...(oneOf && { oneOf: each(oneOf) }),
    ...(allOf && { allOf: each(allOf) }),
    ...(prefixItems && { prefixItems: each(prefixItems) }),
  } as BodySchema;
}

const takesAnyField = ({ additionalProperties, properties, propertyNames }: BodySchema) =>
  propertyNames !== undefined ||
  (additionalProperties !== undefined && additionalProperties !== false) ||
  (properties === undefined && additionalProperties === undefined);

/**
 * The possible schemas of a value, with references resolved. Those of primitive types may be among them: they have no
 * fields.
 */
function alternatives(schema: BodySchema, root: BodySchema, depth = 0): readonly BodySchema[] {
  if (depth > 20) return [{}];
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const branches = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(name === undefined ? [] : [root.$defs?.[name] ?? {}]),
    ...(schema.$ref === '#' ? [root] : []),
  ];
  if (branches.length > 0) return branches.flatMap((one) => alternatives(one, root, depth + 1));
  const { type } = schema as { type?: string };
  return type !== undefined && type !== 'object' && type !== 'array' ? [] : [schema];
}

function detail(key: string, names: readonly string[]): string {
  const meant = closest(key, names);
  return meant === undefined ? 'is an unknown field' : `is an unknown field. Did you mean “${meant}”?`;
}

const escapePointer = (key: string): string =>
  key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1').toWellFormed();
