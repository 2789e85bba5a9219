import { Alert, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { Page } from '../../../ui/page.tsx';
import { Failed } from '../../../ui/states.tsx';
import { useShow } from '../../../ui/use-show.ts';
import { dnsCompanyQuery } from '../queries.ts';
import { QueryLog } from '../query-log/query-log.tsx';
import { Setup } from '../setup/setup.tsx';
import type { StatisticsSearch } from '../statistics/search.ts';
import { Statistics } from '../statistics/statistics.tsx';
import { Categories } from './categories.tsx';
import { CompanyActions } from './company-actions.tsx';
import { Devices } from './devices.tsx';
import { DynamicNetworks } from './dynamic-networks.tsx';
import { Listeners } from './listeners.tsx';
import { Networks } from './networks.tsx';
import { OwnPolicy } from './own-policy.tsx';
import { Tokens } from './tokens.tsx';

const words = dns.companies;
const trail = [
  { label: dns.title, to: '/dns' },
  { label: dns.tabs.companies, to: '/dns/companies' },
];

/** One company of the protective DNS: how its queries are recognized, what is blocked, and its setup. */
export function DnsCompanyPage() {
  const { id } = useParams({ from: '/inside/dns/companies/$id' });
  const { data: company, error, refetch } = useQuery(dnsCompanyQuery(Number(id)));
  const { last = '24h' } = useSearch({ from: '/inside/dns/companies/$id' });
  const show = useShow<StatisticsSearch>();
  const mayChange = useMay('admin');
  if (company === undefined)
    return (
      <Page title={words.one} trail={trail}>
        {error === null ? (
          <Skeleton height={420} aria-busy />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )}
      </Page>
    );
  return (
    <Page title={company.name} trail={trail} actions={mayChange && <CompanyActions company={company} />}>
      <Stack gap="lg">
        {company.archivedAt !== null && <Alert icon={<Archive aria-hidden />} title={words.archived} />}
        <Networks company={company} />
        <DynamicNetworks company={company} />
        <Devices company={company} />
        <Listeners company={company} />
        <Tokens company={company} />
        <Categories company={company} />
        <OwnPolicy companyId={company.id} />
        <Statistics companyId={company.id} period={last} onPeriod={(chosen) => show({ last: chosen })} />
        <QueryLog company={company} />
        <Setup />
      </Stack>
    </Page>
  );
}
