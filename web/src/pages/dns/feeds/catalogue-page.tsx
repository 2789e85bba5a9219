import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExternalLink } from '../../../ui/problem-alert.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Failed } from '../../../ui/states.tsx';
import { categoryTitle } from '../categories.ts';
import { NewFeedDialog } from './new-feed-dialog.tsx';
import { type CatalogueEntry, catalogueQuery, feedsQuery } from './queries.ts';

const words = dns.feeds.catalogue;
const keyOf = ({ id }: CatalogueEntry) => id;
const trail = [
  { label: dns.title, to: '/dns' },
  { label: dns.tabs.feeds, to: '/dns/feeds' },
];

/** Public lists with their licence, to be added as feeds. */
export function CataloguePage() {
  const { data, error, refetch } = useQuery(catalogueQuery);
  const { data: feeds } = useQuery(feedsQuery);
  const mayAdd = useMay('admin');
  const [chosen, choose] = useState<CatalogueEntry | null>(null);
  const columns = useMemo(() => {
    const present = new Set(feeds?.items.map(({ address }) => address));
    return [...shown, adding({ present, choose: mayAdd ? choose : null })];
  }, [feeds, mayAdd]);
  return (
    <Page title={words.title} trail={trail} description={words.description}>
      {data === undefined && error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <DataTable label={words.title} columns={columns} rows={data?.lists} keyOf={keyOf} />
      )}
      <NewFeedDialog key={chosen?.id} opened={chosen !== null} entry={chosen} onClose={() => choose(null)} />
    </Page>
  );
}

const shown: readonly Column<CatalogueEntry>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name, website, attribution }) => (
      <>
        <Text span fw={600} inherit>
          {name}
        </Text>
        <Text size="sm">
          <ExternalLink href={website}>{words.by(attribution)}</ExternalLink>
        </Text>
      </>
    ),
    stacked: true,
  },
  { id: 'category', title: words.columns.category, cell: ({ category }) => categoryTitle(category) },
  { id: 'licence', title: words.columns.licence, cell: ({ licence }) => licence },
  { id: 'format', title: words.columns.format, cell: ({ format }) => dns.feeds.formats[format] },
  { id: 'every', title: words.columns.every, cell: ({ everyHours }) => dns.feeds.hours(everyHours) },
];

interface Adding {
  /** The addresses of existing feeds. */
  readonly present: ReadonlySet<string>;
  /** Null for users who may add none. */
  readonly choose: ((entry: CatalogueEntry) => void) | null;
}

const adding = ({ present, choose }: Adding): Column<CatalogueEntry> => ({
  id: 'add',
  title: text.ui.actions,
  cell: (entry) => {
    if (present.has(entry.address)) return <StateMark tone="good">{words.added}</StateMark>;
    if (choose === null) return text.ui.none;
    return (
      <Button size="xs" variant="default" aria-label={words.addOf(entry.name)} onClick={() => choose(entry)}>
        {words.add}
      </Button>
    );
  },
});
