import { canonical } from '../../ops/configuration/plan.ts';

/** The part of JSON Schema that describes the fields of a value. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly type?: string;
  readonly default?: unknown;
  readonly const?: unknown;
}

type Values = readonly unknown[];

/** The fields of a schema for which every value has the usual one. */
export function neverSet(schema: object, values: Values, usual: Values): string[] {
  const root = schema as Shape;
  const visit = (shape: Shape, given: Values, ordinary: Values, path: string): string[] => {
    const shapes = alternatives(shape, root);
    const present = given.filter((one) => one !== undefined && one !== null);
    const fields = shapes.flatMap(({ properties = {} }) => Object.entries(properties));
    const items = shapes.flatMap((one) => one.items ?? []);
    const inRecord = shapes.flatMap(({ additionalProperties: more }) =>
      typeof more === 'object' ? [more] : [],
    );
    const isText =
      shapes.some(({ type }) => type === 'string') && present.every((one) => typeof one !== 'object');
    if (fields.length > 0 && !isText)
      return fields.flatMap(([name, child]) =>
        child.const !== undefined && present.some((one) => fieldOf(one, name) === child.const)
          ? []
          : visit(
              child,
              present.map((one) => fieldOf(one, name)),
              defaults(
                child,
                ordinary.map((one) => fieldOf(one, name)),
              ),
              `${path}.${name}`,
            ),
      );
    if (items.length > 0 && present.length > 0)
      return items.flatMap((child) => visit(child, present.flat(), [], `${path}[]`));
    if (inRecord.length > 0 && present.length > 0)
      return inRecord.flatMap((child) =>
        visit(
          child,
          present.flatMap((one) => Object.values(one as object)),
          [],
          `${path}{}`,
        ),
      );
    const isSet = given.some(
      (one) => one !== undefined && !ordinary.some((same) => canonical(same) === canonical(one)),
    );
    return isSet ? [] : [path];
  };
  return [...new Set(visit(root, values, usual, ''))];
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const defaults = ({ default: usual }: Shape, ordinary: Values): Values =>
  [...ordinary, usual].filter((one) => one !== undefined);

function alternatives(shape: Shape, root: Shape): Shape[] {
  const named = shape.$ref === undefined ? [] : [root.$defs?.[shape.$ref.split('/').at(-1) ?? ''] ?? {}];
  const within = [...named, ...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
  return [shape, ...within.flatMap((one) => alternatives(one, root))];
}
