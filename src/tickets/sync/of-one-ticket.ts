import type { Problem } from '../../platform/values/problem.ts';

/**
 * Errors that ConnectWise may give for one ticket while it serves all others: a ticket that the role may not read, a
 * record that makes the server fail, an answer that cannot be parsed.
 */
const codes = new Set([
  'permission_missing',
  'server_error',
  'unexpected_answer',
  'answer_too_large',
  'html_answer',
  'invalid',
  'record_not_found',
  'timeout',
  'connection_cut',
]);

/** Whether an error may concern one ticket only. Others (keys, network, limits) concern every request. */
export const isOfOneTicket = ({ code }: Problem): boolean => codes.has(code.replace('connectwise.', ''));
