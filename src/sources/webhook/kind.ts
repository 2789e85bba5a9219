import { moment } from '../../platform/values/zoned-time.ts';
import type { SourceKind } from '../kind.ts';
import { webhookConfigSchema } from './config.ts';
import { readAgain } from './mapping/read-again.ts';
import { parseItems } from './parse-items.ts';
import { webhookRoutes } from './routes.ts';
import { webhookSecret } from './secrets.ts';

/** Any product that posts JSON. */
export const webhook = {
  name: 'webhook',
  title: 'Webhook',
  schema: webhookConfigSchema,
  secret: webhookSecret,
  identity: 'content',
  start: { how: 'listen', routes: webhookRoutes, readAgain },
  receive: parseItems,
  probe: async (_, { last_success_at: at }) =>
    at === null
      ? {
          status: 'unknown',
          what: 'It has not sent anything yet.',
          hint: 'To try it, send a detection. Its address and secret are under Sources.',
        }
      : { status: 'pass', what: `It last sent something at ${moment(at)}.` },
} satisfies SourceKind<'webhook'>;
