import { describe, expect, it, onTestFinished } from 'vitest';
import { connectWise } from './client.ts';
import { against, created, outcomeOf } from './testing/creating.ts';
import { type Answer, answering, json, newTicket, rawServer, secret } from './testing/scripted-server.ts';

describe('a create that succeeds', () => {
  it('returns the id, the board, the address for a person and the request id', async () => {
    const made = await against(created);
    expect(await made.cw.createTicket(newTicket)).toEqual({
      outcome: 'created',
      id: 4711,
      boardName: 'Security',
      url: `${made.origin}/v4_6_release/services/system_io/router/openrecord.rails?locale=en_US&recordType=ServiceFv&recid=4711&companyName=EX`,
      requestId: 'r-1',
    });
  });

  it('posts to the discovered version with the pinned model, the keys and the client id', async () => {
    const made = await against(created);
    await made.cw.createTicket(newTicket);
    const [discovery, post] = made.asked;
    expect(discovery?.url.pathname).toBe('/login/companyinfo/EX');
    expect(discovery?.headers.authorization).toBeUndefined();
    expect(post?.url.pathname).toBe('/v2025_1/apis/3.0/service/tickets');
    expect(post?.headers).toMatchObject({
      accept: 'application/vnd.connectwise.com+json; version=2025.16',
      authorization: `Basic ${Buffer.from(`EX+publicKey01:${secret}`).toString('base64')}`,
      clientid: 'client-1',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(post?.body ?? '')),
    });
    expect(JSON.parse(post?.body ?? '')).toEqual({
      summary: newTicket.summary,
      initialDescription: newTicket.initialDescription,
      externalXRef: newTicket.externalXRef,
      company: { id: 5 },
      board: { id: 1 },
      status: { id: 2 },
      type: { id: 3 },
      priority: { id: 4 },
      automaticEmailContactFlag: false,
      automaticEmailCcFlag: false,
    });
  });

  it('is logged by route, status and request id, with no header and no body', async () => {
    const made = await against(created);
    await made.cw.createTicket(newTicket);
    expect(made.log.at(-1)).toEqual({
      method: 'POST',
      route: '/service/tickets',
      status: 201,
      durationMs: 0,
      requestId: 'r-1',
    });
  });

  it('accepts an id that is written as text', async () =>
    expect(await outcomeOf(answering(201, '{"id":"12"}'))).toMatchObject({ outcome: 'created', id: 12 }));
});

describe('a create that ConnectWise refuses', () => {
  it('names the invalid field', async () => {
    const outcome = await outcomeOf((_, response) =>
      json(response, 400, {
        code: 'InvalidObject',
        message: 'ticket object is invalid',
        errors: [
          {
            code: 'NotFound',
            message: 'Service Status 17 not found for Service Board 21',
            field: 'status/id',
          },
        ],
      }),
    );
    expect(outcome).toMatchObject({
      outcome: 'refused',
      status: 400,
      field: 'status',
      problem: {
        code: 'connectwise.invalid',
        message: expect.stringContaining('Service Status 17 not found'),
      },
    });
  });

  it('names the missing right, and where it is granted', async () => {
    const outcome = await outcomeOf(
      answering(
        403,
        '{"code":"Security","message":"You do not have security permission to perform this action."}',
      ),
    );
    expect(outcome).toMatchObject({
      outcome: 'refused',
      status: 403,
      problem: {
        code: 'connectwise.permission_missing',
        hint: expect.stringContaining('Service Tickets: Add = All'),
      },
    });
  });

  it.each([
    [401, '{"code":"Unauthorized","message":"no"}', 'connectwise.keys_refused'],
    [401, '', 'connectwise.keys_refused'],
    [400, '{"code":"x","message":"clientId is missing or not valid"}', 'connectwise.client_id_refused'],
    [404, '{"code":"NotFound","message":"Company 5 not found"}', 'connectwise.record_not_found'],
    [404, '', 'connectwise.not_found_or_keys_refused'],
    [409, '{"code":"Conflict","message":"in use"}', 'connectwise.invalid'],
    [400, 'Cannot route. Codebase/company is invalid', 'connectwise.cannot_route'],
    [403, '<html><title>Attention Required! | Cloudflare</title></html>', 'connectwise.blocked_on_the_way'],
    [400, '}{ garbage', 'connectwise.invalid'],
  ])('%i %s', async (status, body, code) =>
    expect(await outcomeOf(answering(status, body))).toMatchObject({
      outcome: 'refused',
      status,
      problem: { code },
    }),
  );

  it('does not repeat a key that the answer echoes', async () => {
    const outcome = await outcomeOf(
      answering(400, JSON.stringify({ code: 'x', message: `bad key ${secret}` })),
    );
    expect(outcome.outcome).toBe('refused');
  });
});

describe('a create with an unknown outcome', () => {
  it.each<[string, Answer]>([
    ['an empty 2xx', answering(201, '')],
    ['a 2xx without an id', answering(201, '{"summary":"x"}')],
    ['a 2xx with null', answering(200, 'null')],
    ['a 2xx that is a page', answering(200, '<html>Sign in</html>', { 'content-type': 'text/html' })],
    [
      'a 2xx that is cut',
      (_, response) => {
        response.writeHead(201, { 'content-length': '100' }).write('{"id":4711,');
        setImmediate(() => response.destroy());
      },
    ],
    ['a 2xx that is too large', answering(201, ' '.repeat(11 * 1024 * 1024))],
    ['a 500', answering(500, '{"code":"x","message":"Query read timeout"}')],
    [
      'a 502 page',
      answering(502, '<html>Bad gateway</html>', { 'content-type': 'text/html', server: 'cloudflare' }),
    ],
    ['a 408', answering(408, '')],
    ['a reset after the request', (_, response) => response.socket?.resetAndDestroy()],
    ['a close after the request', (_, response) => response.socket?.end()],
  ])('%s', async (_, answer) =>
    expect(await outcomeOf(answer)).toMatchObject({ outcome: 'unknown', problem: { retry: 'unknown' } }),
  );

  it('a redirect, which is not followed', async () => {
    const other = await against(created);
    const outcome = await outcomeOf(answering(307, '', { location: `${other.origin}/elsewhere` }));
    expect(outcome).toMatchObject({
      outcome: 'unknown',
      status: 307,
      problem: { code: 'connectwise.redirected' },
    });
    expect(other.asked).toEqual([]);
  });

  it('no answer in time', async () => {
    const outcome = await outcomeOf(() => {}, { createTimeoutMs: 1_000 });
    expect(outcome).toMatchObject({ outcome: 'unknown', problem: { code: 'connectwise.timeout' } });
  });

  it('an answer that does not end in time', async () => {
    const outcome = await outcomeOf((_, response) => response.writeHead(201).write('{"id":'), {
      createTimeoutMs: 1_000,
    });
    expect(outcome).toMatchObject({ outcome: 'unknown', status: 201 });
  });

  it('an answer that is not HTTP', async () => {
    const raw = await rawServer((socket) =>
      socket.on('data', (data) => {
        socket.end(
          data.includes('POST')
            ? 'SSH-2.0-garbage\r\n\r\n'
            : 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
        );
      }),
    );
    onTestFinished(() => raw.close());
    const made = await against(created);
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    onTestFinished(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: expect.stringMatching(/unknown|not_sent/),
    });
  });

  it('aborted while it is under way', async () => {
    const controller = new AbortController();
    const made = await against(() => controller.abort());
    const outcome = await made.cw.createTicket(newTicket, { signal: controller.signal });
    expect(outcome).toMatchObject({ outcome: 'unknown', problem: { code: 'connectwise.stopped' } });
  });
});
