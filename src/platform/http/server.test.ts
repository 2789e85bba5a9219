import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';

it('answers on a real socket, malformed HTTP included, and observes what it answered', async () => {
  const observed: unknown[] = [];
  const server = await start({ observe: (answer) => observed.push(answer) });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/api/v1/things/7?secret=1`);
  expect(await answer.json()).toEqual({ id: 7 });
  expect(observed).toMatchObject([{ method: 'GET', route: '/api/v1/things/:id', status: 200 }]);

  const raw = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(raw).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(raw).toContain('"code":"http.malformed_request"');
});
