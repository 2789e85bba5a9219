import { Text } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { RowLink } from '../../../ui/link.tsx';
import { formatNumber } from '../../../ui/number.ts';
import type { DnsCompany } from '../queries.ts';

const words = dns.companies;
const shownNetworks = 3;

export const companyColumns: readonly Column<DnsCompany>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ id, name }) => (
      <RowLink to="/dns/companies/$id" params={{ id: String(id) }}>
        {name}
      </RowLink>
    ),
  },
  { id: 'networks', title: words.columns.networks, cell: (company) => <Networks {...company} /> },
  {
    id: 'devices',
    title: words.columns.devices,
    cell: ({ devices }) => formatNumber(devices.length),
    numeric: true,
  },
  {
    id: 'tokens',
    title: words.columns.tokens,
    cell: ({ tokens }) => formatNumber(tokens.length),
    numeric: true,
  },
];

function Networks({ networks, tokens }: DnsCompany) {
  if (networks.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {tokens.length === 0 ? words.noNetwork : words.tokenOnly}
      </Text>
    );
  const shown = networks.slice(0, shownNetworks).map(({ network }) => network);
  const others = networks.length - shown.length;
  return [...shown, ...(others > 0 ? [words.more(others)] : [])].join(', ');
}
