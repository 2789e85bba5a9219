import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useMemo } from 'react';
import { usePages } from '../../api/pages.ts';
import { connectWise } from '../../text/en/connectwise.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { CatchAllPanel } from '../company-rules/catch-all-panel.tsx';
import { AcceptExact } from './companies/accept-exact.tsx';
import { CompanyFilter } from './companies/company-filter.tsx';
import { OfferedKinds } from './companies/company-picker.tsx';
import { CompanyTable } from './companies/company-table.tsx';
import { MappingFile } from './companies/import-mappings.tsx';
import { KindFilter } from './companies/kind-filter.tsx';
import {
  type Company,
  type CompanyPage,
  fetchCompanies,
  type Kinds,
  kindsQuery,
} from './companies/queries.ts';
import { ReviewSimilar } from './companies/review-similar.tsx';
import type { CompanySearch } from './companies/search.ts';
import { useMapping } from './companies/use-mapping.ts';
import { useSettledRows } from './companies/use-settled-rows.ts';
import { useSuggestions } from './companies/use-suggestions.ts';

const words = connectWise.companies;

/** The ConnectWise company of each company of the sources. */
export function CompaniesTab() {
  const filter = useSearch({ from: '/inside/settings/mssp/connectwise/companies' });
  const list = usePages<Company, CompanyPage>(
    ['companies', 'list', filter.search, filter.show],
    (cursor, signal) => fetchCompanies(filter, cursor, signal),
  );
  const mapping = useMapping();
  const rows = useSettledRows(
    list.isPlaceholderData ? null : JSON.stringify(filter),
    list.rows ?? [],
    mapping.changes,
  );
  const { status, type } = filter;
  const kinds: Kinds = useMemo(
    () => ({ ...(status === undefined ? {} : { status }), ...(type === undefined ? {} : { type }) }),
    [status, type],
  );
  const suggestions = useSuggestions(rows, kinds);
  const known = useQuery(kindsQuery);
  const show = useShow<CompanySearch>();

  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text maw="46rem">{words.intro}</Text>
        <Group gap="xs">
          <AcceptExact kinds={kinds} />
          <ReviewSimilar kinds={kinds} />
          <MappingFile />
        </Group>
      </Group>
      <CompanyFilter filter={filter} onChange={show} totals={list.data?.pages[0]?.totals} />
      <KindFilter filter={filter} onChange={show} />
      {suggestions.error !== null ? (
        <ProblemAlert error={suggestions.error} />
      ) : (
        known.isError && <ProblemAlert error={known.error} retry={() => void known.refetch()} />
      )}
      {list.isError && list.rows === undefined ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : list.rows !== undefined && rows.length === 0 ? (
        <Nothing filter={filter} onShowAll={() => show({ search: undefined, show: undefined })} />
      ) : (
        <>
          <OfferedKinds.Provider value={kinds}>
            <CompanyTable
              rows={list.rows && rows}
              stale={list.isPlaceholderData}
              suggestions={suggestions.byCompany}
              mapping={mapping}
            />
          </OfferedKinds.Provider>
          <ShowMore query={list} />
        </>
      )}
      {/* Not before the list: its rows would move the panel away from the person who uses it. */}
      {!list.isPending && <CatchAllPanel />}
    </Stack>
  );
}

function Nothing({ filter, onShowAll }: { filter: CompanySearch; onShowAll: () => void }) {
  const isFiltered = filter.search !== undefined || filter.show !== undefined;
  if (!isFiltered) {
    return (
      <Empty
        icon={Building2}
        title={words.empty}
        hint={words.emptyHint}
        action={
          <Button component={Link} to="/sources" variant="light">
            {words.addSource}
          </Button>
        }
      />
    );
  }
  const title = filter.show === 'unmapped' ? words.allMapped : words.noneGone;
  return (
    <Empty
      icon={Building2}
      title={filter.search === undefined ? title : words.emptyFiltered}
      hint={filter.search === undefined ? undefined : words.emptyFilteredHint}
      action={
        <Button variant="light" onClick={onShowAll}>
          {words.showAll}
        </Button>
      }
    />
  );
}
