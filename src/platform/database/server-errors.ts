import type { Problem } from '../values/problem.ts';
import { isDiskFull } from './disk-full.ts';
import {
  certificateUntrusted,
  commitUnknown,
  connectionLost,
  diskFull,
  noTls,
  serverAnswered,
  serverBusy,
  serverReadOnly,
  serverRefused,
  serverUnreachable,
  socketUnusable,
} from './problems.ts';

/** Why there is no connection. */
export function connectProblem(where: string, error: unknown): Problem {
  const { code, message } = codeAndMessage(error);
  // Node gives the path of a socket as the address, and a port only with one of the network.
  const { syscall, address, port } = error as { syscall?: string; address?: string; port?: number };
  // The pool's own words: each of its connections is in use, which says nothing of the server.
  if (message === 'timeout exceeded when trying to connect') return serverBusy(where);
  // No such user or a wrong password (28), no such database (3D), no right to connect (42).
  if (/^(28|3D|42)[0-9A-Z]{3}$/.test(code)) return serverRefused(where, message);
  // Five characters are PostgreSQL's own answer. 57P is that it starts or stops.
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57')) return serverAnswered(where, message);
  if (syscall === 'connect' && address !== undefined && port === undefined)
    return socketUnusable(where, message);
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return certificateUntrusted(where, message);
  if (/does not support SSL/.test(message)) return noTls(where);
  return serverUnreachable(where, message || code || 'no answer');
}

/** What a failed statement says of the server itself; null where it is only of the statement. */
export function queryProblem(where: string, statement: string, error: unknown): Problem | null {
  const { code, message } = codeAndMessage(error);
  if (isDiskFull(error)) return diskFull(`The PostgreSQL server ${where}`, message);
  // read_only_sql_transaction: after a failover, an address may lead to a standby for a while.
  if (code === '25006') return serverReadOnly(where, message);
  if (!isLost(code, message)) return null;
  // The answer to COMMIT may be what was lost: then all of it was done.
  return statement.trim().toLowerCase() === 'commit'
    ? commitUnknown(where, message)
    : connectionLost(where, message);
}

/** PostgreSQL manual, appendix A: class 08, and 57P01 to 57P05; 25P03 ends a connection, too. */
const lostStates = /^(08...|57P0[1-5]|25P03)$/;
const lostSockets = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What node-postgres says without a code. */
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

const isLost = (code: string, message: string) =>
  lostStates.test(code) || lostSockets.has(code) || lostWords.test(message);

function codeAndMessage(error: unknown): { code: string; message: string } {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return { code, message };
}
