import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { ListChecks, Plus, SearchX } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { allowList } from '../../text/en/allow-list.ts';
import { FilterText } from '../../ui/filter-text.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { entryColumns, entryColumnsToAct } from './entry-columns.tsx';
import { NewEntryDialog } from './new-entry-dialog.tsx';
import { useEntries } from './queries.ts';
import type { AllowSearch } from './search.ts';

const words = allowList;

/** Domains that open no tickets: for which company, by whom, why and until when. */
export function AllowListPage() {
  const asked = useSearch({ from: '/inside/allow-list' });
  const [adding, { open, close }] = useDisclosure(false);
  const entries = useEntries(asked);
  const mayAct = useMay('analyst');
  const { state = 'active', search } = asked;
  const show = useShow<AllowSearch>();
  const add = mayAct && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
      {words.add}
    </Button>
  );
  const none =
    search !== undefined
      ? { icon: SearchX, title: words.noMatch, hint: words.noMatchHint }
      : state === 'over'
        ? { icon: ListChecks, title: words.nothingOver, hint: words.nothingOverHint }
        : { icon: ListChecks, title: words.empty, hint: words.emptyHint };
  return (
    <Page title={words.title} description={words.description} actions={add}>
      <Group align="end">
        <FilterText
          label={words.search}
          value={search}
          onChange={(typed) => show({ search: typed }, 'typing')}
          flex="1 1 14rem"
          maw="24rem"
        />
        <Select
          label={words.show}
          allowDeselect={false}
          data={Object.entries(words.shown).map(([value, label]) => ({ value, label }))}
          value={state}
          onChange={(value) => show({ state: value === 'over' ? 'over' : undefined })}
        />
      </Group>
      <GrowingList
        label={words.title}
        query={entries}
        columns={mayAct ? entryColumnsToAct : entryColumns}
        expected={4}
        empty={<Empty {...none} />}
      />
      <NewEntryDialog opened={adding} onClose={close} />
    </Page>
  );
}
