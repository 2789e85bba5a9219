import { afterEach, describe, expect, it } from 'vitest';
import { connectWise } from './client.ts';
import {
  type Answer,
  answering,
  json,
  newTicket,
  rawServer,
  type Stand,
  secret,
  stand,
} from './testing/scripted-server.ts';
import type { ConnectWiseOptions, CreateOutcome } from './types.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function against(answer: Answer, options: Partial<ConnectWiseOptions> = {}): Promise<Stand> {
  const made = await stand(answer, options);
  closing.push(() => made.close());
  return made;
}

const posts = (made: Stand) => made.asked.filter(({ method }) => method === 'POST');

/** What came of one create; whatever it was, it was posted once at most and told no secret. */
async function outcomeOf(answer: Answer, options: Partial<ConnectWiseOptions> = {}): Promise<CreateOutcome> {
  const made = await against(answer, options);
  const outcome = await made.cw.createTicket(newTicket);
  expect(posts(made).length).toBeLessThanOrEqual(1);
  expect(JSON.stringify([outcome, made.log])).not.toContain(secret);
  return outcome;
}

const created: Answer = (_, response) =>
  json(response, 201, { id: 4711, board: { id: 1, name: 'Security' } }, { 'x-cw-request-id': 'r-1' });

describe('a create that succeeds', () => {
  it('gives the id, the board, the address for a person and the request id', async () => {
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

  it('takes an id that is written as text', async () =>
    expect(await outcomeOf(answering(201, '{"id":"12"}'))).toMatchObject({ outcome: 'created', id: 12 }));
});

describe('a create that ConnectWise refuses', () => {
  it('names the field that does not fit', async () => {
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

  it('names the right that is missing, and where it is granted', async () => {
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

describe('a create of which nobody knows what came of it', () => {
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
    const outcome = await outcomeOf(() => {}, { createTimeoutMs: 80 });
    expect(outcome).toMatchObject({ outcome: 'unknown', problem: { code: 'connectwise.timeout' } });
  });

  it('an answer that does not end in time', async () => {
    const outcome = await outcomeOf((_, response) => response.writeHead(201).write('{"id":'), {
      createTimeoutMs: 80,
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
    closing.push(() => raw.close());
    const made = await against(created);
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    closing.push(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: expect.stringMatching(/unknown|not_sent/),
    });
  });

  it('a stop while it is under way', async () => {
    const controller = new AbortController();
    const made = await against(() => controller.abort());
    const outcome = await made.cw.createTicket(newTicket, { signal: controller.signal });
    expect(outcome).toMatchObject({ outcome: 'unknown', problem: { code: 'connectwise.stopped' } });
  });
});

describe('a create that was certainly not sent', () => {
  it('429 keeps the pause that ConnectWise asks for, and holds back all that follows', async () => {
    const made = await against(
      answering(
        429,
        '{"error":"ConnectWiseAPI","message":"Too many requests. Please try again in 45 seconds."}',
      ),
    );
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 45_000,
    });
    made.answer = created;
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 45_000,
    });
    expect(posts(made)).toHaveLength(1);
    made.clock.advance(45_000);
    expect(await made.cw.createTicket(newTicket)).toMatchObject({ outcome: 'created' });
  });

  it('429 as a page of Cloudflare, with Retry-After', async () =>
    expect(
      await outcomeOf(answering(429, '<html>', { 'content-type': 'text/html', 'retry-after': '7' })),
    ).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 7000,
      problem: { code: 'connectwise.rate_limited' },
    }));

  it('beforeSend says no: the connection stands, but not a byte is written', async () => {
    const made = await against(created);
    const outcome = await made.cw.createTicket(newTicket, { beforeSend: async () => false });
    expect(outcome).toMatchObject({ outcome: 'not_sent', problem: { code: 'connectwise.cancelled' } });
    expect(posts(made)).toEqual([]);
  });

  it('beforeSend fails', async () => {
    const made = await against(created);
    const outcome = await made.cw.createTicket(newTicket, {
      beforeSend: () => Promise.reject(new Error('database')),
    });
    expect(outcome).toMatchObject({
      outcome: 'not_sent',
      problem: { message: expect.stringContaining('database') },
    });
    expect(posts(made)).toEqual([]);
  });

  it('beforeSend is asked last: with the version known and a connection made', async () => {
    let connections = 0;
    const made = await against(created);
    const raw = await rawServer((socket) => {
      connections += 1;
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'),
      );
    });
    closing.push(() => raw.close());
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    closing.push(() => cw.close());
    const seen: number[] = [];
    await cw.createTicket(newTicket, {
      beforeSend: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(connections);
        return false;
      },
    });
    expect(seen).toEqual([2]);
  });

  it('the connection is reset while beforeSend is asked, and stays unsent when it then says yes', async () => {
    const made = await against(created);
    let bytes = 0;
    let discovered = false;
    const raw = await rawServer((socket) => {
      if (discovered) {
        socket.on('data', (data) => {
          bytes += data.length;
        });
        setTimeout(() => socket.resetAndDestroy(), 10);
        return;
      }
      discovered = true;
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'),
      );
    });
    closing.push(() => raw.close());
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    closing.push(() => cw.close());
    let sayYes = () => {};
    const answered = new Promise<boolean>((resolve) => {
      sayYes = () => resolve(true);
    });
    const outcome = await cw.createTicket(newTicket, { beforeSend: () => answered });
    expect(outcome.outcome).toBe('not_sent');
    sayYes();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(bytes).toBe(0);
  });

  it('stopped before it began, and stopped while beforeSend is asked', async () => {
    const made = await against(created);
    expect(await made.cw.createTicket(newTicket, { signal: AbortSignal.abort() })).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.cancelled' },
    });
    const controller = new AbortController();
    const outcome = await made.cw.createTicket(newTicket, {
      signal: controller.signal,
      beforeSend: async () => {
        controller.abort();
        await new Promise((resolve) => setTimeout(resolve, 20));
        return true;
      },
    });
    expect(outcome).toMatchObject({ outcome: 'not_sent' });
    expect(posts(made)).toEqual([]);
  });

  it('nobody listens', async () => {
    const made = await against(created);
    await made.close();
    const cw = connectWise(made.connection, made.options);
    closing.push(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.unreachable' },
    });
  });

  it('the name is not found', async () => {
    const made = await against(created);
    const cw = connectWise(
      { ...made.connection, site: 'psa.example' },
      {
        ...made.options,
        lookup: (_, __, callback) => callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
      },
    );
    closing.push(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.name_not_found' },
    });
  });

  it('the server speaks no TLS', async () => {
    const made = await against(created);
    const cw = connectWise({ ...made.connection, site: `https://localhost:${made.port}` }, made.options);
    closing.push(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.tls' },
    });
  });

  it('ConnectWise fails again and again: it is left alone, and said until when', async () => {
    const made = await against(answering(500, ''));
    for (let i = 0; i < 5; i += 1) await made.cw.createTicket(newTicket);
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 30_000,
      problem: { code: 'connectwise.resting', message: expect.stringContaining('2026-01-15T09:13:14.000Z') },
    });
    expect(posts(made)).toHaveLength(5);
    made.answer = created;
    made.clock.advance(30_000);
    expect((await made.cw.createTicket(newTicket)).outcome).toBe('created');
  });

  it('refusals do not open the circuit', async () => {
    const made = await against(answering(400, '{}'));
    for (let i = 0; i < 8; i += 1) expect((await made.cw.createTicket(newTicket)).outcome).toBe('refused');
  });

  it('the tenant was upgraded: the next attempt takes the new version', async () => {
    const made = await against((asked, response) =>
      asked.url.pathname.startsWith('/v2025_2/')
        ? created(asked, response)
        : answering(404, '')(asked, response),
    );
    await made.cw.createTicket(newTicket);
    made.companyInfo = answering(200, '{"Codebase":"v2025_2/"}');
    made.clock.advance(61_000);
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 1000,
      problem: { code: 'connectwise.version_changed' },
    });
    expect((await made.cw.createTicket(newTicket)).outcome).toBe('created');
  });

  it('a company id that ConnectWise does not know', async () => {
    const made = await against(created);
    made.companyInfo = answering(200, 'null');
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.company_id_unknown' },
    });
    expect(posts(made)).toEqual([]);
  });

  it.each([[{ privateKey: '' }], [{ clientId: 'a\r\nx: y' }], [{ site: 'http://psa.example' }]])(
    'a connection that cannot be used: %j',
    async (wrong) => {
      const made = await against(created);
      const cw = connectWise({ ...made.connection, ...wrong }, made.options);
      expect((await cw.createTicket(newTicket)).outcome).toBe('not_sent');
      expect((await cw.info()).ok).toBe(false);
    },
  );
});
