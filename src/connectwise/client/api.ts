import {
  type Exchanged,
  type ExchangeRequest,
  exchange,
  type Method,
  type Reply,
} from '../../platform/outbound/exchange.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import { type Codebase, codebase } from './codebase.ts';
import { connectionProblem } from './connection-problem.ts';
import { type Gate, gate } from './gate.ts';
import { parseRefusal, type Refusal } from './parse-refusal.ts';
import type { Permission } from './permissions.ts';
import { problems, retryAfterOf } from './problems.ts';
import { requestIdOf } from './request-id.ts';
import type { Site } from './site.ts';
import type { ConnectionValues, ConnectWiseOptions } from './types.ts';

/** One call of the API. `route` is its path with ids replaced, for the log. */
export interface Call {
  readonly method: Method;
  readonly path: string;
  readonly route: string;
  readonly permission: Permission | null;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  readonly beforeSend?: (() => Promise<boolean>) | undefined;
}

/** The result of a call: an answer, or why there is none and whether the request was sent. */
export type Called =
  | {
      readonly kind: 'reply';
      readonly reply: Reply;
      readonly refusal: Refusal | null;
      readonly codebase: string;
    }
  | (Extract<Exchanged, { kind: 'failure' }> & { readonly problem: Problem })
  | { readonly kind: 'not_admitted'; readonly problem: Problem };

export interface Api {
  readonly site: Site;
  /** Sent once, without a retry. */
  call(call: Call): Promise<Called>;
  /**
   * One GET, with our keys, to an address on this site outside of the API. The caller has checked that it is on this
   * site. Strangers may cause such requests, so they count neither for the circuit breaker nor for the request budget:
   * they must not delay tickets.
   */
  fetch(url: string, route: string, signal?: AbortSignal): Promise<Result<Reply>>;
  /** A read is repeated once if that may help: after a dropped connection, a bad gateway, or a changed version. */
  read(call: Call): Promise<Result<Reply>>;
  codebase: Codebase;
  /** Set once the server refused a page of more than a hundred rows. */
  smallPages: boolean;
  close(): Promise<void>;
}

/**
 * Pins the model version: otherwise an upgrade of ConnectWise may change the data that we read (Developer Guide,
 * Versioning).
 */
const accept = 'application/vnd.connectwise.com+json; version=2025.16';
const maxAnswerBytes = 10 * 1024 * 1024;

