import { describe, expect, it, onTestFinished } from 'vitest';
import { connectWise } from './client.ts';
import { against, created, outcomeOf, posts } from './testing/creating.ts';
import { answering, newTicket, rawServer } from './testing/scripted-server.ts';

describe('a create that was certainly not sent', () => {
  it('429 keeps the pause that ConnectWise asks for, and holds all later requests', async () => {
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

  it('beforeSend throws', async () => {
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

  it('beforeSend runs last: with the version known and a connection made', async () => {
    let connections = 0;
    const made = await against(created);
    const raw = await rawServer((socket) => {
      connections += 1;
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'),
      );
    });
    onTestFinished(() => raw.close());
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    onTestFinished(() => cw.close());
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

  it('the connection is reset while beforeSend runs, and nothing is sent when it then returns yes', async () => {
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
    onTestFinished(() => raw.close());
    const cw = connectWise({ ...made.connection, site: `http://127.0.0.1:${raw.port}` }, made.options);
    onTestFinished(() => cw.close());
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

  it('aborted before it began, and aborted while beforeSend runs', async () => {
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
    onTestFinished(() => cw.close());
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
    onTestFinished(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.name_not_found' },
    });
  });

  it('the server speaks no TLS', async () => {
    const made = await against(created);
    const cw = connectWise({ ...made.connection, site: `https://localhost:${made.port}` }, made.options);
    onTestFinished(() => cw.close());
    expect(await cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      problem: { code: 'connectwise.tls' },
    });
  });

  it('ConnectWise fails again and again: it gets no requests for a while, and the first cause is reported', async () => {
    const made = await against(answering(500, ''));
    for (let i = 0; i < 5; i += 1) await made.cw.createTicket(newTicket);
    expect(await made.cw.createTicket(newTicket)).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 30_000,
      problem: {
        code: 'connectwise.resting',
        message: expect.stringMatching(/an internal error \(status 500\)\. Picket retries in 30 seconds\.$/),
      },
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

  it('the tenant was upgraded: the next attempt uses the new version', async () => {
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
