import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { ListChecks, Plus } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { dns } from '../../text/en/dns.ts';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { RowLink, TextLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { Empty } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { categoryTitle } from './categories.ts';
import { DnsCompanySelect } from './company-select.tsx';
import { NewListDialog } from './lists/new-list-dialog.tsx';
import { useLists } from './lists/queries.ts';
import type { OfCompany } from './lists/search.ts';
import type { DnsList } from './queries.ts';

const words = dns.lists;

/** Hand-made lists, of all companies and of single ones. */
export function ListsTab() {
  const { companyId } = useSearch({ from: '/inside/dns/lists' });
  const show = useShow<OfCompany>();
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('admin');
  return (
    <Stack>
      <Text maw="46rem">{words.intro}</Text>
      <Group align="end" justify="space-between">
        <DnsCompanySelect
          label={words.company}
          value={companyId}
          onChange={(id) => show({ companyId: id })}
        />
        {mayAdd && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {words.add}
          </Button>
        )}
      </Group>
      <GrowingList
        label={dns.tabs.lists}
        query={useLists(companyId)}
        columns={columns}
        expected={4}
        empty={<NoList ofCompany={companyId !== undefined} add={mayAdd ? open : null} />}
      />
      <NewListDialog opened={adding} companyId={companyId} onClose={close} />
    </Stack>
  );
}

interface NoListProps {
  readonly ofCompany: boolean;
  /** Null for users who may add none. */
  readonly add: (() => void) | null;
}

function NoList({ ofCompany, add }: NoListProps) {
  if (ofCompany) return <Empty icon={ListChecks} title={words.emptyCompany} hint={words.emptyCompanyHint} />;
  if (add === null) return <Empty icon={ListChecks} title={words.empty} hint={words.emptyReader} />;
  return (
    <Empty
      icon={ListChecks}
      title={words.empty}
      hint={words.emptyHint}
      action={
        <>
          <Button onClick={add}>{words.addFirst}</Button>
          <TextLink to="/dns/feeds/catalogue">{words.orFeed}</TextLink>
        </>
      }
    />
  );
}

const columns: readonly Column<DnsList>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ id, name, locked }) => (
      <Group gap="xs">
        <RowLink to="/dns/lists/$id" params={{ id: String(id) }}>
          {name}
        </RowLink>
        {locked && <Badge variant="light">{words.isLocked}</Badge>}
      </Group>
    ),
  },
  {
    id: 'company',
    title: words.columns.company,
    cell: ({ companyName }) => companyName ?? dns.companies.none,
  },
  { id: 'kind', title: words.columns.kind, cell: ({ kind }) => words.kinds[kind] },
  { id: 'category', title: words.columns.category, cell: ({ category }) => categoryTitle(category) },
  {
    id: 'entries',
    title: words.columns.entries,
    cell: ({ entries }) => formatNumber(entries),
    numeric: true,
  },
];
