import type { Destination } from '../channel.ts';
import type { Message } from '../message.ts';
import { sendMail } from './email.ts';
import { post } from './post.ts';
import type { SendDeps, Sent } from './sent.ts';
import { slackAnswers, slackBody } from './slack.ts';
import { teamsAnswers, teamsBody } from './teams.ts';
import { signedRequest } from './webhook.ts';

/** Sends a message to a channel, in its form. */
export async function send(
  deps: SendDeps,
  to: Destination,
  message: Message,
  signal?: AbortSignal,
): Promise<Sent> {
  switch (to.kind) {
    case 'email':
      return sendMail(deps, to, message);
    case 'teams':
      return post(deps, { url: to.url, body: JSON.stringify(teamsBody(message)) }, teamsAnswers, signal);
    case 'slack':
      return post(deps, { url: to.url, body: JSON.stringify(slackBody(message)) }, slackAnswers, signal);
    case 'webhook':
      return post(deps, signedRequest(to, message, deps.clock.now()), null, signal);
  }
}
