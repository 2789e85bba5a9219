import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { Building2, Plus, SearchX } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { dns } from '../../text/en/dns.ts';
import { FilterText } from '../../ui/filter-text.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { companyColumns } from './companies/company-columns.tsx';
import { NewCompanyDialog } from './companies/new-company-dialog.tsx';
import { OwnCompanyButton } from './companies/own-company-button.tsx';
import { useDnsCompanies } from './companies/queries.ts';
import type { DnsCompanySearch } from './companies/search.ts';

const words = dns.companies;

/** The companies whose queries Picket answers. */
export function CompaniesTab() {
  const asked = useSearch({ from: '/inside/dns/companies' });
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('admin');
  const { archived, search } = asked;
  const show = useShow<DnsCompanySearch>();
  const add = mayAdd && (
    <Group gap="sm">
      <OwnCompanyButton />
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {words.add}
      </Button>
    </Group>
  );
  return (
    <Stack>
      <Text maw="46rem">{words.intro}</Text>
      <Group align="end" justify="space-between">
        <Group align="end" flex="1 1 20rem">
          <FilterText
            label={words.search}
            value={search}
            onChange={(typed) => show({ search: typed }, 'typing')}
            flex="1 1 12rem"
            maw="24rem"
          />
          <Select
            label={words.show}
            allowDeselect={false}
            data={Object.entries(words.shown).map(([value, label]) => ({ value, label }))}
            value={archived ?? 'no'}
            onChange={(value) => show({ archived: value === 'yes' ? value : undefined })}
          />
        </Group>
        {add}
      </Group>
      <GrowingList
        label={dns.tabs.companies}
        query={useDnsCompanies(asked)}
        columns={companyColumns}
        expected={4}
        empty={<NoCompany asked={asked} add={mayAdd ? open : null} />}
      />
      <NewCompanyDialog opened={adding} onClose={close} />
    </Stack>
  );
}

interface NoCompanyProps {
  readonly asked: DnsCompanySearch;
  /** Null for users who may add none. */
  readonly add: (() => void) | null;
}

function NoCompany({ asked: { archived, search }, add }: NoCompanyProps) {
  if (search !== undefined) return <Empty icon={SearchX} title={words.noMatch} hint={words.noMatchHint} />;
  if (archived !== undefined)
    return <Empty icon={Building2} title={words.noneArchived} hint={words.noneArchivedHint} />;
  if (add === null) return <Empty icon={Building2} title={words.empty} hint={words.emptyReader} />;
  return (
    <Empty
      icon={Building2}
      title={words.empty}
      hint={words.emptyHint}
      action={<Button onClick={add}>{words.addFirst}</Button>}
    />
  );
}
