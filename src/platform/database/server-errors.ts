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
  // Node gives the path of a socket as the address, and a port only for a network address.
  const { syscall, address, port } = error as { syscall?: string; address?: string; port?: number };
  // The pool's own error: all its connections are in use, which says nothing about the server.
  if (message === 'timeout exceeded when trying to connect') return serverBusy(where);
  // No such user or a wrong password (28), no such database (3D), no right to connect (42).
  if (/^(28|3D|42)[0-9A-Z]{3}$/.test(code)) return serverRefused(where, message);
  // Five characters are an error code of PostgreSQL. 57P means that it starts or stops.
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57')) return serverAnswered(where, message);
  if (syscall === 'connect' && address !== undefined && port === undefined)
    return socketUnusable(where, message);
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return certificateUntrusted(where, message);
  if (/does not support SSL/.test(message)) return noTls(where);
  return serverUnreachable(where, message || code || 'no answer');
}

/** What a failed statement shows about the server; null if only the statement is at fault. */
export function queryProblem(where: string, statement: string, error: unknown): Problem | null {
  const { code, message } = codeAndMessage(error);
  if (isDiskFull(error)) return diskFull(`The PostgreSQL server ${where}`, message);
  // read_only_sql_transaction: after a failover, an address may lead to a standby for a while.
  if (code === '25006') return serverReadOnly(where, message);
  if (!isLost(code, message)) return null;
  // The answer to COMMIT may be lost, and then everything was stored.
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
/** Messages of node-postgres that have no code. */
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

const isLost = (code: string, message: string) =>
  lostStates.test(code) || lostSockets.has(code) || lostWords.test(message);

function codeAndMessage(error: unknown): { code: string; message: string } {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return { code, message };
}
