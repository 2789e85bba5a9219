import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect } from 'vitest';
import type { TestDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { type HyasSandbox, startHyasSandbox } from '../../sandbox/hyas/start.ts';
import { sourceRoutes } from '../routes.ts';
import { movedClock, observer, testKeyring } from './setup.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * The routes of sources beside a HYAS sandbox, both new for every test. Call it in a `describe`, or at the top of a
 * file.
 */
export function useSourceRoutes(test: TestDatabase) {
  let server: FastifyInstance;
  let sandbox: HyasSandbox;
  let clock: ReturnType<typeof movedClock>;
  let changes: number;

  beforeEach(async () => {
    clock = movedClock();
    changes = 0;
    sandbox = await startHyasSandbox({ ratePerMinute: 0, clock: clock.sleepless });
    server = await start({
      routes: [
        sourceRoutes({
          db: test.db,
          keyring: testKeyring,
          clock,
          random: systemRandom,
          network: { allowPrivate: true, proxy: null },
          observe: observer().observe,
          changed: () => {
            changes += 1;
          },
        }),
      ],
    });
  });
  afterEach(() => sandbox.close());

  async function call(method: Method, url: string, payload?: Record<string, unknown>, role = 'admin') {
    const headers = { authorization: `Bearer pkt_${role}` };
    const answer = await server.inject({
      method,
      url: `/api/v1/sources${url}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
  }

  const hyas = (more: Record<string, unknown> = {}) => ({
    kind: 'hyas',
    name: 'HYAS',
    config: { baseUrl: sandbox.url },
    apiKey: sandbox.apiKey,
    ...more,
  });

  return {
    call,
    hyas,
    async make(more: Record<string, unknown> = {}): Promise<number> {
      const { status, body } = await call('POST', '', hyas(more));
      expect(status).toBe(201);
      return body.id;
    },
    audit: () =>
      test.db
        .selectFrom('audit_event')
        .select(['action', 'subject', 'actor', 'after'])
        .orderBy('id')
        .execute(),
    sandbox: () => sandbox,
    clock: () => clock,
    /** How often the routes reported a change. */
    changes: () => changes,
  };
}
