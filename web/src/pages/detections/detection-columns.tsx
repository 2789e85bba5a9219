import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { isolatedList } from '../../text/isolated.ts';
import { Beneath } from '../../ui/beneath.tsx';
import { RowCompany } from '../../ui/company-link.tsx';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { WithCopy } from '../../ui/copy-value.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { selectColumn } from '../triage/select-boxes.tsx';
import type { Chosen } from '../triage/selection.ts';
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
        <WithCopy value={domain} kind="domain">
          <RowLink to="/incidents/$id" params={{ id: String(incidentId) }} truncate title={domain}>
            {domain}
          </RowLink>
        </WithCopy>
        <Beneath>{isolatedList(reasons)}</Beneath>
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
        <Device name={deviceName} address={clientAddress} />
        <Beneath>
          {isolatedList([user, processName].filter((one) => one !== null)) ||
            (deviceName === null ? null : clientAddress)}
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
        {isolatedList([verdict, threatLevel].filter((one) => one !== null)) || text.ui.none}
        <Beneath>{policy}</Beneath>
      </>
    ),
  },
];

function Device({ name, address }: { name: string | null; address: string | null }) {
  const shown = name ?? address;
  if (shown === null) return text.ui.none;
  return (
    <WithCopy value={shown} kind="device">
      <Text inherit truncate title={shown}>
        {shown}
      </Text>
    </WithCopy>
  );
}

/** The columns of the list, where the query links to its incident. */
export const listColumns = detectionColumns.filter(({ id }) => id !== 'query');

export const chosenDetection = (detection: Detection): Chosen => ({
  id: detection.id,
  incidentId: detection.incidentId,
  name: detection.domain,
  company: rowCompanyLabel(detection),
});

/** With a box for those who may act on the incidents of detections. */
export const selectableDetections: readonly Column<Detection, Sort>[] = [
  selectColumn(chosenDetection),
  ...listColumns,
];
