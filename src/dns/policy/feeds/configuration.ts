import type { z } from 'zod';
import { byName, type ConfigurationKind } from '../../../platform/settings/configuration-kind.ts';
import type { PolicySurroundings } from '../companies/configuration.ts';
import { addFeed, changeFeed, deleteFeed, fieldsOf } from './change-feeds.ts';
import { feedBody } from './feed-body.ts';
import { listFeeds } from './store.ts';

/** Feeds, without their fetched content. */
export function feedKind<Client>(
  own: PolicySurroundings,
): ConfigurationKind<z.infer<typeof feedBody>, Client> {
  return {
    section: 'dns.feeds',
    what: 'feed',
    schema: feedBody,
    identify: byName,
    title: ({ name }) => name,
    load: async ({ db }) => (await listFeeds(db)).map((row) => ({ id: row.id, value: fieldsOf(row) })),
    settle: (value) => ({ ...value, address: value.address.trim() }),
    async add(change, value) {
      await addFeed({ ...change, ...own }, value, change.principal);
    },
    replace: (change, { id }, value) => changeFeed({ ...change, ...own }, id, value, change.principal),
    remove: (change, { id }) => deleteFeed({ ...change, ...own }, id, change.principal),
  };
}
