import { CloseButton, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { formatNumber } from '../../../ui/number.ts';
import type { useShow } from '../../../ui/use-show.ts';
import type { CompanySearch } from './search.ts';

const words = connectWise.companies;

interface CompanyFilterProps {
  readonly filter: CompanySearch;
  readonly onChange: ReturnType<typeof useShow<CompanySearch>>;
  readonly totals: { readonly total: number; readonly unmapped: number; readonly gone: number } | undefined;
}

/** Which companies are shown, and how many there are of each kind. */
export function CompanyFilter({ filter, onChange, totals }: CompanyFilterProps) {
  const [typed, setTyped] = useState(filter.search ?? '');
  const apply = useDebouncedCallback(
    (search: string) => onChange({ search: search.trim() || undefined }, 'typing'),
    250,
  );
  // The address may change in other ways, such as a step back.
  useEffect(() => {
    if (!apply.isPending()) setTyped(filter.search ?? '');
  }, [filter.search, apply]);
  const type = (search: string) => {
    setTyped(search);
    apply(search);
  };
  const count = (number: number | undefined) => (number === undefined ? '' : formatNumber(number));
  return (
    <Group gap="sm">
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={
          typed === '' ? null : (
            <CloseButton size="sm" aria-label={words.clearSearch} onClick={() => type('')} />
          )
        }
        flex="1 1 16rem"
        maw={420}
      />
      <SegmentedControl
        maw="100%"
        styles={{ control: { flex: '1 1 auto' }, label: { whiteSpace: 'normal' } }}
        aria-label={words.show}
        value={filter.show ?? 'all'}
        onChange={(show) => onChange({ show: show === 'all' ? undefined : (show as 'unmapped' | 'gone') })}
        data={[
          { value: 'all', label: words.all(count(totals?.total)) },
          { value: 'unmapped', label: words.unmapped(count(totals?.unmapped)) },
          { value: 'gone', label: words.gone(count(totals?.gone)) },
        ]}
      />
    </Group>
  );
}
