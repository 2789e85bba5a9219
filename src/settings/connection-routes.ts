import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf } from '../accounts/principal.ts';
import type { Check } from '../connectwise/types.ts';
import { transaction } from '../database/transaction.ts';
import { problemResponses } from '../http/openapi.ts';
import { withStatus } from '../http/problem-details.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { ChangeDeps } from './change.ts';
import { connection, connectionHealth } from './connection.ts';
import { connectionViewSchema, viewConnection } from './connection-view.ts';
import type { ConnectWiseClients } from './connectwise-clients.ts';
import { recordHealth } from './health.ts';
import { settingsProblems } from './problems.ts';
import { completeConnection, saveConnection } from './save-connection.ts';
import { readSetting } from './store.ts';
import { chosenOf, ticketService } from './ticket-service.ts';

interface ConnectionRoutesOptions extends ChangeDeps {
  readonly keyring: Pick<Keyring, 'seal' | 'unseal'>;
  readonly clients: Pick<ConnectWiseClients, 'verify'>;
}

/** All that Verify setup may take: browsers and proxies give up on an answer not much later. */
const verifyMs = 110_000;

const siteSchema = z
  .string()
  .max(2000)
  .describe('As it is typed: `na.myconnectwise.net`, or any address of it.');
const textSchema = z.string().max(200);
const privateKeySchema = z
  .string()
  .min(1)
  .max(1000)
  .describe(
    'Never shown again. Leave it out to keep the saved one: for the same site, company and public key.',
  );
const clientIdSchema = z
  .string()
  .max(200)
  .nullable()
  .describe('null: the one of PICKET_CONNECTWISE_CLIENT_ID. Left out: as it was saved.');

const connectionBody = z.object({
  site: siteSchema,
  companyId: textSchema.describe('What is typed as “Company” when signing in to ConnectWise.'),
  publicKey: textSchema,
  privateKey: privateKeySchema.optional(),
  clientId: clientIdSchema.optional(),
});

export const checkSchema = z.object({
  id: z.string(),
  title: z.string(),
  result: z.enum(['pass', 'fail', 'unknown', 'skipped']),
  message: z.string(),
  hint: z.string().optional(),
  where: z.string().optional().describe('Where in ConnectWise it is mended.'),
});

const unprocessable = { 422: 'A value is not as it should be; `errors` says which.' };

/** The Connection tab: the keys to ConnectWise, seen and set by administrators. */
export function connectionRoutes(deps: ConnectionRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, keyring, clients, reconsider, changed } = deps;

  const view = async () =>
    viewConnection(await readSetting(db, connection), await readSetting(db, connectionHealth));

  /** A saved connection that works is well, whatever was known against it. */
  async function heal(): Promise<void> {
    await transaction(db, async (tx) => {
      const at = clock.now();
      if ((await readSetting(tx, connectionHealth)).state === 'ok') return;
      await reconsider(tx, at);
      await recordHealth(tx, 'ok', null, at);
    });
    changed();
  }

  return async (app) => {
    app.get(
      '/api/v1/connectwise/connection',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The connection to ConnectWise, without its private key',
          response: { 200: connectionViewSchema },
        },
      },
      view,
    );

    app.put(
      '/api/v1/connectwise/connection',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Save the connection to ConnectWise',
          description:
            'It is not tried: verify it first. What was held because of the old one is decided again.',
          body: connectionBody,
          response: { 200: connectionViewSchema, ...problemResponses(unprocessable) },
        },
      },
      async ({ body, principal }) => {
        await saveConnection(deps, body, actorOf(principal));
        changed();
        return view();
      },
    );

    app.post(
      '/api/v1/connectwise/connection/verify',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Verify setup: try the connection step by step, creating nothing',
          description:
            'With no values, the saved ones; with some, those in place of the saved ones, unsaved.',
          body: connectionBody.partial().nullish(),
          response: {
            200: z.object({
              ok: z.boolean().describe('Whether no check failed.'),
              checks: z.array(checkSchema),
            }),
            ...problemResponses({ 409: 'Nothing is saved yet, and no values were given.', ...unprocessable }),
          },
        },
      },
      async ({ body }) => {
        const typed = body ?? {};
        const saved = await readSetting(db, connection);
        if (saved === null && Object.keys(typed).length === 0) {
          throw withStatus(409, settingsProblems.notConfigured());
        }
        const { values } = completeConnection(typed, saved, keyring);
        const checks: Check[] = [];
        const chosen = chosenOf(await readSetting(db, ticketService));
        for await (const check of clients.verify(values, chosen, AbortSignal.timeout(verifyMs))) {
          checks.push(check);
        }
        const passed = checks.every((check) => check.result !== 'fail');
        if (passed && Object.keys(typed).length === 0) await heal();
        return { ok: passed, checks };
      },
    );
  };
}
