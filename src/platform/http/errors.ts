import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type FieldError, type Problem, ProblemError } from '../values/problem.ts';
import { problemMediaType, statusOf, toProblemDetails } from './problem-details.ts';
import { httpProblems } from './problems.ts';

/** Errors of Fastify and its JSON parser before a route is reached, by code. */
const fastifyProblems: Readonly<Record<string, readonly [number, () => Problem]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, httpProblems.malformedJson],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, httpProblems.emptyBody],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, httpProblems.malformedRequest],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, httpProblems.wrongContentType],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, httpProblems.bodyTooLarge],
  FST_ERR_BAD_URL: [400, httpProblems.malformedRequest],
  FST_ERR_MAX_PARAM_LENGTH: [414, httpProblems.malformedRequest],
};

/** Answers every error with problem details, and reveals nothing internal. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
}

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, problem, errors } = explain(error, request.id);
  if (problem.code === 'http.client_gone') request.log.debug({ code: problem.code }, problem.message);
  if (status >= 500) request.log.error({ err: error, code: problem.code }, problem.message);
  // Fastify would close the connection with the body half read: a proxy that still sends it answers 502 itself then, and
  // the sender never reads why. Kept open, Node reads the rest, within the time limit of a request.
  if (problem.code === 'http.body_too_large') reply.removeHeader('connection');
  return (
    reply
      .code(status)
      .type(problemMediaType)
      // The route's own serializer only knows successful answers.
      .serializer(JSON.stringify)
      .send(toProblemDetails(problem, status, request.id, errors))
  );
}

interface Explained {
  readonly status: number;
  readonly problem: Problem;
  readonly errors?: readonly FieldError[];
}

function explain(error: unknown, requestId: string): Explained {
  if (error instanceof ProblemError) {
    const { kind, fieldErrors } = error;
    const status = statusOf(error.problem, kind);
    // An unexpected problem contains the text of the inner error, which belongs in the log only.
    if (status === 500) return unexpected(requestId);
    return { status, problem: error.problem, ...(fieldErrors ? { errors: fieldErrors } : {}) };
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error as FastifyError);
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = code === undefined ? undefined : fastifyProblems[code];
  if (known !== undefined) return { status: known[0], problem: known[1]() };
  if (error instanceof SyntaxError && statusCode === 400)
    return { status: 400, problem: httpProblems.malformedJson() };
  return ofLibrary(error) ?? unexpected(requestId);
}

/** Errors of Node and of libraries that the caller caused. */
function ofLibrary(error: unknown): Explained | null {
  const { code, statusCode, expose } = error as { code?: string; statusCode?: number; expose?: boolean };
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return { status: 400, problem: httpProblems.clientGone() };
  // By the convention of http-errors, which the file server uses, `expose` marks an error that the caller caused.
  const callers = expose === true || code?.startsWith('FST_') === true;
  if (!callers || statusCode === undefined || statusCode < 400 || statusCode >= 500) return null;
  return statusCode === 403 || statusCode === 404
    ? { status: 404, problem: httpProblems.notFound() }
    : { status: 400, problem: httpProblems.malformedRequest() };
}

const unexpected = (requestId: string): Explained => ({
  status: 500,
  problem: httpProblems.unexpected(requestId),
});

const parts: Readonly<Record<string, FieldError['in']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

function invalidRequest(error: FastifyError): Explained {
  const part = parts[error.validationContext ?? 'body'] ?? 'body';
  const errors = (error.validation ?? []).slice(0, 50).map((issue) => ({
    in: part,
    pointer: issue.instancePath === '/' ? '' : issue.instancePath,
    detail: issue.message ?? 'is not valid',
  }));
  return { status: 400, problem: httpProblems.invalidRequest(errors.length), errors };
}
