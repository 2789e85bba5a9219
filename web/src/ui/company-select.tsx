import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, read } from '../api/client.ts';
import { text } from '../text/index.ts';
import { Select } from './select.tsx';

const shownAtOnce = 50;

interface Named {
  readonly name: string;
  readonly externalId: string;
  readonly sameNameElsewhere: boolean;
}

/** The name of a company, with the source’s id if another company has the same name. */
export const companyLabel = ({ name, externalId, sameNameElsewhere }: Named): string =>
  sameNameElsewhere ? text.lists.sameName(name, externalId) : name;

/** The same for the company of a row in another list. */
export const rowCompanyLabel = (row: {
  readonly companyName: string;
  readonly companyExternalId: string;
  readonly sameNameElsewhere: boolean;
}): string => companyLabel({ ...row, name: row.companyName, externalId: row.companyExternalId });

/** One company, if only its id is known. */
export const companyQuery = (id: number | undefined) =>
  queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/companies/{id}', { params: { path: { id: id ?? 0 } }, signal })),
    enabled: id !== undefined,
  });

/** The name of a company, if only its id is known. */
export function CompanyName({ id }: { id: number }) {
  const { data } = useQuery(companyQuery(id));
  return data === undefined ? text.lists.companyNumber(id) : companyLabel(data);
}

interface CompanySelectProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
  readonly error?: ReactNode;
}

/** One of the companies of all sources, searched on the server: there may be thousands. */
export function CompanySelect({ label, value, onChange, error }: CompanySelectProps) {
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), 250);
  const { data: chosen } = useQuery(companyQuery(value));
  // After a choice the field contains its name, which is not a search.
  const search = chosen !== undefined && searched === companyLabel(chosen) ? '' : searched;
  const { data: found, isFetching } = useQuery({
    queryKey: ['companies', 'search', search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/companies', {
          params: { query: { limit: shownAtOnce, ...(search === '' ? {} : { search }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const companies = found?.items ?? [];
  const all =
    chosen === undefined || companies.some(({ id }) => id === chosen.id) ? companies : [chosen, ...companies];
  return (
    <Select
      label={label}
      placeholder={text.lists.any}
      data={all.map((company) => ({ value: String(company.id), label: companyLabel(company) }))}
      // The server did the search, which includes the ids of the source.
      filter={({ options }) => options}
      value={value === undefined ? null : String(value)}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      clearable
      error={error}
      clearButtonProps={{ 'aria-label': text.lists.remove(label) }}
      nothingFoundMessage={isFetching ? text.ui.loading : text.lists.nothingFound}
    />
  );
}
