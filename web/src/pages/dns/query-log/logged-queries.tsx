import { ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { FilterText } from '../../../ui/filter-text.tsx';
import { GrowingList } from '../../../ui/growing-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Time } from '../../../ui/time.tsx';
import { type LoggedQuery, useLoggedQueries } from './queries.ts';

const words = dns.queryLog;

/** The logged queries of a company, the newest first. */
export function LoggedQueries({ companyId, isOn }: { companyId: number; isOn: boolean }) {
  const [search, setSearch] = useState<string | undefined>(undefined);
  const query = useLoggedQueries(companyId, search, isOn);
  return (
    <>
      <FilterText label={words.search} value={search} onChange={setSearch} maw="24rem" />
      <GrowingList
        label={words.label}
        query={query}
        columns={columns}
        empty={
          search === undefined ? (
            <Empty icon={ScrollText} title={words.empty} hint={words.emptyHint} />
          ) : (
            <Empty icon={SearchX} title={words.noMatch} hint={words.noMatchHint} />
          )
        }
      />
    </>
  );
}

const columns: readonly Column<LoggedQuery>[] = [
  { id: 'at', title: words.columns.at, cell: ({ at }) => <Time at={at} /> },
  {
    id: 'client',
    title: words.columns.client,
    cell: ({ device, client }) => device ?? client ?? text.ui.none,
  },
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name }) => <span style={{ overflowWrap: 'anywhere' }}>{name}</span>,
  },
  { id: 'type', title: words.columns.type, cell: ({ type }) => type },
  {
    id: 'answer',
    title: words.columns.answer,
    cell: ({ answer, isBlocked }) => (isBlocked ? words.blocked : (answer ?? words.noAnswer)),
  },
];
