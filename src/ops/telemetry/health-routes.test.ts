import { describe, expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import type { Attention } from '../status/status.ts';
import { healthRoutes, type ReadinessCheck, type Scraping } from './health-routes.ts';
import { createMetrics } from './metrics.ts';

/** A clock on which every time limit ends at once. */
const hurried: Clock = { now: () => new Date(0), sleep: async () => {} };
const patient: Clock = {
  now: () => new Date(0),
  sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};

type ReadAttention = () => Promise<readonly Attention[]>;

function serve(
  checks: readonly ReadinessCheck[] = [],
  clock = patient,
  scraping: Scraping = {},
  attention: ReadAttention = async () => [],
) {
  const metrics = createMetrics({ countTickets: async () => ({ queued: 2, created: 5 }) });
  metrics.detectionsIngested.inc({ source: 'hyas', outcome: 'new' }, 3);
  return start({
    routes: [healthRoutes({ checks, registry: metrics.registry, clock, scraping, attention })],
  });
}

const good: ReadinessCheck = { name: 'database', check: async () => {} };
const bad: ReadinessCheck = {
  name: 'deliveries',
  check: async () => {
    throw new Error('stopped at 192.0.2.9');
  },
};
const stuck: ReadinessCheck = { name: 'sources', check: () => new Promise(() => {}) };

describe('health', () => {
  it('the process lives', async () => {
    expect((await (await serve([bad])).inject('/healthz')).json()).toEqual({ alive: true });
  });

  it('is never rate-limited, whatever else comes from the same address', async () => {
    const metrics = createMetrics();
    const routes = [healthRoutes({ checks: [good], registry: metrics.registry, clock: patient })];
    const server = await start({ routes, limits: { known: 1, unknown: 1, refused: 1, own: 1 } });
    for (let at = 0; at < 3; at += 1) await server.inject('/nowhere');
    expect((await server.inject('/nowhere')).statusCode).toBe(429);
    const headers = { authorization: 'Bearer pkt_viewer' };
    for (const url of ['/healthz', '/readyz', '/healthz', '/readyz'])
      expect((await server.inject(url)).statusCode).toBe(200);
    for (const url of ['/healthz', '/readyz', '/metrics', '/healthz', '/readyz', '/metrics'])
      expect((await server.inject({ url, headers })).statusCode).toBe(200);
  });

  it('is ready when everything is', async () => {
    const answer = await (await serve([good])).inject('/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ ready: true, checks: [{ name: 'database', ok: true }] });
  });

  it('names what is not ready, and tells strangers nothing more', async () => {
    const answer = await (await serve([good, bad])).inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().checks).toContainEqual({ name: 'deliveries', ok: false });
    expect(answer.body).not.toContain('192.0.2.9');
  });

  it('gives the cause: its code to strangers, also on the same machine, and its words to readers', async () => {
    const problem = {
      code: 'database.server_unreachable',
      message: 'The PostgreSQL server 192.0.2.9 cannot be reached.',
      hint: 'Check that it runs.',
      retry: 'later',
    } as const;
    const check = async () => {
      throw new ProblemError(problem);
    };
    const server = await serve([{ name: 'database', check }]);
    const ask = async (from: object) => (await server.inject({ url: '/readyz', ...from })).json().checks[0];
    const { code, message, hint } = problem;
    // A proxy on the same machine may pass on requests of strangers without naming them.
    for (const from of [{}, { remoteAddress: '192.0.2.7' }])
      expect(await ask(from)).toEqual({ name: 'database', ok: false, code });
    const headers = { authorization: 'Bearer pkt_viewer' };
    expect(await ask({ headers })).toEqual({ name: 'database', ok: false, code, message, hint });
  });

  it('names what needs attention on request, without changing readiness', async () => {
    const attention = async () =>
      [
        {
          code: 'connection_refused',
          severity: 'error',
          what: 'ConnectWise refuses the keys of 192.0.2.9.',
          hint: 'Create new ones.',
          link: '/',
        },
      ] as const;
    const server = await serve([good], patient, {}, attention);
    expect((await server.inject('/readyz')).json().attention).toBeUndefined();
    const stranger = await server.inject('/readyz?verbose');
    expect([stranger.statusCode, stranger.json()]).toMatchObject([
      200,
      { ready: true, attention: [{ code: 'connection_refused', severity: 'error' }] },
    ]);
    expect(stranger.body).not.toContain('192.0.2.9');
    const headers = { authorization: 'Bearer pkt_viewer' };
    const reader = await server.inject({ url: '/readyz?verbose=true', headers });
    expect(reader.json().attention[0].hint).toBe('Create new ones.');
    const lost = await serve([good], patient, {}, () => Promise.reject(new Error('gone')));
    expect((await lost.inject('/readyz?verbose')).json().attention).toBeNull();
  });

  it('a check that hangs counts as failed', async () => {
    const answer = await (await serve([stuck], hurried)).inject('/readyz');
    expect([answer.statusCode, answer.json().ready]).toEqual([503, false]);
  });
});

describe('metrics', () => {
  const token = 'a-token-of-prometheus';
  const bearing = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });

  it('are Prometheus text', async () => {
    const answer = await (await serve([], patient, { open: true })).inject('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('picket_detections_ingested_total{source="hyas",outcome="new"} 3');
    expect(answer.body).toContain('picket_tickets{state="queued"} 2');
  });

  it.each([
    [{}, {}, 401],
    [{}, { headers: { 'x-forwarded-for': '192.0.2.7' } }, 401],
    [{}, bearing('pkt_viewer'), 200],
    [{}, bearing('pkt_nobody'), 401],
    [{ token }, {}, 401],
    [{ token }, bearing(token), 200],
    [{ token }, bearing(`${token}x`), 401],
    [{ token }, bearing('pkt_viewer'), 200],
    [{ open: true }, {}, 200],
  ])('with %j are read by %j: %i', async (scraping, from, status) => {
    const answer = await (await serve([], patient, scraping)).inject({ url: '/metrics', ...from });
    expect(answer.statusCode).toBe(status);
    if (status === 401) expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('are there while the database does not answer', async () => {
    const countTickets = () => Promise.reject(new Error('no database'));
    const metrics = createMetrics({ countTickets, loops: () => [{ name: 'decide', problem: {} }] });
    expect(await metrics.registry.metrics()).toContain('picket_loop_failing{loop="decide"} 1');
  });

  it('two registries are independent', () => {
    expect(() => [createMetrics({ runtime: true }), createMetrics({ runtime: true })]).not.toThrow();
  });
});
