import type { Head } from '../../platform/outbound/exchange.ts';

/** ConnectWise's id of a request, for its support. */
export const requestIdOf = (head: Head | undefined): string | undefined =>
  head?.headers['x-cw-request-id']?.slice(0, 100);
