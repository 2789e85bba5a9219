import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { RowLink } from '../../../ui/link.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { Time } from '../../../ui/time.tsx';
import { categoryTitle } from '../categories.ts';
import { FeedState } from './feed-state.tsx';
import type { DnsFeed } from './queries.ts';

const words = dns.feeds.columns;
const count = (value: number | null) => (value === null ? text.ui.none : formatNumber(value));

export const feedColumns: readonly Column<DnsFeed>[] = [
  {
    id: 'name',
    title: words.name,
    cell: ({ id, name }) => (
      <RowLink to="/dns/feeds/$id" params={{ id: String(id) }}>
        {name}
      </RowLink>
    ),
  },
  { id: 'category', title: words.category, cell: ({ category }) => categoryTitle(category) },
  { id: 'state', title: words.state, cell: (feed) => <FeedState feed={feed} />, stacked: true },
  { id: 'names', title: words.names, cell: ({ names }) => count(names), numeric: true },
  { id: 'notTaken', title: words.notTaken, cell: ({ notTaken }) => count(notTaken), numeric: true },
  { id: 'fetched', title: words.fetched, cell: ({ fetchedAt }) => <Time at={fetchedAt} as="ago" /> },
  {
    id: 'next',
    title: words.next,
    cell: ({ enabled, nextFetchAt }) =>
      enabled && nextFetchAt !== null ? <Time at={nextFetchAt} as="ago" /> : text.ui.none,
  },
];
