/**
 * When each ticket's POST reached the ConnectWise sandbox, which runs in this process: the moment at which its first
 * bytes were read, before the sandbox itself does anything.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** The sandbox's own headers name the request, and its memory has what was in it. */
const requestId = 'x-cw-request-id';

export function watchArrivals(sandbox) {
  const begun = new Map();
  const arrivedAt = new Map();
  const onRequest = ({ request }) => {
    if (request.method === 'POST' && /\/service\/tickets$/.test(request.url))
      begun.set(request, performance.now());
  };
  const onAnswer = ({ request, response }) => {
    const at = begun.get(request);
    if (at === undefined) return;
    begun.delete(request);
    const id = response.getHeader(requestId);
    const seen = sandbox.requests().findLast((one) => one.requestId === id);
    const [domain] = /\bbench-[\w-]+\.example\b/.exec(JSON.stringify(seen?.body)) ?? [];
    if (domain && !arrivedAt.has(domain)) arrivedAt.set(domain, at);
  };
  subscribe('http.server.request.start', onRequest);
  subscribe('http.server.response.finish', onAnswer);
  return {
    /** By the domain in the ticket, in milliseconds of `performance.now()`. */
    arrivedAt,
    /** Resolves once all of these are there; rejects with those that are not after `ms`. */
    async wait(domains, ms = 60_000) {
      const end = performance.now() + ms;
      for (;;) {
        const missing = domains.filter((domain) => !arrivedAt.has(domain));
        if (missing.length === 0) return;
        if (performance.now() > end) throw new Error(`${missing.length} tickets never came: ${missing[0]} …`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    end() {
      unsubscribe('http.server.request.start', onRequest);
      unsubscribe('http.server.response.finish', onAnswer);
    },
  };
}
