import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import type { Detection } from './queries.ts';
import type { detectionSorts } from './search.ts';

type Sort = (typeof detectionSorts)[number];

const { columns } = text.detections;

export const detectionColumns: readonly Column<Detection, Sort>[] = [
  {
    id: 'at',
    title: columns.at,
    sort: 'occurredAt',
    width: '11rem',
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
  },
  {
    id: 'domain',
    title: columns.domain,
    sort: 'domain',
    width: '26%',
    cell: ({ incidentId, domain, reasons }) => (
      <>
        <RowLink to="/incidents/$id" params={{ id: String(incidentId) }}>
          {domain}
        </RowLink>
        <Beneath>{reasons.join(', ')}</Beneath>
      </>
    ),
  },
  {
    id: 'query',
    title: columns.query,
    cell: ({ domain, queryType }) => (
      <>
        {domain}
        <Beneath>{queryType}</Beneath>
      </>
    ),
  },
  {
    id: 'company',
    title: columns.company,
    sort: 'companyName',
    width: '18%',
    cell: RowCompany,
  },
  {
    id: 'device',
    title: columns.device,
    sort: 'device',
    width: '24%',
    cell: ({ deviceName, clientAddress, processName, user }) => (
      <>
        {deviceName ?? clientAddress ?? text.ui.none}
        <Beneath>
          {[user, processName].filter(Boolean).join(', ') || (deviceName === null ? null : clientAddress)}
        </Beneath>
      </>
    ),
  },
  {
    id: 'verdict',
    title: columns.verdict,
    width: '14%',
    wideOnly: 'very',
    cell: ({ verdict, policy, threatLevel }) => (
      <>
        {[verdict, threatLevel].filter(Boolean).join(', ') || text.ui.none}
        <Beneath>{policy}</Beneath>
      </>
    ),
  },
];

/** The columns of the list: there, the query links to its incident. */
export const listColumns = detectionColumns.filter(({ id }) => id !== 'query');

function Beneath({ children }: { children: string | null }) {
  if (children === null || children === '') return null;
  return (
    <Text size="xs" c="dimmed" lineClamp={1}>
      {children}
    </Text>
  );
}
