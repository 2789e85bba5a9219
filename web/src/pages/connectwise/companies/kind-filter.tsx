import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectWise } from '../../../text/en/connectwise.ts';
import { formatNumber } from '../../../ui/number.ts';
import { Select } from '../../../ui/select.tsx';
import { kindsQuery } from './queries.ts';
import type { CompanySearch } from './search.ts';

const words = connectWise.companies.kinds;

interface KindFilterProps {
  readonly filter: CompanySearch;
  readonly onChange: (filter: CompanySearch) => void;
}

/**
 * The status and type of ConnectWise companies to offer and suggest, so that prospects and former clients are left out.
 */
export function KindFilter({ filter, onChange }: KindFilterProps) {
  const { data } = useQuery(kindsQuery);
  if (data === undefined) return null;
  const { status, type, ...rest } = filter;
  const options = (kinds: typeof data.statuses) =>
    kinds.map(({ name, count }) => ({ value: name, label: words.counted(name, formatNumber(count)) }));
  const change = (next: { status: string | null; type: string | null }) =>
    onChange({
      ...rest,
      ...(next.status === null ? {} : { status: next.status }),
      ...(next.type === null ? {} : { type: next.type }),
    });
  return (
    <Group role="group" aria-label={words.label} gap="sm">
      <Select
        label={words.status}
        placeholder={words.any}
        data={options(data.statuses)}
        value={status ?? null}
        onChange={(value) => change({ status: value, type: type ?? null })}
        clearable
        clearButtonProps={{ 'aria-label': `${words.status}: ${words.any}` }}
        limit={100}
      />
      <Select
        label={words.type}
        placeholder={words.any}
        data={options(data.types)}
        value={type ?? null}
        onChange={(value) => change({ status: status ?? null, type: value })}
        clearable
        clearButtonProps={{ 'aria-label': `${words.type}: ${words.any}` }}
        limit={100}
      />
    </Group>
  );
}
