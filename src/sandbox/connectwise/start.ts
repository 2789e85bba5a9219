import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../platform/values/clock.ts';
import { answerApi, parseApiPath } from './api.ts';
import { signingKeyOf } from './callbacks.ts';
import { answerControl } from './control.ts';
import type { FaultInput, Faults } from './faults.ts';
import { type Answer, answerJson, answerText, type Exchange, httpServer, send } from './http.ts';
import { answerPage } from './pages.ts';
import { spoil } from './spoil.ts';
import { type SeenRequest, sandboxState, timestamp } from './state.ts';
import { type SandboxTicket, ticketView } from './ticket-view.ts';
import { mediaType } from './version.ts';

export { sandboxAccount } from './account.ts';
export type { Fault, FaultInput } from './faults.ts';
export type { SeenRequest } from './state.ts';
export type { SandboxTicket } from './ticket-view.ts';

export interface ConnectWiseSandboxOptions {
  /** Default: 127.0.0.1, because anybody who reaches the sandbox may change it. */
  readonly host?: string;
  /** Default: 0 (any free port). */
  readonly port?: number;
  /** The file that stores the account between runs; without one, it is lost. */
  readonly statePath?: string;
  readonly clock?: Clock;
  /** Decides to which requests a fault with a probability applies. */
  readonly seed?: number | string;
  readonly log?: { info(fields: Record<string, unknown>, message: string): void };
}

export interface ConnectWiseSandbox {
  /** `http://127.0.0.1:<port>`: the site to connect to, and the page to open. */
  readonly url: string;
  readonly port: number;
  /** Every ticket, oldest first. */
  tickets(): SandboxTicket[];
  /** The requests to the API, oldest first; also those with a wrong answer or none. */
  requests(): readonly SeenRequest[];
  readonly faults: Pick<Faults, 'list' | 'clear'> & { set(...faults: FaultInput[]): void };
  /** Resets to the initial account: no tickets, no faults. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a stand-in for ConnectWise PSA. It shares no code with the client that it tests. */
export async function startConnectWiseSandbox(
  options: ConnectWiseSandboxOptions = {},
): Promise<ConnectWiseSandbox> {
  const { host = '127.0.0.1', port = 0, clock = systemClock } = options;
  const state = sandboxState(options);
  const stopping = new AbortController();
  let count = 0;

  async function handle(exchange: Exchange): Promise<void> {
    const { method, path, query, text, response } = exchange;
    const request = parseApiPath(path);
    if (request === null) {
      send(response, answerPerson(exchange));
      return;
    }
    const fault = state.faults.meet(method, request.path);
    const requestId = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
    const seen: SeenRequest = {
      at: timestamp(clock),
      method,
      path: request.path,
      query,
      body: readable(text),
      status: null,
      fault: fault?.fault ?? null,
      requestId,
    };
    state.remember(seen);
    response.setHeader('x-cw-request-id', requestId);
    response.setHeader('x-server-name', 'SANDBOX1');
    response.setHeader('api-current-version', mediaType(exchange.headers.accept).version);
    response.setHeader('cache-control', 'no-cache');
    const produce = (changed?: string): Answer =>
      answerApi(changed === undefined ? exchange : { ...exchange, text: changed }, request, state);
    if (fault !== null) {
      seen.status = await spoil(fault, exchange, produce, { clock, stopping: stopping.signal });
      return;
    }
    const answer = produce();
    seen.status = answer.status;
    send(response, answer);
  }

  /** The pages and controls, which a foreign page must not reach through the browser. */
  function answerPerson(exchange: Exchange): Answer {
    const { method, headers, path } = exchange;
    if (method !== 'GET' && headers['sec-fetch-site'] === 'cross-site') {
      return answerText(403, 'Not from another site.');
    }
    const signingKey = signingKeyOf(state.data, path, exchange.search);
    if (signingKey !== null) return answerJson(200, { signing_key: signingKey });
    return path.startsWith('/sandbox/') ? answerControl(exchange, state) : answerPage(exchange, state);
  }

  const server = httpServer(handle, clock.now);
  server.listen(port, host);
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  state.url = url;
  options.log?.info({ url }, 'The ConnectWise sandbox answers');

  return {
    url,
    port: bound,
    tickets: () => state.data.tickets.map((ticket) => ticketView(ticket, state.data, url)),
    requests: () => state.requests,
    faults: state.faults,
    reset: state.reset,
    async close() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? null : text;
  }
}
