import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { isSameScope } from '../database/company-scope.ts';
import type { Schema } from '../database/schema.ts';
import { problemResponses } from '../http/openapi.ts';
import type { Clock } from '../values/clock.ts';
import { refuse } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import { type EventStream, sendEventHeaders, sendEvents } from './event-stream.ts';
import { loadOwnMarkers } from './load-own-markers.ts';
import { ownChanges } from './own-changes.ts';
import { liveProblems } from './problems.ts';
import { eventSchema, type Topic } from './topics.ts';
import type { ChangeWatch } from './watch-changes.ts';

interface LiveRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly watch: ChangeWatch;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly limits?: LiveLimits;
}

export interface LiveLimits {
  /** Milliseconds between two heartbeats. Proxies commonly close connections that are silent for a minute. */
  readonly heartbeatMs: number;
  /** Heartbeats between two checks whether the client may still read. */
  readonly heartbeatsUntilCheck: number;
  /** The most streams of one person or token, and the total. */
  readonly mostOfOne: number;
  readonly most: number;
}

const defaultLimits: LiveLimits = { heartbeatMs: 15_000, heartbeatsUntilCheck: 2, mostOfOne: 30, most: 500 };

/** Tells the console what changed, so that it loads that again. */
export function liveRoutes(options: LiveRoutesOptions): FastifyPluginAsyncZod {
  const { db, watch, clock, random, limits = defaultLimits } = options;
  const server = Buffer.from(random(9)).toString('base64url');
  const streams = new Map<EventStream, string>();

  function admit(who: string): void {
    const ofOne = [...streams.values()].filter((other) => other === who).length;
    if (ofOne >= limits.mostOfOne) throw refuse('too_many', liveProblems.tooManyStreams(limits.mostOfOne));
    if (streams.size >= limits.most) throw refuse('unavailable', liveProblems.tooManyStreams(limits.most));
  }

  /** Sends heartbeats, and ends the stream if the client has lost access or may see other companies now. */
  async function keepAlive(stream: EventStream, mayListen: () => Promise<boolean>): Promise<void> {
    for (let beats = 1; ; beats += 1) {
      await clock.sleep(limits.heartbeatMs, stream.ended);
      if (stream.ended.aborted) return;
      if (beats % limits.heartbeatsUntilCheck === 0 && !(await mayListen())) return stream.end();
      stream.send('heartbeat', {});
    }
  }

  return async (app) => {
    app.addHook('preClose', async () => {
      for (const stream of streams.keys()) stream.end();
      await watch.stop();
    });

    app.get(
      '/api/v1/events',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Picket'],
          summary: 'Changes as they happen: server-sent events',
          description:
            '`hello` at the start, with an id of the running server; `changed` with the changed topics, at most once a second, for callers who are limited to companies only of those; `heartbeat` every 15 s. Changes during a lost connection are not sent: read the lists again.',
          response: {
            200: {
              description: 'Events of the types `hello`, `changed` and `heartbeat`.',
              content: { 'text/event-stream': { schema: z.array(eventSchema) } },
            },
            ...problemResponses({ unavailable: 'Too many streams are already open.' }),
          },
        },
      },
      (request, reply) => {
        // Nobody would read a stream for a HEAD, and it would never end.
        if (request.method === 'HEAD') {
          sendEventHeaders(reply);
          return;
        }
        admit(request.principal.id);
        const stream = sendEvents(reply);
        streams.set(stream, request.principal.id);
        const { companies } = request.principal;
        const isSame = async () => {
          const now = await request.identifyAgain().catch(() => null);
          return now !== null && isSameScope(now.companies, companies);
        };
        const send = (topics: readonly Topic[]) => stream.send('changed', { topics });
        let changed = companies === 'all' ? send : () => {};
        const listening = watch.listen((topics) => changed(topics));
        stream.ended.addEventListener('abort', () => {
          streams.delete(stream);
          listening.stop();
        });
        async function begin(): Promise<void> {
          await listening.ready;
          if (companies !== 'all') {
            const load = () => loadOwnMarkers(db, companies);
            changed = await ownChanges({ load, isSame, send, end: () => stream.end() });
          }
          stream.send('hello', { server });
          await keepAlive(stream, isSame);
        }
        // If the changes cannot be read, the stream ends and the client reconnects.
        void begin().catch(() => stream.end());
      },
    );
  };
}
