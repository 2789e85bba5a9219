import { expect, onTestFinished } from 'vitest';
import type { ConnectWiseOptions, CreateOutcome } from '../types.ts';
import { type Answer, json, newTicket, type Stand, secret, stand } from './scripted-server.ts';

/** A client of a server with this answer; closed when the test ends. */
export async function against(answer: Answer, options: Partial<ConnectWiseOptions> = {}): Promise<Stand> {
  const made = await stand(answer, options);
  onTestFinished(() => made.close());
  return made;
}

export const posts = (made: Stand) => made.asked.filter(({ method }) => method === 'POST');

/** The outcome of one create. Checks that it was posted at most once and contains no secret. */
export async function outcomeOf(
  answer: Answer,
  options: Partial<ConnectWiseOptions> = {},
): Promise<CreateOutcome> {
  const made = await against(answer, options);
  const outcome = await made.cw.createTicket(newTicket);
  expect(posts(made).length).toBeLessThanOrEqual(1);
  expect(JSON.stringify([outcome, made.log])).not.toContain(secret);
  return outcome;
}

export const created: Answer = (_, response) =>
  json(response, 201, { id: 4711, board: { id: 1, name: 'Security' } }, { 'x-cw-request-id': 'r-1' });
