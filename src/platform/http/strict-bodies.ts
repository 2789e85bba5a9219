import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';
import { unknownFields } from './unknown-fields.ts';

/**
 * Refuses bodies with fields that the route does not name, after what it names was checked. Only a route with a
 * validator of its own, as the one that takes detections, takes more.
 */
export function validateStrictly(app: FastifyInstance): void {
  const compile: FastifySchemaCompiler<z.ZodType> = (route) => {
    const validate = validatorCompiler(route);
    if (route.httpPart !== 'body' || !(route.schema instanceof z.ZodType)) return validate;
    const shape = z.toJSONSchema(route.schema, { io: 'input', unrepresentable: 'any' });
    return (body: unknown) => {
      const result = validate(body);
      if ((result as { error?: unknown }).error !== undefined) return result;
      const unknown = unknownFields(body, shape as Parameters<typeof unknownFields>[1]);
      if (unknown.length === 0) return result;
      return { error: refuse('malformed', httpProblems.unknownFields(unknown.length), unknown) };
    };
  };
  app.setValidatorCompiler(compile);
}
