import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen, Plus, Rss } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { dns } from '../../text/en/dns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { feedColumns } from './feeds/feed-columns.tsx';
import { NewFeedDialog } from './feeds/new-feed-dialog.tsx';
import { type DnsFeed, feedsQuery } from './feeds/queries.ts';

const words = dns.feeds;
const keyOf = ({ id }: DnsFeed) => id;

/** The lists that Picket fetches, and the state of each. */
export function FeedsTab() {
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('admin');
  return (
    <Stack>
      <Text maw="46rem">{words.intro}</Text>
      <Group justify="flex-end">
        <ToCatalogue />
        {mayAdd && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {words.add}
          </Button>
        )}
      </Group>
      <Feeds mayAdd={mayAdd} />
      <NewFeedDialog opened={adding} entry={null} onClose={close} />
    </Stack>
  );
}

function Feeds({ mayAdd }: { mayAdd: boolean }) {
  const { data, error, refetch } = useQuery(feedsQuery);
  if (data === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data?.items.length === 0)
    return (
      <Empty
        icon={Rss}
        title={words.empty}
        hint={mayAdd ? words.emptyHint : words.emptyReader}
        action={mayAdd && <ToCatalogue />}
      />
    );
  return (
    <DataTable label={dns.tabs.feeds} columns={feedColumns} rows={data?.items} keyOf={keyOf} expected={4} />
  );
}

const ToCatalogue = () => (
  <Button
    variant="default"
    leftSection={<BookOpen size={16} aria-hidden />}
    renderRoot={(props) => <Link to="/dns/feeds/catalogue" {...props} />}
  >
    {words.browse}
  </Button>
);
