import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';
import { type BodySchema, unknownFields } from './unknown-fields.ts';

/**
 * Refuses bodies with unknown fields, and reports them together with the other errors: a mistyped name is often why
 * another field is missing. Only a route with its own validator, such as the one for detections, accepts more.
 */
export function validateStrictly(app: FastifyInstance): void {
  const compile: FastifySchemaCompiler<z.ZodType> = (route) => {
    const validate = validatorCompiler(route);
    if (route.httpPart !== 'body' || !(route.schema instanceof z.ZodType)) return validate;
    const shape = z.toJSONSchema(route.schema, { io: 'input', unrepresentable: 'any' }) as BodySchema;
    return (body: unknown) => {
      const result = validate(body) as { value?: unknown; error?: FastifySchemaValidationError[] };
      const unknown = unknownFields(body, shape);
      if (unknown.length === 0) return result;
      if (result.error === undefined)
        return { error: refuse('malformed', httpProblems.unknownFields(unknown.length), unknown) };
      const more = unknown.map(({ pointer, detail }) => ({
        keyword: 'unknown',
        instancePath: pointer,
        schemaPath: '#',
        params: {},
        message: detail,
      }));
      return { error: [...result.error, ...more] };
    };
  };
  app.setValidatorCompiler(compile);
}
