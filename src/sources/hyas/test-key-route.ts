import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { KindDeps } from '../kind.ts';
import { sourceProblems } from '../problems.ts';
import { openSecret } from '../secret.ts';
import { invalidSource, parseApiKey, parseSettings } from '../settings.ts';
import { getSource } from '../store.ts';
import { hyasClient } from './client.ts';
import { hyasConfigSchema } from './config.ts';

/** Short, because a person waits for it. */
const testMs = 20_000;

const testedSchema = z.object({
  works: z.boolean(),
  entriesLastHour: z
    .number()
    .nullable()
    .describe('Log entries of the last hour; null when the log gave no total, or the key does not work.'),
  organizations: z
    .number()
    .nullable()
    .describe(
      'How many organizations the key may list; null when it may list none: Picket then reads them from the log.',
    ),
  problem: problemSchema.nullable().describe('Why it does not work.'),
});

interface TestDeps extends KindDeps {
  readonly db: Kysely<Schema>;
}

interface Typed {
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly sourceId?: number | undefined;
}

/** Tests the key of a source, saved or not, and saves nothing. */
export function testKeyRoute(deps: TestDeps): FastifyPluginAsyncZod {
  const { db, keyring, clock, network, log } = deps;

  /** The values of the form, completed with the saved ones. A saved key is only sent to the saved address. */
  async function complete({
    baseUrl,
    apiKey,
    sourceId,
  }: Typed): Promise<{ baseUrl: string; apiKey: string }> {
    const saved = sourceId === undefined ? undefined : await getSource(db, sourceId);
    if (sourceId !== undefined && saved?.kind !== 'hyas') {
      throw refuse('not_found', sourceProblems.notFound(sourceId));
    }
    const given = baseUrl === undefined ? {} : { baseUrl };
    const config = parseSettings(hyasConfigSchema, given, saved?.config);
    if (apiKey !== undefined) return { baseUrl: config.baseUrl, apiKey: parseApiKey(apiKey) };
    if (saved === undefined || saved.secret === null) {
      throw invalidSource({ pointer: '/apiKey', detail: 'The API key is missing.' });
    }
    if (config.baseUrl !== saved.config.baseUrl) {
      throw invalidSource({
        pointer: '/apiKey',
        detail: 'Enter the API key again: Picket does not send a saved key to another address.',
      });
    }
    return { baseUrl: config.baseUrl, apiKey: openSecret(keyring, saved) };
  }

  return async (app) => {
    app.post(
      '/api/v1/sources/test',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Test a key of HYAS Protect without saving anything',
          body: z.object({
            kind: z.literal('hyas'),
            baseUrl: z.string().max(2048).optional().describe('Omitted: the saved one, or HYAS’s own.'),
            apiKey: z.string().max(5000).optional().describe('Omitted: the saved one of `sourceId`.'),
            sourceId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
          }),
          response: {
            200: testedSchema,
            ...problemResponses({
              not_found: 'This source does not exist, or Picket does not read it.',
              invalid: 'A setting is not valid; `errors` says which.',
            }),
          },
        },
      },
      async ({ body }) => {
        const client = hyasClient({
          ...(await complete(body)),
          network,
          clock,
          ...(log === undefined ? {} : { log }),
        });
        try {
          const tested = await client.test(AbortSignal.timeout(testMs));
          return tested.ok
            ? { works: true, ...tested.value, problem: null }
            : { works: false, entriesLastHour: null, organizations: null, problem: tested.problem };
        } finally {
          await client.close();
        }
      },
    );
  };
}
