import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, type FaultInput, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket, standingClock } from './testing/caller.ts';

describe('faults of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox({ clock: standingClock(), seed: 7 });
    call = caller(sandbox.url);
  });
  afterEach(() => sandbox.close());

  const post = () => call('/service/tickets', { method: 'POST', body: goodTicket });
  const once = (fault: Omit<FaultInput, 'match'>) =>
    sandbox.faults.set({ match: { method: 'POST', path: '/service/tickets' }, times: 1, ...fault });

  it('cuts the connection before the request takes effect', async () => {
    once({ fault: 'drop_before' });
    await expect(post()).rejects.toThrow();
    expect(sandbox.tickets()).toEqual([]);
    expect(sandbox.requests()).toMatchObject([{ status: null, fault: 'drop_before' }]);
    expect((await post()).status).toBe(201);
  });

  it('cuts the connection after the ticket was created, which can then be found', async () => {
    once({ fault: 'drop_after' });
    await expect(post()).rejects.toThrow();
    expect(sandbox.tickets()).toHaveLength(1);
    const conditions = encodeURIComponent(`externalXRef = "${goodTicket.externalXRef}"`);
    expect((await call(`/service/tickets?conditions=${conditions}`)).body).toMatchObject([{ id: 5001 }]);
  });

  it.each<[FaultInput['fault'], number, RegExp, RegExp]>([
    ['status', 500, /json/, /timeout/],
    ['rate_limit', 429, /json/, /^\{"error":"ConnectWiseAPI","message":"Too many requests/],
    ['html', 200, /html/, /Sign in/],
    ['cloudflare', 503, /html/, /Just a moment/],
    ['unauthorized', 401, /json/, /Unauthorized/],
    ['forbidden', 403, /json/, /Security/],
    ['ssl_required', 403, /json/, /SSL is required/],
  ])('answers %s without doing anything, unless it is told to', async (fault, status, type, text) => {
    once({ fault });
    const reply = await post();
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toMatch(type);
    expect(reply.text).toMatch(text);
    expect(sandbox.tickets()).toEqual([]);
    once({ fault, applied: true });
    expect((await post()).status).toBe(status);
    expect(sandbox.tickets()).toHaveLength(1);
  });

  it('says how long to wait', async () => {
    once({ fault: 'rate_limit', retryAfter: 7 });
    const reply = await post();
    expect(reply.headers.get('retry-after')).toBe('7');
    expect(reply.body.message).toBe('Too many requests. Please try again in 7 seconds.');
    once({ fault: 'cloudflare', status: 429, retryAfter: 5 });
    expect((await post()).headers.get('retry-after')).toBe('5');
  });

  it('ends in the middle of an answer whose ticket was created', async () => {
    once({ fault: 'truncate' });
    await expect(post()).rejects.toThrow();
    expect(sandbox.tickets()).toHaveLength(1);
  });

  it('answers in small pieces, and completely in the end', async () => {
    once({ fault: 'slow_drip' });
    expect((await post()).body.id).toBe(5001);
  });

  it('answers null for a ticket that was created', async () => {
    once({ fault: 'null_body' });
    const reply = await post();
    expect([reply.status, reply.text]).toEqual([201, 'null']);
    expect(sandbox.tickets()).toHaveLength(1);
  });

  it('loses the reference of a ticket, and of no other', async () => {
    once({ fault: 'lose_reference' });
    expect((await post()).body).not.toHaveProperty('externalXRef');
    await post();
    expect(sandbox.tickets().map((ticket) => ticket.externalXRef)).toEqual([
      undefined,
      goodTicket.externalXRef,
    ]);
  });

  it('hides a new ticket from searches for a moment', async () => {
    await post();
    sandbox.faults.set({ fault: 'empty_list', match: { method: 'GET' }, times: 1 });
    expect((await call('/service/tickets')).body).toEqual([]);
    expect((await call('/service/tickets')).body).toHaveLength(1);
  });

  it('applies to the set number of requests, and to no other', async () => {
    sandbox.faults.set({ fault: 'status', status: 503, match: { path: '/service/tickets' }, times: 2 });
    const statuses = [];
    for (const path of ['/system/info', '/service/tickets', '/service/tickets', '/service/tickets']) {
      statuses.push((await call(path)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  it('applies to the same requests by chance for the same seed', async () => {
    const met = async (url: string) => {
      const ask = caller(url);
      const statuses = [];
      for (let count = 0; count < 20; count += 1) statuses.push((await ask('/system/info')).status);
      return statuses;
    };
    const other = await startConnectWiseSandbox({ seed: 7 });
    for (const { faults } of [sandbox, other]) faults.set({ fault: 'status', status: 503, probability: 0.5 });
    const statuses = await met(sandbox.url);
    expect(await met(other.url)).toEqual(statuses);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    await other.close();
  });

  it('is set, read and cleared over HTTP, and never applies to these requests', async () => {
    const url = `${sandbox.url}/sandbox/faults`;
    const put = (body: unknown) => fetch(url, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ fault: 'unauthorized' })).status).toBe(200);
    expect((await call('/system/info')).status).toBe(401);
    expect(await (await fetch(url)).json()).toMatchObject({ faults: [{ fault: 'unauthorized' }] });
    expect((await put({ fault: 'unheard_of' })).status).toBe(400);
    expect((await put([{ fault: 'status', status: 503 }, { fault: 'html' }])).status).toBe(200);
    await fetch(url, { method: 'DELETE' });
    expect((await call('/system/info')).status).toBe(200);
  });

  it('also applies to the look-up of the codebase', async () => {
    sandbox.faults.set({ fault: 'html', match: { path: '/login/companyinfo' } });
    const reply = await fetch(`${sandbox.url}/login/companyinfo/picketdemo`);
    expect(reply.headers.get('content-type')).toMatch('html');
  });
});

describe('a delay', () => {
  /** A clock that a test moves, and whose sleepers the test wakes. */
  function sleepyClock() {
    const sleepers: (() => void)[] = [];
    return {
      now: () => new Date('2026-01-15T09:12:44Z'),
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          sleepers.push(resolve);
          signal?.addEventListener('abort', () => resolve());
        }),
      wake() {
        for (const resolve of sleepers.splice(0)) resolve();
      },
      sleeping: () => sleepers.length,
    };
  }
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setImmediate(resolve));
  };

  it('takes effect even when the caller gave up waiting: a timed-out create may have created', async () => {
    const clock = sleepyClock();
    const sandbox = await startConnectWiseSandbox({ clock });
    sandbox.faults.set({ fault: 'delay', match: { method: 'POST' }, ms: 60_000 });
    const giveUp = new AbortController();
    const posted = caller(sandbox.url)('/service/tickets', {
      method: 'POST',
      body: goodTicket,
      signal: giveUp.signal,
    });
    await until(() => clock.sleeping() === 1);
    giveUp.abort();
    await expect(posted).rejects.toThrow();
    expect(sandbox.tickets()).toEqual([]);
    clock.wake();
    await until(() => sandbox.tickets().length === 1);
    await sandbox.close();
  });

  it('does not prevent the sandbox from stopping', async () => {
    const clock = sleepyClock();
    const sandbox = await startConnectWiseSandbox({ clock });
    sandbox.faults.set({ fault: 'delay', ms: 60_000 });
    const asked = caller(sandbox.url)('/system/info').catch(() => 'cut');
    await until(() => clock.sleeping() === 1);
    await sandbox.close();
    expect(await asked).toBe('cut');
  });
});
