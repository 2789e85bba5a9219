import type { z } from 'zod';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { Api, Call } from './api.ts';
import { parseRows } from './parse-answer.ts';
import { problems } from './problems.ts';
import type { Page } from './types.ts';

/** ConnectWise returns 25 rows by default, and never more than this. */
const largestPage = 1000;
/** The largest page of old servers, which refuse a larger one. */
const oldLargestPage = 100;
/** 100,000 rows: an answer beyond that is not a list. */
const mostPages = 100;

/** One page by number; `more` by its Link header, or by a full page if there is none. */
export async function fetchPage<T>(
  api: Api,
  call: Call,
  schema: z.ZodType<T>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Result<Page<T>>> {
  const reply = await api.read({ ...call, query: { ...call.query, page, pageSize } });
  if (!reply.ok) return reply;
  const read = parseRows(reply.value, api.site.host, schema);
  if (!read.ok) return read;
  const { link } = reply.value.headers;
  const more = link === undefined ? read.value.count >= pageSize : nextOf(link, 'page') !== null;
  return ok({ items: read.value.rows, more });
}

/** All pages by number ("navigable"), for lists that people maintain: boards, statuses, the rows of a role. */
export async function fetchAllPages<T>(api: Api, call: Call, schema: z.ZodType<T>): Promise<Result<T[]>> {
  const all: T[] = [];
  let pageSize = api.smallPages ? oldLargestPage : largestPage;
  for (let page = 1; page <= mostPages; page += 1) {
    let read = await fetchPage(api, call, schema, { page, pageSize });
    if (page === 1 && isTooLarge(read, pageSize)) {
      pageSize = oldLargestPage;
      read = await fetchPage(api, call, schema, { page, pageSize });
      api.smallPages ||= read.ok;
    }
    if (!read.ok) return read;
    all.push(...read.value.items);
    if (!read.value.more || read.value.items.length === 0) return ok(all);
  }
  return failed(problems.unexpected(api.site.host, 'it has too many pages.', { pages: mostPages }));
}

/** Whether a page was refused that may be too large for an old server. Any message counts: a smaller page may work. */
const isTooLarge = (read: Result<unknown>, pageSize: number) =>
  !read.ok && read.problem.code === 'connectwise.invalid' && pageSize > oldLargestPage;

/**
 * All pages by cursor ("forward-only"), for long lists. `pageId` is the last id seen, so that rows that change
 * meanwhile hide none. It accepts no orderBy, and ends with an empty Link.
 */
export async function fetchForward<T extends { readonly id: number }>(
  api: Api,
  call: Call,
  schema: z.ZodType<T>,
): Promise<Result<Page<T>>> {
  const all = new Map<number, T>();
  let cursor: string | null = null;
  let pageSize = api.smallPages ? oldLargestPage : largestPage;
  const fetchNext = () =>
    api.read({
      ...call,
      headers: { ...call.headers, 'pagination-type': 'forward-only' },
      query: { ...call.query, pageSize, ...(cursor === null ? {} : { pageId: cursor }) },
    });
  for (let page = 1; page <= mostPages; page += 1) {
    let reply = await fetchNext();
    if (page === 1 && isTooLarge(reply, pageSize)) {
      pageSize = oldLargestPage;
      reply = await fetchNext();
      api.smallPages ||= reply.ok;
    }
    if (!reply.ok) return reply;
    const read = parseRows(reply.value, api.site.host, schema);
    if (!read.ok) return read;
    const before = all.size;
    for (const row of read.value.rows) all.set(row.id, row);
    const { link } = reply.value.headers;
    // A server or proxy may drop the header: the greatest id is the cursor by definition.
    const full = read.value.count >= pageSize ? String(Math.max(...all.keys())) : null;
    const next = link === undefined ? full : nextOf(link, 'pageId');
    if (next === null) return ok({ items: [...all.values()], more: false });
    if (next === cursor || (all.size === before && read.value.count > 0)) {
      return failed(problems.unexpected(api.site.host, 'its pages repeat.', { page }));
    }
    cursor = next;
  }
  return ok({ items: [...all.values()], more: true });
}

/**
 * The value of a parameter in `rel="next"`; null without a next page. The address itself is never followed: it could
 * lead anywhere, and our keys would be sent there.
 */
export function nextOf(link: string, parameter: 'page' | 'pageId'): string | null {
  for (const [, address = '', attributes = ''] of link.matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*"?next\b/i.test(attributes)) continue;
    const query = new URLSearchParams(address.slice(address.indexOf('?') + 1));
    for (const [name, found] of query) {
      if (name.toLowerCase() === parameter.toLowerCase() && /^\d{1,15}$/.test(found)) return found;
    }
  }
  return null;
}
