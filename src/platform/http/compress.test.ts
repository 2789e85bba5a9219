import { expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';

const address = '/api/openapi.json';

it('compresses JSON for clients that accept gzip', async () => {
  const server = await start();
  const read = (encodings: string) =>
    server.inject({ url: address, headers: { 'accept-encoding': encodings } });
  const plain = await read('identity');
  expect(plain.headers).toMatchObject({ vary: expect.stringContaining('accept-encoding') });
  expect(plain.headers).not.toHaveProperty('content-encoding');

  const packed = await read('br;q=0.5, gzip');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': plain.headers['content-type'],
  });
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);

  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  expect(await (await fetch(url + address)).json()).toEqual(plain.json());
});

it.each(['gzip;q=0', 'gzip; q=0.000', 'br', ''])('does not compress for “%s”', async (encodings) => {
  const server = await start();
  const answer = await server.inject({ url: address, headers: { 'accept-encoding': encodings } });
  expect(answer.headers).not.toHaveProperty('content-encoding');
});

it('does not compress short answers, and answers to changes', async () => {
  const server = await start();
  for (const [method, url] of [
    ['GET', '/api/v1/things/7'],
    ['POST', '/api/v1/things'],
    ['HEAD', address],
  ] as const) {
    const answer = await server.inject({ method, url, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers).not.toHaveProperty('content-encoding');
  }
});
