import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ListChecks, Plus } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { dns } from '../../text/en/dns.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { Empty, Failed } from '../../ui/states.tsx';
import { categoryTitle } from './categories.ts';
import { DnsCompanySelect } from './company-select.tsx';
import { NewListDialog } from './lists/new-list-dialog.tsx';
import { type DnsList, listsQuery } from './queries.ts';

const words = dns.lists;
const keyOf = ({ id }: DnsList) => id;

/** Hand-made lists, of all companies and of single ones. */
export function ListsTab() {
  const { companyId } = useSearch({ from: '/inside/dns/lists' });
  const navigate = useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('admin');
  return (
    <Stack>
      <Text maw="46rem">{words.intro}</Text>
      <Group align="end" justify="space-between">
        <DnsCompanySelect
          label={words.company}
          value={companyId}
          onChange={(id) =>
            void navigate({
              to: '/dns/lists',
              search: id === undefined ? {} : { companyId: id },
              replace: true,
            })
          }
        />
        {mayAdd && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {words.add}
          </Button>
        )}
      </Group>
      <Lists companyId={companyId} mayAdd={mayAdd} />
      <NewListDialog opened={adding} companyId={companyId} onClose={close} />
    </Stack>
  );
}

function Lists({ companyId, mayAdd }: { companyId: number | undefined; mayAdd: boolean }) {
  const { data, error, refetch } = useQuery(listsQuery(companyId));
  if (data === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data?.items.length === 0)
    return companyId === undefined ? (
      <Empty icon={ListChecks} title={words.empty} hint={mayAdd ? words.emptyHint : words.emptyReader} />
    ) : (
      <Empty icon={ListChecks} title={words.emptyCompany} hint={words.emptyCompanyHint} />
    );
  return <DataTable label={dns.tabs.lists} columns={columns} rows={data?.items} keyOf={keyOf} expected={4} />;
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
