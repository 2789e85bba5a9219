import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { DecisionMark } from './decision-mark.tsx';
import type { Incident } from './queries.ts';
import type { incidentSorts } from './search.ts';

type Sort = (typeof incidentSorts)[number];

const { columns } = text.incidents;

/** The name of an incident: its domain, or what else it was grouped by. */
export const nameOf = ({ kind, registrableDomain, device, domains }: Incident): string =>
  kind !== 'detections'
    ? text.incidents.kinds[kind]
    : (registrableDomain ?? domains[0] ?? device ?? text.incidents.nameless);

export const incidentColumns: readonly Column<Incident, Sort>[] = [
  {
    id: 'domain',
    title: columns.domain,
    sort: 'registrableDomain',
    width: '24%',
    cell: (incident) => (
      <>
        <RowLink to="/incidents/$id" params={{ id: String(incident.id) }}>
          {nameOf(incident)}
        </RowLink>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {incident.covers === null ? incident.reasons.join(', ') : text.incidents.tellsOf(incident.covers)}
        </Text>
      </>
    ),
  },
  {
    id: 'company',
    title: columns.company,
    sort: 'companyName',
    width: '17%',
    cell: RowCompany,
  },
  {
    id: 'device',
    title: columns.device,
    sort: 'device',
    width: '13%',
    wideOnly: 'very',
    cell: ({ device, devices, clientAddresses, machines }) =>
      text.incidents.more(
        devices[0] ?? clientAddresses[0] ?? device ?? text.ui.none,
        Math.max(0, machines - 1),
      ),
  },
  {
    id: 'severity',
    title: columns.severity,
    width: '7.5rem',
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
  },
  {
    id: 'decision',
    title: columns.decision,
    width: '28%',
    cell: ({ decision }) => <Decision decision={decision} />,
  },
  {
    id: 'count',
    title: columns.count,
    sort: 'detectionCount',
    width: '9rem',
    numeric: true,
    cell: ({ detectionCount }) => formatNumber(detectionCount),
  },
  {
    id: 'lastSeen',
    title: columns.lastSeen,
    sort: 'lastSeenAt',
    width: '9rem',
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} as="ago" />,
  },
];

function Decision({ decision }: Pick<Incident, 'decision'>) {
  return (
    <>
      <DecisionMark {...decision} />
      {decision.action !== 'append' && (
        <Text size="xs" c="dimmed" lineClamp={3}>
          {decision.title}
        </Text>
      )}
    </>
  );
}
