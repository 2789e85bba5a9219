import { Badge, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { CircleCheck, SearchX } from 'lucide-react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { FilterText } from '../../../ui/filter-text.tsx';
import { GrowingList } from '../../../ui/growing-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty, Failed } from '../../../ui/states.tsx';
import { useShow } from '../../../ui/use-show.ts';
import { categoryTitle } from '../categories.ts';
import type { DnsList } from '../queries.ts';
import { AddEntries } from './add-entries.tsx';
import { entryColumns, entryColumnsToAct } from './entry-columns.tsx';
import { ListActions } from './list-actions.tsx';
import { listQuery, useEntries } from './queries.ts';
import type { EntrySearch } from './search.ts';

const words = dns.lists;
const trail = [
  { label: dns.title, to: '/dns' },
  { label: dns.tabs.lists, to: '/dns/lists' },
];

/** One list: what it does, and its entries. */
export function DnsListPage() {
  const { id } = useParams({ from: '/inside/dns/lists/$id' });
  const { data: list, error, refetch } = useQuery(listQuery(Number(id)));
  if (list === undefined)
    return (
      <Page title={words.one} trail={trail}>
        {error === null ? (
          <Skeleton height={420} aria-busy />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )}
      </Page>
    );
  return <Loaded list={list} />;
}

function Loaded({ list }: { list: DnsList }) {
  const mayChange = useMay('admin');
  const mayAdd = useMay('analyst');
  const { name, kind, category, companyName, locked } = list;
  return (
    <Page
      title={name}
      trail={trail}
      description={
        <Group component="span" gap="xs">
          {words.about[kind](companyName ?? words.all, categoryTitle(category))}
          {locked && <Badge variant="light">{words.isLocked}</Badge>}
        </Group>
      }
      actions={
        <>
          {mayAdd && <AddEntries list={list} />}
          {mayChange && <ListActions list={list} />}
        </>
      }
    >
      <Entries listId={list.id} mayAct={mayAdd} />
    </Page>
  );
}

function Entries({ listId, mayAct }: { listId: number; mayAct: boolean }) {
  const asked = useSearch({ from: '/inside/dns/lists/$id' });
  const entries = useEntries(listId, asked);
  const { state, search } = asked;
  const show = useShow<EntrySearch>();
  const none =
    search !== undefined
      ? { icon: SearchX, title: words.entries.noMatch, hint: words.entries.noMatchHint }
      : state === 'removed'
        ? { icon: CircleCheck, title: words.entries.nothingRemoved, hint: words.entries.nothingRemovedHint }
        : { icon: CircleCheck, title: words.entries.empty, hint: words.entries.emptyHint };
  return (
    <Stack>
      <Group align="end">
        <FilterText
          label={words.entries.search}
          value={search}
          onChange={(typed) => show({ search: typed }, 'typing')}
          flex="1 1 14rem"
          maw="24rem"
        />
        <Select
          label={words.entries.show}
          allowDeselect={false}
          data={Object.entries(words.entries.shown).map(([value, label]) => ({ value, label }))}
          value={state ?? 'active'}
          onChange={(value) => show({ state: value === 'removed' ? value : undefined })}
        />
      </Group>
      <GrowingList
        label={words.entries.label}
        query={entries}
        columns={mayAct ? entryColumnsToAct : entryColumns}
        expected={4}
        empty={<Empty {...none} />}
      />
    </Stack>
  );
}
