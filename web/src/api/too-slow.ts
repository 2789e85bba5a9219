/** Milliseconds after which a read counts as failed: a connection that is cut silently would load for ever. */
const mostMs = 60_000;

class TooSlow extends Error {}

export const isTooSlow = (error: unknown): boolean => error instanceof TooSlow;

/** Reads, and gives up after a minute. */
export async function readSoon(request: Request): Promise<Response> {
  const ending = new AbortController();
  const end = () => ending.abort(request.signal.reason);
  if (request.signal.aborted) end();
  request.signal.addEventListener('abort', end, { once: true });
  const timer = setTimeout(() => ending.abort(new TooSlow()), mostMs);
  try {
    return await fetch(request, { signal: ending.signal });
  } finally {
    clearTimeout(timer);
  }
}
