import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { answerChecks, checkSchema, checksResponse } from '../../platform/http/answer-checks.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { type ChangeDeps, changing } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';
import { refuse } from '../../platform/values/problem.ts';
import { connectionWorks, setupChecks } from '../client/verify-setup.ts';
import { connection } from '../connection/connection.ts';
import { connectionBody } from '../connection/connection-body.ts';
import type { ConnectWiseClients } from '../connection/connectwise-clients.ts';
import { fetchRights } from '../connection/fetch-rights.ts';
import { recordHealth } from '../connection/health.ts';
import { settingsProblems } from '../connection/problems.ts';
import { completeConnection } from '../connection/save-connection.ts';
import { noteFindings } from '../connection/setup-findings.ts';
import type { BoardsUsed } from './boards-used.ts';
import { chosenOf, ticketService } from './ticket-service.ts';
import { expectedOfClosing, verifyClosing } from './verify-closing.ts';
import { expectedOfCustomFields, verifyCustomFields } from './verify-custom-fields.ts';

export interface VerifyRouteOptions extends ChangeDeps {
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clients: Pick<ConnectWiseClients, 'verify' | 'current'>;
  /** The boards whose custom fields are checked. */
  readonly boards?: BoardsUsed;
}

/** The time limit of Verify setup: browsers and proxies give up shortly after. */
const verifyMs = 110_000;

/** Verify setup: tests a connection, saved or not. */
export function verifyRoute(deps: VerifyRouteOptions): FastifyPluginAsyncZod {
  const { db, clock, keyring, clients, boards, changed } = deps;

  /** A saved connection that works is healthy, whatever was stored before. */
  async function heal(): Promise<void> {
    // The cause for which ConnectWise refused a ticket may be fixed too.
    await changing(deps, { release: 'flow' }, (tx, at) => recordHealth(tx, 'ok', null, at));
  }

  /** Of a saved connection alone: of another one, the boards are others. */
  async function* withFeatures(checks: AsyncIterable<Check>, isSaved: boolean): AsyncGenerator<Check> {
    yield* checks;
    const client = isSaved ? await clients.current() : null;
    if (client === null) return;
    const signal = AbortSignal.timeout(verifyMs);
    yield* verifyClosing(db, client, signal);
    yield* verifyCustomFields(db, client, signal, boards);
  }

  return async (app) => {
    app.post(
      '/api/v1/connectwise/connection/verify',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Verify setup: check the connection step by step without creating anything',
          description:
            'Without values, Picket checks the saved ones. With values, it checks those without saving them. `Accept: application/x-ndjson` returns each check as it finishes.',
          body: connectionBody.partial().nullish(),
          response: {
            200: checksResponse(checkSchema),
            ...problemResponses({
              conflict: 'Nothing is saved yet, and the request has no values.',
              invalid: 'A value is not valid; `errors` says which.',
            }),
          },
        },
      },
      async (request, reply) => {
        const typed = request.body ?? {};
        const isSaved = Object.keys(typed).length === 0;
        const saved = await loadSetting(db, connection);
        if (saved === null && isSaved) throw refuse('conflict', settingsProblems.notConfigured());
        const { values } = completeConnection(typed, saved, keyring);
        const chosen = chosenOf(await loadSetting(db, ticketService));
        return answerChecks(request, reply, {
          expected: [
            ...setupChecks,
            ...(isSaved
              ? [...(await expectedOfClosing(db)), ...(await expectedOfCustomFields(db, boards))]
              : []),
          ],
          checks: withFeatures(clients.verify(values, chosen, AbortSignal.timeout(verifyMs)), isSaved),
          finished: async (checks) => {
            if (!isSaved) return;
            await noteFindings(db, checks, clock.now());
            // Each finding counts separately: a missing board says nothing about the keys.
            if (connectionWorks(checks)) await heal();
            await fetchRights(deps, await clients.current());
            // The watchers check the rest at once: what is missing, and what is back.
            changed();
          },
        });
      },
    );
  };
}
