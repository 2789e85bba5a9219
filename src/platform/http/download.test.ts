import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../../../test/http/start-server.ts';
import { downloadQuery, downloadResponse, sendDownload } from './download.ts';

let batchesRead: number;
let batchesClosed: number;

async function* twoBatches() {
  try {
    for (const name of ['a', 'b']) {
      batchesRead += 1;
      yield [{ name }];
    }
  } finally {
    batchesClosed += 1;
  }
}

const routes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/letters',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['Letters'],
        summary: 'Letters',
        querystring: z.object(downloadQuery),
        response: { 200: downloadResponse(z.object({ name: z.string() })) },
      },
    },
    (request, reply) => {
      sendDownload(reply, {
        format: request.query.format,
        name: 'letters',
        columns: { Name: ({ name }: { name: string }) => name },
        batches: twoBatches(),
      });
    },
  );
};

async function ask(method: 'GET' | 'HEAD', format: string) {
  const server = await start({ routes: [routes] });
  const url = `/api/v1/letters?format=${format}`;
  return server.inject({ method, url, headers: { authorization: 'Bearer pkt_viewer' } });
}

beforeEach(() => {
  batchesRead = 0;
  batchesClosed = 0;
});

describe.each([
  ['csv', '\uFEFFName\r\na\r\nb\r\n'],
  ['json', '[\n{"name":"a"},\n{"name":"b"}\n]\n'],
])('a download as %s', (format, text) => {
  it('is complete for a GET', async () => {
    expect((await ask('GET', format)).body).toBe(text);
    expect([batchesRead, batchesClosed]).toEqual([2, 1]);
  });

  it('has only headers for a HEAD, and reads nothing', async () => {
    const [head, get] = [await ask('HEAD', format), await ask('GET', format)];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const name of ['content-type', 'content-disposition', 'cache-control'])
      expect(head.headers[name]).toBe(get.headers[name]);
    // Its length is not known in advance.
    expect(head.headers).not.toHaveProperty('content-length');
    expect(batchesRead).toBe(2);
  });
});
