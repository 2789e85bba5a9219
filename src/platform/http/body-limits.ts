import type { FastifyInstance } from 'fastify';
import { keepDigits } from '../values/parse-json.ts';
import { refuse } from '../values/problem.ts';
import { defaultJsonBounds, isWithinBounds, type JsonBounds } from './json-bounds.ts';
import { httpProblems } from './problems.ts';

const kibibyte = 1024;
/** For a route that anybody may call. */
export const publicBodyLimit = 16 * kibibyte;
/** For every other route without its own limit. */
export const defaultBodyLimit = 64 * kibibyte;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The bounds of JSON that the route accepts, if its bodies are larger than forms. */
    jsonBounds?: JsonBounds;
  }
}

/**
 * Limits every body by its bytes, and JSON also by its depth and values, before it is parsed. A route for files or long
 * lists declares `bodyLimit`. Access is checked before the body is read, so the caller is known by then.
 */
export function limitBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.bodyLimit ??= route.config?.access === 'public' ? publicBodyLimit : defaultBodyLimit;
  });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isWithinBounds(body, request.routeOptions.config.jsonBounds ?? defaultJsonBounds))
      // Numbers beyond 2^53 keep their digits, as text. A field that must be a number then refuses them and is named.
      parse(request, keepDigits(body), done);
    else done(refuse('malformed', httpProblems.bodyTooComplex()));
  });
}