/** Authenticated calls to one tenant's API. Each passes the gate and is logged. */
export function api(connection: ConnectionValues, site: Site, options: ConnectWiseOptions): Api {
  const { clock, random, readTimeoutMs = 30_000, createTimeoutMs = 120_000 } = options;
  const http = exchange({
    network: options.network,
    lookup: options.lookup,
    maxAnswerBytes,
    connections: 4,
    connectTimeoutMs: 10_000,
  });
  const entrance: Gate = gate(site.host, clock, random, options.requestsPerMinute ?? 600);
  options.watchGate?.(entrance.closedMs);
  const basic = Buffer.from(
    `${connection.companyId}+${connection.publicKey}:${connection.privateKey}`,
  ).toString('base64');
  const ours = {
    authorization: `Basic ${basic}`,
    'user-agent': 'picket',
    ...(connection.clientId === null ? {} : { clientId: connection.clientId }),
  };
  const scrub = scrubber([connection.privateKey, connection.publicKey, basic]);

  async function send(
    call: Omit<Call, 'path'>,
    request: ExchangeRequest,
    codebaseUsed: string,
    way: Pick<Gate, 'admit' | 'pause'> = entrance,
  ): Promise<Called> {
    const admitted = await way.admit(call.signal);
    if (!admitted.ok) return { kind: 'not_admitted', problem: admitted.problem };
    const startedAt = clock.now().getTime();
    const done = await http.run(request);
    const called = understand(call, request, done, codebaseUsed, way);
    const problem = called.kind === 'reply' ? called.refusal?.problem : called.problem;
    admitted.value(verdictOf(called), problem);
    const head = done.kind === 'reply' ? done : done.head;
    const requestId = requestIdOf(head);
    options.log?.({
      method: call.method,
      route: call.route,
      status: head?.status ?? null,
      durationMs: clock.now().getTime() - startedAt,
      ...(requestId === undefined ? {} : { requestId }),
      ...(problem === undefined ? {} : { problem: problem.code }),
    });
    return called;
  }

  function understand(
    call: Omit<Call, 'path'>,
    request: ExchangeRequest,
    done: Exchanged,
    codebaseUsed: string,
    way: Pick<Gate, 'pause'>,
  ): Called {
    const { host } = new URL(request.url);
    if (done.kind === 'failure') {
      return {
        ...done,
        problem: connectionProblem(done, { host, timeoutMs: request.timeoutMs, maxAnswerBytes }),
      };
    }
    if (done.status >= 200 && done.status < 300) {
      return { kind: 'reply', reply: done, refusal: null, codebase: codebaseUsed };
    }
    const refusal = parseRefusal(done, {
      host,
      companyId: connection.companyId,
      clientIdSent: connection.clientId !== null,
      permission: call.permission,
      now: clock.now(),
      scrub,
    });
    const paused = done.status === 429 ? way.pause(retryAfterOf(refusal.problem) ?? 0) : null;
    return {
      kind: 'reply',
      reply: done,
      refusal: paused === null ? refusal : { problem: problems.rateLimited(host, paused) },
      codebase: codebaseUsed,
    };
  }

  const known = codebase({
    site,
    companyId: connection.companyId,
    clock,
    async ask(url) {
      const call = { method: 'GET', route: '/login/companyinfo/{companyId}', permission: null } as const;
      const headers = { accept: 'application/json', 'user-agent': 'picket' };
      const called = await send(call, { method: 'GET', url, headers, timeoutMs: readTimeoutMs }, '');
      if (called.kind !== 'reply') return failed(called.problem);
      const problem = called.refusal?.problem;
      // A 404 or an HTML page depends on the company and the host, so the caller interprets it.
      if (!problem || called.reply.status === 404 || problem.code === 'connectwise.html_answer') {
        return ok(called.reply);
      }
      return failed(
        problem.code === 'connectwise.cannot_route'
          ? problems.companyUnknown(new URL(url).host, connection.companyId, problem.details ?? {})
          : problem,
      );
    },
  });

  async function call(asked: Call): Promise<Called> {
    const version = await orStopped(known.current(), asked.signal);
    if (!version.ok) return { kind: 'not_admitted', problem: version.problem };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked.query ?? {})) query.set(name, String(value));
    // A space is sent as `%20`: not every decoder reads `+` as a space.
    const search = query.size > 0 ? `?${query.toString().replaceAll('+', '%20')}` : '';
    const request: ExchangeRequest = {
      method: asked.method,
      url: `${site.apiOrigin}/${version.value}apis/3.0${asked.path}${search}`,
      headers: {
        accept,
        ...ours,
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      timeoutMs: asked.method === 'GET' ? readTimeoutMs : createTimeoutMs,
      // A create must not be written to a kept-alive connection that the server is closing.
      alone: asked.method !== 'GET',
      signal: asked.signal,
      beforeSend: asked.beforeSend,
    };
    return send(asked, request, version.value);
  }

  async function fetchUrl(url: string, route: string, signal?: AbortSignal): Promise<Result<Reply>> {
    const headers = { accept: 'application/json', ...ours };
    const request = { method: 'GET', url, headers, timeoutMs: readTimeoutMs, signal } as const;
    const called = await send({ method: 'GET', route, permission: null, signal }, request, '', aside);
    if (called.kind !== 'reply') return failed(called.problem);
    return called.refusal ? failed(called.refusal.problem) : ok(called.reply);
  }

  async function read(asked: Call): Promise<Result<Reply>> {
    let called = await call(asked);
    if (called.kind === 'reply' && called.refusal?.misrouted) {
      if (await known.changedFrom(called.codebase)) called = await call(asked);
    } else if (mayPass(called)) {
      await clock.sleep(100 + 2 * (random(1)[0] ?? 0), asked.signal);
      if (!asked.signal?.aborted) called = await call(asked);
    }
    if (called.kind !== 'reply') return failed(called.problem);
    return called.refusal ? failed(called.refusal.problem) : ok(called.reply);
  }

  return { site, call, fetch: fetchUrl, read, codebase: known, smallPages: false, close: () => http.close() };
}

/** Bypasses the gate: it waits for nothing, and its result changes nothing. */
const aside: Pick<Gate, 'admit' | 'pause'> = {
  admit: async () => ok(() => {}),
  pause: (forMs) => forMs,
};

/** A dropped connection, or a gateway without its server: a retry may succeed at once. */
const mayPass = (called: Called) =>
  called.kind === 'reply'
    ? [502, 503, 504].includes(called.reply.status)
    : called.kind === 'failure' && called.why === 'cut';

function verdictOf(called: Called) {
  if (called.kind === 'reply') return called.reply.status >= 500 ? 'failed' : 'fine';
  if (called.kind === 'not_admitted') return 'nothing';
  return ['held_back', 'stopped', 'too_large'].includes(called.why) ? 'nothing' : 'failed';
}

/** The version is read once for all callers, so the abort of one caller ends only that caller's wait. */
async function orStopped<T>(asked: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (!signal) return asked;
  const stopped = () => failed(problems.cancelled('it was stopped before it was sent.'));
  if (signal.aborted) return stopped();
  return new Promise((resolve, reject) => {
    const stop = () => resolve(stopped());
    signal.addEventListener('abort', stop, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const scrubber = (secrets: readonly string[]) => (text: string) =>
  secrets.reduce((clean, secret) => (secret.length < 4 ? clean : clean.replaceAll(secret, '…')), text);
