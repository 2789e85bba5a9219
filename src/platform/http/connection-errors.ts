import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import type { Problem } from '../values/problem.ts';
import { problemMediaType, toProblemDetails } from './problem-details.ts';
import { httpProblems } from './problems.ts';

/** Answers on the socket when Node's HTTP parser refuses the bytes, before a request exists. */
export function answerConnectionError(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy(error);
    return;
  }
  const [status, problem] = explain(error.code);
  const body = JSON.stringify(toProblemDetails(problem, status, 'none'));
  socket.end(
    [
      `HTTP/1.1 ${status} ${JSON.parse(body).title}`,
      `content-type: ${problemMediaType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function explain(code: string | undefined): readonly [number, Problem] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, httpProblems.requestTooSlow()];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, httpProblems.headersTooLarge()];
  return [400, httpProblems.malformedRequest()];
}
