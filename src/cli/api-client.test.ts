import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { remoteApi } from './api-client.ts';

/** A Picket with answers from `answer`, and the requests it received. */
async function picket(answer: (url: URL, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '', 'http://picket.example');
    asked.push(url.search);
    answer(url, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { api: remoteApi(`http://127.0.0.1:${port}`, `pkt_${'a'.repeat(43)}`), asked };
}

describe('a list', () => {
  const numbers = (count: number) =>
    picket((url, response) => {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const to = Math.min(count, from + Number(url.searchParams.get('limit')));
      const items = Array.from({ length: to - from }, (_, at) => from + at);
      response.end(JSON.stringify({ items, nextCursor: to < count ? String(to) : null }));
    });

  it('is read to its end, page by page', async () => {
    const { api, asked } = await numbers(450);
    expect(await api.all('/api/v1/numbers')).toHaveLength(450);
    expect(asked).toEqual(['?limit=200', '?limit=200&cursor=200', '?limit=200&cursor=400']);
  });

  it('is read up to the requested number, and no further', async () => {
    const { api, asked } = await numbers(1000);
    expect(await api.all('/api/v1/numbers?state=open', 250)).toHaveLength(250);
    expect(asked).toEqual(['?state=open&limit=200', '?state=open&limit=50&cursor=200']);
  });
});

describe('an error', () => {
  const refused = (body: object, status = 400) =>
    picket((_, response) => response.writeHead(status).end(JSON.stringify(body)));
  const problem = { code: 'http.invalid_request', detail: 'Two values are not valid.', hint: 'Change them.' };

  it('in values names them in the way people count, and has the status of wrong use', async () => {
    const errors = [
      { in: 'body', pointer: '/windows/0/from', detail: 'must be a time' },
      { in: 'body', pointer: '', detail: 'must be an object' },
    ];
    const { api } = await refused({ ...problem, errors });
    await expect(api.send('POST', '/api/v1/things', {})).rejects.toMatchObject({
      exitStatus: 2,
      lines: ['windows 1 from: must be a time', 'the whole: must be an object'],
    });
  });

  it('in the request as a whole has the status of wrong use', async () => {
    const { api } = await refused(problem, 422);
    await expect(api.get('/api/v1/things')).rejects.toMatchObject({ exitStatus: 2, lines: [] });
  });

  it('in anything else has the status of a failure', async () => {
    const { api } = await refused(problem);
    await expect(api.get('/api/v1/things')).rejects.toMatchObject({ exitStatus: 1, lines: [] });
  });
});
