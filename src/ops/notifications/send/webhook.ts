import { Webhook } from 'standardwebhooks';
import type { RandomBytes } from '../../../platform/values/random.ts';
import type { Message } from '../message.ts';
import type { PostRequest } from './post.ts';

export const newSigningSecret = (random: RandomBytes): string =>
  `whsec_${Buffer.from(random(32)).toString('base64')}`;

/** A message signed by Standard Webhooks. A message that is sent again has the same `webhook-id`. */
export function signedRequest(
  { url, signing }: { readonly url: string; readonly signing: string },
  message: Message,
  now: Date,
): PostRequest {
  const body = JSON.stringify({ type: 'picket.notification', timestamp: message.at, data: message });
  return {
    url,
    body,
    headers: {
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(signing).sign(message.id, now, body),
    },
  };
}
