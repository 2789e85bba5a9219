import { Text } from '@mantine/core';
import { triage } from '../../text/en/triage.ts';
import { text } from '../../text/index.ts';
import { isolatedList } from '../../text/isolated.ts';
import { Beneath } from '../../ui/beneath.tsx';
import { RowCompany } from '../../ui/company-link.tsx';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { WithCopy } from '../../ui/copy-value.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { ConnectWiseLink } from '../tickets/connectwise-link.tsx';
import { selectColumn } from '../triage/select-boxes.tsx';
import type { Chosen } from '../triage/selection.ts';
import { DecisionMark } from './decision-mark.tsx';
import { nameOf } from './name-of.ts';
import type { Incident } from './queries.ts';
import type { incidentSorts } from './search.ts';

export { nameOf };

type Sort = (typeof incidentSorts)[number];

const { columns } = text.incidents;

export const incidentColumns: readonly Column<Incident, Sort>[] = [
  {
    id: 'domain',
    title: columns.domain,
    sort: 'registrableDomain',
    cell: (incident) => (
      <>
        <WithCopy value={incident.registrableDomain ?? nameOf(incident)} kind="domain">
          <RowLink to="/incidents/$id" params={{ id: String(incident.id) }} truncate title={nameOf(incident)}>
            {nameOf(incident)}
          </RowLink>
        </WithCopy>
        <Beneath>
          {incident.covers === null
            ? isolatedList(incident.reasons)
            : text.incidents.tellsOf(incident.covers)}
        </Beneath>
      </>
    ),
  },
  {
    id: 'company',
    title: columns.company,
    sort: 'companyName',
    width: '12%',
    cell: RowCompany,
  },
  {
    id: 'device',
    title: columns.device,
    sort: 'device',
    width: '11%',
    wideOnly: 'very',
    cell: (incident) => <Device incident={incident} />,
  },
  {
    id: 'severity',
    title: columns.severity,
    sort: 'severity',
    width: '6.5rem',
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
  },
  {
    id: 'decision',
    title: columns.decision,
    sort: 'decision',
    width: '13%',
    cell: ({ decision }) => <Decision decision={decision} />,
  },
  {
    id: 'ticket',
    title: triage.ticket,
    width: '6.5rem',
    cell: (incident) => <Ticket incident={incident} />,
  },
  {
    id: 'count',
    title: columns.count,
    sort: 'detectionCount',
    width: '6.25rem',
    wideOnly: 'roomy',
    numeric: true,
    cell: ({ detectionCount }) => formatNumber(detectionCount),
  },
  {
    id: 'firstSeen',
    title: triage.firstSeen,
    sort: 'firstSeenAt',
    width: '6.25rem',
    wideOnly: 'very',
    cell: ({ firstSeenAt }) => <Time at={firstSeenAt} as="brief" />,
  },
  {
    id: 'lastSeen',
    title: columns.lastSeen,
    sort: 'lastSeenAt',
    width: '6.25rem',
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} as="brief" />,
  },
];

export const chosenIncident = (incident: Incident): Chosen => ({
  id: incident.id,
  incidentId: incident.id,
  name: nameOf(incident),
  company: rowCompanyLabel(incident),
});

/** With a checkbox for users who may act on incidents. */
export const selectableColumns: readonly Column<Incident, Sort>[] = [
  selectColumn(chosenIncident),
  ...incidentColumns,
];

function Device({ incident: { device, devices, clientAddresses, machines } }: { incident: Incident }) {
  const [address] = clientAddresses;
  const name = devices[0] ?? address ?? device;
  if (name === null || name === undefined) return text.ui.none;
  return (
    <>
      <WithCopy value={name} kind="device">
        <Text inherit truncate title={name}>
          {text.incidents.more(name, Math.max(0, machines - 1))}
        </Text>
      </WithCopy>
      {address !== undefined && address !== name && (
        <WithCopy value={address} kind="address">
          <Text size="xs" c="dimmed" truncate title={address}>
            {address}
          </Text>
        </WithCopy>
      )}
    </>
  );
}

function Decision({ decision }: Pick<Incident, 'decision'>) {
  return (
    <>
      <DecisionMark {...decision} brief />
      {decision.action !== 'append' && <Beneath>{decision.title}</Beneath>}
    </>
  );
}

/** Its number in ConnectWise, or that it has none yet. */
function Ticket({ incident: { ticket, decision } }: { incident: Incident }) {
  if (ticket !== null && ticket.connectwiseId !== null)
    return (
      <>
        <ConnectWiseLink number={ticket.connectwiseId} url={ticket.url} />
        <Beneath>{ticket.statusName}</Beneath>
      </>
    );
  if (decision.action === 'skip' || decision.inConnectWise) return text.ui.none;
  return (
    <Text size="xs" c="dimmed" lineClamp={2}>
      {triage.notYet}
    </Text>
  );
}
