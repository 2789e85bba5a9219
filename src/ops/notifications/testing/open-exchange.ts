import { onTestFinished } from 'vitest';
import { type Exchange, exchange } from '../../../platform/outbound/exchange.ts';

/** Sends requests to a receiver of a test, until the test is finished. */
export function openExchange(): Exchange {
  const http = exchange({
    network: { allowPrivate: false, proxy: null },
    maxAnswerBytes: 10_000,
    connections: 2,
    connectTimeoutMs: 5_000,
  });
  onTestFinished(() => http.close());
  return http;
}
