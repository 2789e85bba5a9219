import type { RouteOptions } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { type BodySchema, closeObjects } from './unknown-fields.ts';

type Json = Record<string, unknown>;

/**
 * The two transforms of @fastify/swagger. They describe bodies as strictly as {@link validateStrictly} checks them:
 * with `additionalProperties: false`, also in referenced components. A route with its own validator accepts more
 * fields.
 */
export function describingStrictly(): {
  readonly transform: typeof jsonSchemaTransform;
  readonly transformObject: typeof jsonSchemaTransformObject;
} {
  const freeForm = new Set<string>();
  return {
    transform(document) {
      const { schema, url } = jsonSchemaTransform(document);
      const { body } = schema as { body?: BodySchema };
      if (body === undefined) return { schema, url };
      if (hasOwnValidator(document)) {
        freeForm.add(url.replace(/:(\w+)/g, '{$1}'));
        return { schema, url };
      }
      return { schema: { ...schema, body: closeObjects(body) }, url };
    },
    transformObject(document) {
      const description = jsonSchemaTransformObject(document) as ReturnType<
        typeof jsonSchemaTransformObject
      > & {
        paths?: Json;
        components?: { schemas?: Record<string, BodySchema> };
      };
      const schemas: Record<string, BodySchema> = { ...description.components?.schemas };
      const bodies = Object.entries(description.paths ?? {})
        .filter(([path]) => !freeForm.has(path))
        .flatMap(([, operations]) => Object.values(operations as Json))
        .map((operation) => (operation as Json).requestBody);
      for (const name of referredTo(bodies, schemas)) schemas[name] = closeObjects(schemas[name] ?? {});
      return { ...description, components: { ...description.components, schemas } } as typeof description;
    },
  };
}

const hasOwnValidator = (document: object): boolean =>
  (document as { route?: RouteOptions }).route?.validatorCompiler !== undefined;

/** The names of the schemas that these parts of a description refer to, directly or through other schemas. */
export function referredTo(parts: readonly unknown[], schemas: Readonly<Json>): Set<string> {
  const names = new Set<string>();
  const open = parts.filter((part) => part !== undefined);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      if (schemas[name] !== undefined) open.push(schemas[name]);
    }
  }
  return names;
}
