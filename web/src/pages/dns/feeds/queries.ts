import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.d.ts';
import { dnsKey } from '../queries.ts';

export type DnsFeed = Answer<'/api/v1/dns/feeds'>['items'][number];
export type FeedReport = NonNullable<Answer<'/api/v1/dns/feeds/{id}/report'>>;
export type CatalogueEntry = Answer<'/api/v1/dns/catalogue'>['lists'][number];
type NewFeed = paths['/api/v1/dns/feeds']['post']['requestBody']['content']['application/json'];
export type FeedBody = Required<NewFeed>;

export const feedsQuery = queryOptions({
  queryKey: [...dnsKey, 'feeds'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/dns/feeds', { signal })),
});

/** One feed out of all: there are few, and the API returns them together. */
export const feedQuery = (id: number) =>
  queryOptions({ ...feedsQuery, select: ({ items }) => items.find((feed) => feed.id === id) ?? null });

const byId = (id: number) => ({ path: { id } });

export const reportQuery = (id: number, fetchedAt: string | null) =>
  queryOptions({
    // Another copy has another report.
    queryKey: [...dnsKey, 'feeds', id, 'report', fetchedAt],
    queryFn: ({ signal }) => read(api.GET('/api/v1/dns/feeds/{id}/report', { params: byId(id), signal })),
  });

export const catalogueQuery = queryOptions({
  queryKey: [...dnsKey, 'catalogue'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/dns/catalogue', { signal })),
});

export const addFeed = (body: NewFeed) => read(api.POST('/api/v1/dns/feeds', { body }));

export const changeFeed = (id: number) => (body: Partial<FeedBody>) =>
  read(api.PATCH('/api/v1/dns/feeds/{id}', { params: byId(id), body }));

export const deleteFeed = (id: number) => read(api.DELETE('/api/v1/dns/feeds/{id}', { params: byId(id) }));

export const fetchFeed = (id: number) => (acceptSize: boolean) =>
  read(api.POST('/api/v1/dns/feeds/{id}/fetch', { params: byId(id), body: { acceptSize } }));
