import path from 'node:path';
import { isLoopbackHost } from '../../../platform/outbound/private-network.ts';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { builtInFeeds } from './built-in-feeds.ts';
import { fetchProblems } from './fetch-problems.ts';

/** Where a feed is fetched from. */
export type FeedAddress =
  | { readonly kind: 'url'; readonly url: string; readonly host: string }
  /** Relative to the folder for feeds. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'built_in'; readonly text: string };

const longestAddress = 2000;

/** Parses `https://lists.example/bad.txt`, `file:bad.txt` or `picket:demo`. */
export function parseFeedAddress(written: string): Result<FeedAddress> {
  const text = written.trim();
  if (text.length > longestAddress || /\p{Cc}/u.test(text)) return failed(fetchProblems.badAddress(text));
  if (text.startsWith('file:')) return fileAddress(text.slice('file:'.length));
  const builtIn = builtInFeeds.get(text);
  if (builtIn !== undefined) return ok({ kind: 'built_in', text: builtIn });
  return URL.canParse(text) ? urlAddress(new URL(text)) : failed(fetchProblems.badAddress(text));
}

function fileAddress(written: string): Result<FeedAddress> {
  const relative = path.posix.normalize(written);
  const isInside = !path.isAbsolute(written) && relative !== '..' && !relative.startsWith('../');
  return isInside && relative !== '.'
    ? ok({ kind: 'file', path: relative })
    : failed(fetchProblems.fileOutsideFolder(written));
}

/** Unencrypted only from this machine: on the way, anybody could change what is blocked or released. */
function urlAddress(url: URL): Result<FeedAddress> {
  const isPlainLoopback = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !isPlainLoopback) return failed(fetchProblems.notHttps(url.href));
  if (url.username !== '' || url.password !== '') return failed(fetchProblems.credentials(url.host));
  url.hash = '';
  return ok({ kind: 'url', url: url.href, host: url.host });
}
