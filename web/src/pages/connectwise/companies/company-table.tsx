import { Stack, Text } from '@mantine/core';
import { createContext, useContext, useDeferredValue, useMemo } from 'react';
import { companyRules } from '../../../text/en/company-rules.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { TextLink } from '../../../ui/link.tsx';
import { CompanyRulesButton } from '../../company-rules/rules-dialog.tsx';
import { MappingCell } from './mapping-cell.tsx';
import type { Company, Suggestion } from './queries.ts';
import type { useMapping } from './use-mapping.ts';

const words = connectWise.companies;

interface CompanyTableProps {
  readonly rows: readonly Company[] | undefined;
  readonly stale: boolean;
  readonly suggestions: ReadonlyMap<number, Suggestion>;
  readonly mapping: ReturnType<typeof useMapping>;
}

/** On the left the companies of every source, on the right the ConnectWise company of each. */
export function CompanyTable({ rows, stale, suggestions: latest, mapping }: CompanyTableProps) {
  const { changes, choose, undo } = mapping;
  // They arrive for all rows at once: deferred, they are rendered in slices, as rows are.
  const suggestions = useDeferredValue(latest);
  const matching = useMemo(
    () => ({ changes, choose, undo, suggestions }),
    [changes, choose, undo, suggestions],
  );
  return (
    <Matching value={matching}>
      <DataTable label={words.title} columns={columns} rows={rows} keyOf={idOf} stale={stale} />
    </Matching>
  );
}

interface Matched extends ReturnType<typeof useMapping> {
  readonly suggestions: ReadonlyMap<number, Suggestion>;
}

/** Not part of the columns, which would render all rows again whenever one changes. */
const Matching = createContext<Matched | undefined>(undefined);

const columns: readonly Column<Company>[] = [
  {
    id: 'company',
    title: words.columns.company,
    width: '30%',
    cell: (company) => <CompanyName company={company} />,
  },
  {
    id: 'waiting',
    title: words.columns.waiting,
    width: '12%',
    cell: ({ id, name, heldIncidents }) =>
      heldIncidents === 0 ? (
        <Text size="sm" c="dimmed">
          {text.ui.none}
        </Text>
      ) : (
        <TextLink
          to="/incidents"
          search={{ companyId: id, state: 'open', decision: 'hold' }}
          aria-label={words.waitingFor(name, heldIncidents)}
        >
          {words.waiting(heldIncidents)}
        </TextLink>
      ),
  },
  {
    id: 'target',
    title: words.columns.target,
    width: '48%',
    stacked: true,
    cell: (company) => <Target company={company} />,
  },
  {
    id: 'rules',
    title: companyRules.button,
    width: '10%',
    cell: (company) => <CompanyRulesButton company={company} />,
  },
];

const idOf = ({ id }: Company) => id;

function Target({ company }: { company: Company }) {
  const matching = useContext(Matching);
  if (matching === undefined) return null;
  const { changes, suggestions, choose, undo } = matching;
  return (
    <MappingCell
      company={company}
      change={changes.get(company.id)}
      suggestion={suggestions.get(company.id)}
      onChoose={choose}
      onUndo={undo}
    />
  );
}

function CompanyName({ company: { name, sourceName, externalId } }: { company: Company }) {
  return (
    <Stack gap={0}>
      <Text fw={600} size="sm">
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {words.sourceId(sourceName, externalId === '' ? words.noId : externalId)}
      </Text>
    </Stack>
  );
}
