import type { FastifyBaseLogger } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { endOver } from '../../incidents/end-over.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idSchema } from '../../platform/http/page.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse, toProblem } from '../../platform/values/problem.ts';
import { plural } from '../../platform/values/text.ts';
import type { ListeningDeps } from '../kind.ts';
import { openSecret } from '../secret.ts';
import { announce } from '../source-event.ts';
import { getSource, type SourceRow } from '../store.ts';
import { isAuthentic } from './authenticate.ts';
import { itemSchema } from './item.ts';
import type { MappedItems } from './mapping/map-items.ts';
import { parseBody } from './parse-body.ts';
import { itemsLimit, parseItems } from './parse-items.ts';
import { webhookProblems } from './problems.ts';
import { newWebhookSecrets, parseSecrets, type WebhookSecrets } from './secrets.ts';

const receivedSchema = z.object({
  accepted: z.number().describe('Stored now.'),
  duplicates: z.number().describe('Duplicates: the same id, time, company, domain and device.'),
  refused: z
    .array(
      z.object({
        index: z.number().describe('Its position in the list, from 0.'),
        id: z.string().optional(),
        reason: z.string(),
        pointer: z.string().describe('JSON pointer (RFC 6901) to the fault in the body.'),
      }),
    )
    .describe('Quarantined, each with its reason. The others were stored.'),
  over: z
    .number()
    .optional()
    .describe(
      'Items that report that something has ended (resolved, recovered, closed, ok): never a detection.',
    ),
  ended: z
    .number()
    .optional()
    .describe('Incidents that ended because of such an item, by the field mapping.'),
  ignored: z.number().optional().describe('Items that the field mapping’s “only” excludes.'),
  message: z
    .string()
    .optional()
    .describe('Why nothing was stored of a test, or of an item that reports an end.'),
});

const bodySchema = z.union([
  z.object({ detections: z.array(itemSchema).min(1).max(1000) }),
  z.array(itemSchema).min(1).max(1000),
  itemSchema,
]);

/** Compared if the source does not exist, so that this takes as long as a wrong signature. They authenticate nobody. */
const nobodys = newWebhookSecrets((length) => new Uint8Array(length)).secrets;

/** The routes that receive detections. */
export function webhookRoutes(options: ListeningDeps): FastifyPluginAsyncZod {
  const { db, clock, receive, receiveShared } = options;
  return async (app) => {
    // A signature covers the bytes as received, so they are parsed only after authentication.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.post(
      '/api/v1/sources/:id/detections',
      {
        config: { access: 'own' },
        bodyLimit: 2 * 1024 * 1024,
        // The schema only describes the body: an error in one detection must not refuse the others.
        validatorCompiler: () => (value) => ({ value }),
        schema: {
          tags: ['Sources'],
          summary: 'Send detections (the address of a webhook)',
          description:
            'Signed as in Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the ' +
            'source’s secret, or with `Authorization: Bearer` and its bearer token. You can safely send the same ' +
            'request again. The answer is sent after everything is stored. Also accepted: one JSON per line (`application/x-ndjson`), ' +
            '`Content-Encoding: gzip` (signed as it is sent), `svix-…` headers and the standard envelope (`type`, ' +
            '`timestamp`, `data`). An item whose `status`, `event` or `action` is resolved, ' +
            'recovered, closed or ok is counted but not stored.',
          params: z.object({ id: z.string() }),
          body: bodySchema,
          response: {
            202: receivedSchema,
            ...problemResponses({
              not_signed_in: 'The request has no valid signature, or its source is unknown or switched off.',
              too_large: 'The body is too large, before or after decompression.',
              unsupported_media: 'Its `Content-Encoding` is not gzip.',
              invalid: 'Every detection was refused, there is none, or there are too many.',
            }),
          },
        },
      },
      async (request, reply) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const now = clock.now();
        const source = await findWebhook(db, request.params.id);
        const secrets = (source && openSecrets(options, source, request.log)) ?? nobodys;
        if (!isAuthentic(request.headers, raw, secrets, now) || source === null || secrets === nobodys) {
          reply.header('www-authenticate', 'Bearer realm="Picket webhook"');
          throw refuse('not_signed_in', webhookProblems.refused());
        }
        const body = await parseBody(raw, request.headers, itemsLimit(source.config));
        const read = await parseItems(body, source.config, now);
        if (!read.ok) throw refuse('invalid', read.problem);
        const { over, overs, ignored } = read.value;
        const delivery = { understood: isUnderstood(read.value), over };
        const batch = { sourceId: source.id, ...read.value, delivery };
        const { ended, ...result } =
          overs.length === 0
            ? { ...(await receiveShared(batch)), ended: 0 }
            : await transaction(db, async (tx) => {
                // Detections first: the same body may contain a detection and its end.
                const received = await receive(tx, batch, now);
                const { grouping } = await loadSetting(tx, incidentSettings);
                return { ...received, ended: await endOver(tx, source, overs, { grouping, now }) };
              });
        announce(options.observe, source, result, over);
        if (!isUnderstood(read.value)) throw allRefused(read.value);
        const { accepted, duplicates } = result;
        const message = explain(read.value, ended);
        return reply.code(202).send({
          accepted,
          duplicates,
          ...(over === 0 ? {} : { over, ended }),
          ...(ignored === 0 ? {} : { ignored }),
          refused: [...read.value.refused],
          ...(message === null ? {} : { message }),
        });
      },
    );
  };
}

async function findWebhook(db: Kysely<Schema>, idText: string): Promise<SourceRow | null> {
  const id = idSchema.safeParse(idText);
  const source = id.success ? await getSource(db, id.data) : undefined;
  return source?.kind === 'webhook' && source.enabled ? source : null;
}

function openSecrets(
  { keyring }: ListeningDeps,
  source: SourceRow,
  log: FastifyBaseLogger,
): WebhookSecrets | null {
  if (source.secret === null) return null;
  try {
    return parseSecrets(openSecret(keyring, source));
  } catch (thrown) {
    // The sender only learns "refused", because only we can fix it.
    log.error({ sourceId: source.id, problem: toProblem(thrown) }, 'The secret of a webhook cannot be read');
    return null;
  }
}

/** Whether some of it was valid, or there was nothing to parse. */
const isUnderstood = ({ refused, detections, over, ignored }: MappedItems): boolean =>
  refused.length === 0 || detections.length > 0 || over > 0 || ignored > 0;

function explain({ count, over }: MappedItems, ended: number): string | null {
  if (count === 0)
    return 'This message only tests the address: it has no detection, and nothing was stored. The address and its secret are correct.';
  if (over === 0) return null;
  const items = over === 1 ? 'One item reports' : `${over} items report`;
  if (ended > 0)
    return `${items} that something has ended. ${plural(ended, 'incident', 'incidents')} ended because of it.`;
  return `${items} that something has ended. Such an item is not a detection: it opens and reopens nothing.`;
}

function allRefused({ count, refused }: MappedItems) {
  const errors = refused.map(({ pointer, reason }) => ({ in: 'body' as const, pointer, detail: reason }));
  return refuse('invalid', webhookProblems.allRefused(count), errors);
}
