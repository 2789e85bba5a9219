import type { Exchange } from '../../../platform/outbound/exchange.ts';
import { failed, ok, type Problem, type Result } from '../../../platform/values/problem.ts';
import { parseFeedAddress } from './feed-address.ts';
import { fetchProblems } from './fetch-problems.ts';
import type { FetchedFeed, Validators } from './fetched-feed.ts';
import { inflate } from './inflate.ts';
import { readFeedFile } from './read-feed-file.ts';

/** The most bytes of a feed, of an answer, and of its inflated content. */
export const largestFeed = 64 * 1024 * 1024;

export interface FetchFeedOptions {
  /** It refuses private networks, and its largest answer is {@link largestFeed}. */
  readonly http: Pick<Exchange, 'runRaw'>;
  /** The folder for feeds in files. */
  readonly folder: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly limit?: number;
}

/**
 * Fetches a feed once, without redirects or repetition. It sends the validators of the stored copy only while the
 * feed's settings are unchanged; then an unchanged feed is not sent again. The validators of a refused copy are not
 * stored.
 */
export async function fetchFeed(
  written: string,
  known: Validators | null,
  options: FetchFeedOptions,
): Promise<Result<FetchedFeed>> {
  const address = parseFeedAddress(written);
  if (!address.ok) return address;
  const { value } = address;
  if (value.kind === 'built_in')
    return ok({ kind: 'content', content: Buffer.from(value.text), validators: noValidators });
  const { folder, limit = largestFeed } = options;
  const fetched =
    value.kind === 'file'
      ? await readFeedFile(value.path, { folder, known, limit })
      : await get(value.url, value.host, known, options);
  if (!fetched.ok || fetched.value.kind === 'not_modified') return fetched;
  const inflated = await inflate(fetched.value.content, limit);
  return inflated.ok ? ok({ ...fetched.value, content: inflated.value }) : inflated;
}

const noValidators: Validators = { etag: null, lastModified: null };

async function get(
  url: string,
  host: string,
  known: Validators | null,
  { http, timeoutMs, signal, limit = largestFeed }: FetchFeedOptions,
): Promise<Result<FetchedFeed>> {
  const condition = conditionOf(known);
  const headers = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'picket', ...condition };
  const done = await http.runRaw({ method: 'GET', url, headers, timeoutMs, signal });
  if (done.kind === 'failure') return failed(fetchProblems.noAnswer(done, { host, timeoutMs, limit }));
  if (done.status === 304 && Object.keys(condition).length > 0) return ok({ kind: 'not_modified' });
  if (done.status !== 200) return failed(refusalOf(done.status, host, done.headers.location));
  return ok({
    kind: 'content',
    content: done.bytes,
    validators: {
      etag: sendable(done.headers.etag),
      lastModified: sendable(done.headers['last-modified']),
    },
  });
}

const conditionOf = (known: Validators | null): Readonly<Record<string, string>> => ({
  ...(known?.etag && { 'if-none-match': known.etag }),
  ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
});

/** A validator that can be sent back unchanged. */
const sendable = (header: string | undefined) =>
  header !== undefined && /^[\x20-\x7e]{1,500}$/.test(header) ? header : null;

function refusalOf(status: number, host: string, location: string | undefined): Problem {
  if (status >= 300 && status < 400 && status !== 304) return fetchProblems.moved(host, location ?? null);
  if (status === 401 || status === 403) return fetchProblems.accessRefused(host, status);
  if (status === 404 || status === 410) return fetchProblems.notFound(host, status);
  if (status === 429) return fetchProblems.tooManyRequests(host);
  return status >= 500
    ? fetchProblems.serverError(host, status)
    : fetchProblems.unexpectedStatus(host, status);
}
