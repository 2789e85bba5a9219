import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { dns } from '../../text/en/dns.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { dnsCompanyQuery, useFoundCompanies } from './queries.ts';

interface DnsCompanySelectProps {
  readonly label: string;
  readonly description?: string;
  /** The text shown for no company. */
  readonly placeholder?: string;
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
  readonly error?: ReactNode;
}

/** One of the companies of the protective DNS, searched on the server: there may be thousands. */
export function DnsCompanySelect({ value, onChange, label, ...props }: DnsCompanySelectProps) {
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), 250);
  const { data: chosen } = useQuery(dnsCompanyQuery(value));
  // Once a company is chosen, the field contains its name, which is not a search.
  const { data: found, isFetching } = useFoundCompanies(searched === chosen?.name ? '' : searched);
  const companies = found?.items ?? [];
  const all =
    chosen === undefined || companies.some(({ id }) => id === chosen.id) ? companies : [chosen, ...companies];
  return (
    <Select
      {...props}
      label={label}
      placeholder={props.placeholder ?? dns.companies.none}
      data={all.map(({ id, name }) => ({ value: String(id), label: name }))}
      filter={({ options }) => options}
      value={value === undefined ? null : String(value)}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      clearable
      clearButtonProps={{ 'aria-label': text.lists.remove(label) }}
      nothingFoundMessage={isFetching ? text.ui.loading : text.lists.nothingFound}
    />
  );
}
