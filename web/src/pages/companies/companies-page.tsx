import { Button, Group, Stack } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { Building2, FileText, SearchX } from 'lucide-react';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { companies as words } from '../../text/en/companies.ts';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FilterText } from '../../ui/filter-text.tsx';
import { RowLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { SourcesButton } from '../../ui/sources-button.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { type CompanyCounts, useCompanyCounts } from './queries.ts';
import { type CompaniesSearch, type CompanyPeriod, companyPeriods } from './search.ts';

/** All companies with what happened at each; every name leads to its page. */
export function CompaniesPage() {
  const { search, last = '30d' } = useSearch({ from: '/inside/companies' });
  const list = useCompanyCounts(last, search);
  const limited = isLimited(useMe());
  const mayMap = useMay('admin');
  const show = useShow<CompaniesSearch>();
  return (
    <Page
      title={words.title}
      description={words.description}
      actions={
        <>
          {mayMap && !limited && (
            <Button component={Link} to="/settings/mssp/connectwise/companies" variant="default">
              {words.mappings}
            </Button>
          )}
          <Button component={Link} to="/reports" leftSection={<FileText size={16} aria-hidden />}>
            {words.report}
          </Button>
        </>
      }
    >
      <Stack>
        <Group align="flex-end">
          <FilterText
            label={words.search}
            placeholder={words.searchHint}
            value={search}
            onChange={(typed) => show({ search: typed }, 'typing')}
            w={{ base: '100%', xs: 280 }}
          />
          <Select
            label={words.period}
            data={companyPeriods.map((value) => ({ value, label: words.periods[value] }))}
            value={last}
            onChange={(value) => show({ last: (value as CompanyPeriod | null) ?? undefined })}
            allowDeselect={false}
            w={{ base: '100%', xs: 160 }}
          />
        </Group>
        {list.isError && list.rows === undefined ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : list.rows?.length === 0 ? (
          search === undefined ? (
            <Empty icon={Building2} title={words.empty} hint={words.emptyHint} action={<SourcesButton />} />
          ) : (
            <Empty icon={SearchX} title={words.noMatch} hint={words.noMatchHint} />
          )
        ) : (
          <>
            <DataTable
              label={words.list}
              columns={columns}
              rows={list.rows}
              keyOf={idOf}
              expected={12}
              stale={list.isPlaceholderData}
            />
            <ShowMore query={list} />
          </>
        )}
      </Stack>
    </Page>
  );
}

const idOf = ({ companyId }: CompanyCounts) => companyId;

const counted = (
  id: 'detections' | 'incidents' | 'tickets' | 'openIncidents' | 'heldIncidents',
  title: string,
  wideOnly = false,
): Column<CompanyCounts> => ({
  id,
  title,
  numeric: true,
  width: '8rem',
  wideOnly,
  cell: (row) => formatNumber(row[id]),
});

const columns: readonly Column<CompanyCounts>[] = [
  {
    id: 'company',
    title: words.columns.company,
    width: '28%',
    cell: (row) => (
      <RowLink to="/companies/$id" params={{ id: String(row.companyId) }}>
        {rowCompanyLabel(row)}
      </RowLink>
    ),
  },
  {
    id: 'mapping',
    title: words.columns.mapping,
    width: '22%',
    wideOnly: true,
    cell: ({ connectwiseCompanyName }) => connectwiseCompanyName ?? words.unmapped,
  },
  counted('detections', words.columns.detections),
  counted('incidents', words.columns.incidents),
  counted('tickets', words.columns.tickets, true),
  counted('openIncidents', words.columns.open),
  counted('heldIncidents', words.columns.held, true),
];
