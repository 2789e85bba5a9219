import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Clock, systemClock } from '../../platform/values/clock.ts';
import { pageHeaders } from '../page-layout.ts';
import { sandboxHyas } from './account.ts';
import { answerApi } from './api.ts';
import { answerControl } from './control.ts';
import type { Faults } from './faults.ts';
import { type Exchange, httpServer, type Sent } from './http.ts';
import { logPage } from './page.ts';
import type { HyasRow, PartialRow } from './row.ts';
import { sandboxState } from './state.ts';

export { sandboxHyas } from './account.ts';

export interface HyasSandboxOptions {
  /** Default: 127.0.0.1, because the sandbox is open to anybody who can reach it. */
  readonly host?: string;
  /** Default: 0 (any free port). */
  readonly port?: number;
  /** The same seed generates the same log. */
  readonly seed?: string;
  /** Queries generated each minute, 6 by default; 0 for none. */
  readonly ratePerMinute?: number;
  readonly clock?: Clock;
  readonly log?: { info(fields: Record<string, unknown>, message: string): void };
}

export interface HyasSandbox {
  /** `http://127.0.0.1:<port>`, the base URL for a client. */
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  /** `n` generated queries (one to three rows each), or the given rows. Returns the rows as in the log. */
  emit(what: number | PartialRow | readonly PartialRow[]): HyasRow[];
  /** Every row in the log, oldest first. */
  rows(): readonly unknown[];
  readonly faults: Faults;
  close(): Promise<void>;
}

/** Starts a stand-in for the HYAS Protect log API. It imports nothing of the client that it tests. */
export async function startHyasSandbox(options: HyasSandboxOptions = {}): Promise<HyasSandbox> {
  const { host = '127.0.0.1', port = 0, clock = systemClock } = options;
  const state = sandboxState({
    seed: options.seed ?? sandboxHyas.seed,
    ratePerMinute: options.ratePerMinute ?? sandboxHyas.ratePerMinute,
    clock,
  });

  async function handle(exchange: Exchange): Promise<Sent> {
    const { method, path } = exchange;
    if (path === '/' && method === 'GET') {
      return exchange.html(200, logPage(state.log.all(), state.rate), pageHeaders);
    }
    if (path.startsWith('/sandbox/')) return answerControl(exchange, state);
    return answerApi(exchange, state, clock);
  }

  const server = httpServer(handle, clock.now);
  server.listen(port, host);
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  options.log?.info({ url }, 'The HYAS sandbox answers');

  const stopping = new AbortController();
  const ticking = tick(stopping.signal);

  /** Each second, generates the queries that are due by the rate. */
  async function tick(signal: AbortSignal): Promise<void> {
    let last = clock.now().getTime();
    let due = 0;
    while (!signal.aborted) {
      await clock.sleep(1000, signal);
      // A test's clock may sleep no time at all; requests must still be handled.
      await otherWork();
      const now = clock.now().getTime();
      // After the machine slept or the clock jumped, the missed hours are not generated at once.
      due += (Math.min(Math.max(0, now - last), 60_000) / 60_000) * state.rate;
      last = now;
      const whole = Math.floor(due);
      due -= whole;
      if (whole > 0 && !signal.aborted) state.emit(whole);
    }
  }

  return {
    url,
    port: bound,
    apiKey: sandboxHyas.apiKey,
    emit: state.emit,
    rows: () => state.log.all().map(({ row }) => row),
    faults: state.faults,
    async close() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, ticking]);
    },
  };
}
