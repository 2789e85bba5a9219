import path from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import { httpProblems } from '../../../platform/http/problems.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { publishProblems } from '../problems.ts';
import type { DnsRoutesDeps } from '../routes.ts';
import { lastEnd, zoneCompany } from './store.ts';
import { streamZone } from './stream-zone.ts';

/** The most zones that are written at once: a large one takes seconds of CPU time, and the index in memory. */
const mostZones = 4;
const retryAfterSeconds = 30;

/** The policy of each company as a response policy zone, for resolvers such as Unbound (`rpz: url:`). */
export function zoneRoutes({ db, clock, node }: DnsRoutesDeps): FastifyPluginAsyncZod {
  let running = 0;
  return async (app) => {
    app.get(
      '/dns/rpz/:token',
      {
        // The holder of the token is the resolver of its company.
        config: { access: 'public' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'The policy of a company as a response policy zone (RPZ)',
          description:
            'The address for Unbound’s `rpz: url:`, with a token made for it. A zone has no times, query types, networks or devices: rules with these are left out, and named in its comments.',
          params: z.object({ token: z.string().max(100) }),
          response: {
            200: {
              description: 'A zone file (RFC 1035 §5) with relative names.',
              content: { 'text/dns': { schema: z.string() } },
            },
            304: z.null().describe('It is still the same: `If-None-Match`.'),
            ...problemResponses({
              unavailable: 'No policy is in force yet, or too many zones are read now.',
            }),
          },
        },
      },
      async (request, reply) => {
        const company = await zoneCompany(db, request.params.token);
        // The same answer as for any address that does not exist.
        if (company === null) throw refuse('not_found', httpProblems.notFound());
        const file = await node?.indexFile();
        if (file == null) throw refuse('unavailable', publishProblems.noIndex());
        const now = clock.now();
        const etag = `W/"${path.basename(file, '.cdb')}-${(await lastEnd(db, company.id, now))?.getTime() ?? 0}"`;
        reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding');
        if (isAmong(request.headers['if-none-match'], etag)) return reply.code(304).send(null);
        reply.type('text/dns');
        if (request.method === 'HEAD') return send(reply, Readable.from([]));
        if (running >= mostZones) {
          reply.header('retry-after', retryAfterSeconds);
          throw refuse('unavailable', publishProblems.tooManyZones());
        }
        running++;
        const zone = streamZone({ file, company, at: now.getTime() });
        zone.once('close', () => running--);
        if (!acceptsGzip(request.headers['accept-encoding'])) return send(reply, zone);
        return send(reply.header('content-encoding', 'gzip'), compressed(zone));
      },
    );
  };
}

/** Sends a stream: the schema declares a text, which never exists as a whole. */
const send = (reply: FastifyReply, zone: Readable): FastifyReply => reply.send(zone);

function compressed(zone: Readable): Readable {
  const gzip = createGzip();
  // If one end closes, the other one is closed too.
  zone.once('error', (error) => gzip.destroy(error));
  gzip.once('close', () => zone.destroy());
  return zone.pipe(gzip);
}

const isAmong = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((one) => one.trim() === etag || one.trim() === '*') ?? false;

const acceptsGzip = (header: string | undefined): boolean =>
  /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)/i.test(header ?? '');
