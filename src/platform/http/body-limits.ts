import type { FastifyInstance } from 'fastify';
import { keepDigits } from '../values/parse-json.ts';
import { refuse } from '../values/problem.ts';
import { defaultJsonBounds, isWithinBounds, type JsonBounds } from './json-bounds.ts';
import { httpProblems } from './problems.ts';

const kibibyte = 1024;
/** Of a route that anybody may call. */
export const publicBodyLimit = 16 * kibibyte;
/** Of every other one that declares none of its own. */
export const defaultBodyLimit = 64 * kibibyte;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the JSON that the route takes, where it takes larger bodies than forms are. */
    jsonBounds?: JsonBounds;
  }
}

/**
 * Bounds every body by its bytes, and JSON also by its depth and values, before it is parsed. A route that takes files
 * or many things declares `bodyLimit`; by then it is known who calls, since access is decided before a body is read.
 */
export function limitBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.bodyLimit ??= route.config?.access === 'public' ? publicBodyLimit : defaultBodyLimit;
  });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isWithinBounds(body, request.routeOptions.config.jsonBounds ?? defaultJsonBounds))
      // Numbers beyond 2^53 keep their digits, as text: a field that must be a number then refuses them by name.
      parse(request, keepDigits(body), done);
    else done(refuse('malformed', httpProblems.bodyTooComplex()));
  });
}
