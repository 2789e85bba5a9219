import { Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectWise } from '../../../text/en/connectwise.ts';
import { formatNumber } from '../../../ui/number.ts';
import { Select } from '../../../ui/select.tsx';
import type { useShow } from '../../../ui/use-show.ts';
import { kindsQuery } from './queries.ts';
import type { CompanySearch } from './search.ts';

const words = connectWise.companies.kinds;

interface KindFilterProps {
  readonly filter: CompanySearch;
  readonly onChange: ReturnType<typeof useShow<CompanySearch>>;
}

/**
 * The status and type of ConnectWise companies to offer and suggest, so that prospects and former clients are left out.
 * The page says why there are none.
 */
export function KindFilter({ filter, onChange }: KindFilterProps) {
  const { data, isPending } = useQuery(kindsQuery);
  if (isPending) return <Skeleton height={61} aria-busy />;
  if (data === undefined) return null;
  const { status, type } = filter;
  const options = (kinds: typeof data.statuses) =>
    kinds.map(({ name, count }) => ({ value: name, label: words.counted(name, formatNumber(count)) }));
  return (
    <Group role="group" aria-label={words.label} gap="sm">
      <Select
        label={words.status}
        placeholder={words.any}
        data={options(data.statuses)}
        value={status ?? null}
        onChange={(value) => onChange({ status: value ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': `${words.status}: ${words.any}` }}
        limit={100}
      />
      <Select
        label={words.type}
        placeholder={words.any}
        data={options(data.types)}
        value={type ?? null}
        onChange={(value) => onChange({ type: value ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': `${words.type}: ${words.any}` }}
        limit={100}
      />
    </Group>
  );
}
