import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';

describe('the Host header', () => {
  const at = (server: FastifyInstance, host: string) =>
    server.inject({ url: '/api/v1/things', headers: { host } });

  it.each(['localhost:8440', '127.0.0.1', '[::1]:8440', 'LOCALHOST', 'localhost.:8440'])(
    'on loopback, %s is answered',
    async (host) => expect((await at(await start(), host)).statusCode).toBe(200),
  );

  it.each(['rebound.example', '127.0.0.1.rebound.example', 'localhost.rebound.example:8440', '192.0.2.1'])(
    'on loopback, “%s” is refused',
    async (host) => {
      const answer = await at(await start(), host);
      expect([answer.statusCode, answer.json().code]).toEqual([421, 'http.wrong_host']);
    },
  );

  it('the public name is answered too', async () => {
    const config = { host: '127.0.0.1', trustProxy: false, publicUrl: 'https://picket.example/' } as const;
    expect((await at(await start({ config }), 'picket.example')).statusCode).toBe(200);
  });

  it('on another address every name is answered', async () => {
    const server = await start({ config: { host: '192.0.2.1', trustProxy: false } });
    expect((await at(server, 'picket.example')).statusCode).toBe(200);
  });
});
