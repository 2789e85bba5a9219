import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { isolated } from '../../../text/isolated.ts';
import { Select } from '../../../ui/select.tsx';
import { type CustomerKind, customerChoicesQuery } from './ticket-defaults-queries.ts';

const words = connectWise.companies.defaults;

interface CustomerSelectProps {
  readonly companyId: number;
  readonly kind: CustomerKind;
  readonly saved: { readonly id: number; readonly name: string } | null;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
}

/** One of the agreements, sites or contacts of a company, searched in ConnectWise when the list is opened. */
export function CustomerSelect({ companyId, kind, saved, value, onChange }: CustomerSelectProps) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [chosen, setChosen] = useState(
    saved === null ? null : { value: String(saved.id), label: labelOf(saved) },
  );
  const query = customerChoicesQuery(companyId, kind, search === chosen?.label ? '' : search);
  const { data, error, isFetching } = useQuery({
    ...query,
    enabled: opened,
    placeholderData: keepPreviousData,
  });
  const options = (data?.items ?? []).map((one) => ({ value: String(one.id), label: labelOf(one) }));
  const all =
    chosen === null || options.some((one) => one.value === chosen.value) ? options : [chosen, ...options];
  return (
    <Select
      label={words.kinds[kind]}
      description={words.hints[kind]}
      placeholder={words.none}
      data={all}
      // ConnectWise did the search.
      filter={({ options: found }) => found}
      value={value === null ? null : String(value)}
      onChange={(id, option) => {
        setChosen(option ?? null);
        onChange(id === null ? null : Number(id));
      }}
      onDropdownOpen={() => setOpened(true)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': words.remove(words.kinds[kind]) }}
      error={error === null ? undefined : `${toProblem(error).detail} ${toProblem(error).hint}`}
      nothingFoundMessage={isFetching ? text.ui.loading : text.lists.nothingFound}
    />
  );
}

/** Two contacts may have the same name. */
const labelOf = ({ id, name }: { id: number; name: string }) => `${isolated(name)} (${id})`;
