interface Sending {
  readonly body: string;
  /** Repetitions that wait for its answer. */
  readonly others: {
    readonly resolve: (answer: Response) => void;
    readonly reject: (error: unknown) => void;
  }[];
}

/** The newest change on its way to each address. */
const sendings = new Map<string, Sending>();

/**
 * Sends a change once. A second click, or a second Enter, may come before the page has disabled its button: if it repeats
 * the newest change to an address, it gets the answer of that one.
 */
export async function sendOnce(
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const key = `${request.method} ${request.url}`;
  const body = await request.clone().text();
  const same = sendings.get(key);
  if (same?.body === body) return new Promise((resolve, reject) => same.others.push({ resolve, reject }));
  const mine: Sending = { body, others: [] };
  const end = () => {
    if (sendings.get(key) === mine) sendings.delete(key);
  };
  sendings.set(key, mine);
  // What was cancelled gives no answer to others.
  request.signal.addEventListener('abort', end);
  try {
    const answer = await send(request);
    for (const other of mine.others) other.resolve(answer.clone());
    return answer;
  } catch (error) {
    for (const other of mine.others) other.reject(error);
    throw error;
  } finally {
    end();
  }
}
