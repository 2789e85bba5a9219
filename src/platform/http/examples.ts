import { exampleFormats, exampleTexts, usuallyNull } from './example-texts.ts';

/** The part of JSON Schema that the description of the API uses. */
export interface ExampleSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, ExampleSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: ExampleSchema;
  readonly additionalProperties?: boolean | ExampleSchema;
  readonly items?: ExampleSchema | boolean;
  readonly prefixItems?: readonly ExampleSchema[];
  readonly anyOf?: readonly ExampleSchema[];
  readonly oneOf?: readonly ExampleSchema[];
  readonly allOf?: readonly ExampleSchema[];
}

type Schemas = Readonly<Record<string, ExampleSchema>>;
type Json = Record<string, unknown>;

/** Deeper optional values are left out. */
const deepest = 8;

/** Adds an example to each request and each answer of the description. */
export function withExamples<T extends object>(document: T): T {
  const { paths = {}, components = {} } = document as {
    paths?: Record<string, Record<string, Json>>;
    components?: { schemas?: Schemas };
  };
  const schemas = components.schemas ?? {};
  const added = (content: unknown) =>
    Object.fromEntries(
      Object.entries((content ?? {}) as Record<string, { schema?: ExampleSchema }>).map(([type, media]) => [
        type,
        { ...media, example: exampleFor(type, media.schema ?? {}, schemas) },
      ]),
    );
  const withContent = (part: unknown): unknown => {
    const { content } = (part ?? {}) as { content?: unknown };
    return content === undefined ? part : { ...(part as Json), content: added(content) };
  };
  const operations = (of: Record<string, Json>) =>
    Object.fromEntries(
      Object.entries(of).map(([method, operation]) => [
        method,
        {
          ...operation,
          ...(operation.requestBody === undefined ? {} : { requestBody: withContent(operation.requestBody) }),
          responses: Object.fromEntries(
            Object.entries((operation.responses ?? {}) as Json).map(([status, response]) => [
              status,
              withContent(response),
            ]),
          ),
        },
      ]),
    );
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).map(([path, of]) => [path, operations(of)])),
  };
}

/** Example contents of files, which have no schema. */
const files: Readonly<Record<string, string>> = {
  'application/gzip': '(the file)',
  'application/yaml': 'settings:\n  retention: { detectionDays: 90, incidentDays: 400 }\n',
  'text/html': '<!doctype html><title>Security report</title>',
  'text/csv': 'id,domain\r\n42,login.bad.example\r\n',
  'text/event-stream': 'event: changed\ndata: {"topics":["incidents"]}\n\n',
  'text/dns': '$ORIGIN rpz.\n@ SOA localhost. root.localhost. 1 3600 600 86400 60\nbad.example CNAME .\n',
};

const exampleFor = (type: string, schema: ExampleSchema, schemas: Schemas): unknown =>
  files[type] ?? exampleOf(schema, schemas);

/** An example value for the schema, with words of the product. */
export function exampleOf(schema: ExampleSchema, schemas: Schemas, name = '', depth = 0): unknown {
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const inside = (one: ExampleSchema, called = name) => exampleOf(one, schemas, called, depth + 1);
  const referred = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  if (referred !== undefined) return inside(schemas[referred] ?? {});
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    const isNullable = choices.some(({ type }) => type === 'null');
    if (isNullable && (usuallyNull.has(name) || depth > deepest)) return null;
    return inside(choices.find(({ type }) => type !== 'null') ?? {});
  }
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((one) => inside(one)));
  if (schema.default !== undefined && schema.properties === undefined && !isEmptyList(schema.default))
    return schema.default;
  switch (schema.type) {
    case 'string':
      return textOf(schema, name);
    case 'integer':
    case 'number':
      return numberOf(schema, name);
    case 'boolean':
      return name === 'enabled';
    case 'null':
      return null;
    case 'array':
      return listOf(schema, depth, inside);
    default:
      return schema.properties === undefined && schema.type !== 'object'
        ? null
        : fieldsOf(schema, depth, inside);
  }
}

type Inside = (schema: ExampleSchema, name?: string) => unknown;

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function fieldsOf(
  { properties = {}, required = [], additionalProperties, propertyNames }: ExampleSchema,
  depth: number,
  inside: Inside,
): Json {
  const shown = Object.entries(properties).filter(([key]) => depth < deepest || required.includes(key));
  const fields = Object.fromEntries(shown.map(([key, one]) => [key, inside(one, key)]));
  if (typeof additionalProperties !== 'object' || shown.length > 0) return fields;
  const keys = propertyNames?.enum ?? ['example'];
  return Object.fromEntries(keys.map((key) => [key, inside(additionalProperties, String(key))]));
}

function listOf(
  { items, prefixItems, minItems = 0 }: ExampleSchema,
  depth: number,
  inside: Inside,
): unknown[] {
  if (prefixItems !== undefined) return prefixItems.map((one) => inside(one));
  if (typeof items !== 'object' || (depth > deepest && minItems === 0)) return [];
  return Array.from({ length: Math.max(1, minItems) }, () => inside(items));
}

function textOf(
  { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: ExampleSchema,
  name: string,
) {
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text));
  const known = format === undefined ? undefined : exampleFormats[format];
  if (known !== undefined) return known;
  const texts = [exampleTexts[name], ...Object.values(exampleTexts), '42'];
  return (
    texts.find(
      (text) => text !== undefined && fits(text) && (pattern !== undefined || text === exampleTexts[name]),
    ) ?? 'text'
  );
}

function numberOf({ minimum, exclusiveMinimum, maximum, type }: ExampleSchema, name: string): number {
  const usual = /(^id|Id|Ids)$/.test(name) ? 42 : 3;
  const least = minimum ?? (exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : exclusiveMinimum + 1);
  const most = maximum ?? Number.POSITIVE_INFINITY;
  const value = Math.min(Math.max(usual, least), most);
  return type === 'integer' ? Math.round(value) : value;
}
