import { type Call, expectOk } from './world.ts';

/** The part of JSON Schema that the description of the API uses for requests. */
export interface Described {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Described;
  readonly propertyNames?: unknown;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
  readonly allOf?: readonly Described[];
  readonly $ref?: string;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly access: string;
  /** The schema of its JSON body; undefined if it takes none. */
  readonly body: Described | undefined;
  readonly query: readonly { readonly name: string; readonly schema: Described }[];
  /** Media types of its successful answer. */
  readonly answers: readonly string[];
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Described>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
}

interface DocumentOperation {
  readonly 'x-access': string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Described }>> };
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Described }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** Every operation in the API description of a running Picket. */
export async function operationsOf(call: Call): Promise<Operation[]> {
  const { paths, components } = (await expectOk(call('GET', '/api/openapi.json'))) as Document;
  const whole = <T>(part: T): T => inlined(part, components.schemas);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation['x-access'],
      body: whole(operation.requestBody?.content['application/json']?.schema),
      query: whole((operation.parameters ?? []).filter((parameter) => parameter.in === 'query')),
      answers: Object.keys(operation.responses['200']?.content ?? {}),
    })),
  );
}

/** Replaces references by the components; descriptions next to a reference take precedence. */
function inlined<T>(part: T, schemas: Readonly<Record<string, Described>>): T {
  if (Array.isArray(part)) return part.map((one) => inlined(one, schemas)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const { $ref, ...beside } = part as Described;
  const name = /^#\/components\/schemas\/(.+)$/.exec($ref ?? '')?.[1];
  const referred = name === undefined ? {} : inlined(schemas[name], schemas);
  const own = Object.entries(beside).map(([key, value]) => [key, inlined(value, schemas)]);
  return { ...referred, ...Object.fromEntries(own) } as T;
}

/** A schema inside a body, and the smallest body that contains it. */
export interface Spot {
  readonly pointer: string;
  readonly schema: Described;
  /** The body with this value at the spot. */
  bodyWith(value: unknown): unknown;
}

/** Every schema inside the schema of a body, beginning with the body itself. */
export function spotsOf(
  schema: Described,
  pointer = '',
  bodyWith: Spot['bodyWith'] = (value) => value,
): Spot[] {
  if (schema.$ref !== undefined) throw new Error(`${pointer}: a reference, which this test does not follow`);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inside = [
    ...branches.flatMap((branch) => spotsOf(branch, pointer, bodyWith)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      spotsOf(property, `${pointer}/${name}`, (value) => bodyWith({ ...constantsOf(schema), [name]: value })),
    ),
    ...(schema.items === undefined
      ? []
      : spotsOf(schema.items, `${pointer}/0`, (value) => bodyWith([value]))),
    ...(typeof schema.additionalProperties === 'object'
      ? spotsOf(schema.additionalProperties, `${pointer}/any`, (value) => bodyWith({ any: value }))
      : []),
  ];
  return branches.length > 0 ? inside : [{ pointer, schema, bodyWith }, ...inside];
}

/** The constants by which a union recognizes the shape of an object. */
const constantsOf = ({ properties = {} }: Described): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const only = property.enum?.length === 1 ? property.enum[0] : property.const;
      return only === undefined ? [] : [[name, only]];
    }),
  );
