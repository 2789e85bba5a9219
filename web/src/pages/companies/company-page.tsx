import { Alert, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { FileText, TriangleAlert } from 'lucide-react';
import { isLimited, useMe } from '../../session/me.ts';
import { companies as words } from '../../text/en/companies.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { companyLabel, companyQuery } from '../../ui/company-select.tsx';
import { OverTime } from '../../ui/over-time/over-time.tsx';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { CompanyFacts } from './company-facts.tsx';
import { CompanyNoise } from './company-noise.tsx';
import { Figures } from './figures.tsx';
import { MostSeen } from './most-seen.tsx';
import { summaryQuery } from './queries.ts';
import { type CompanyPageSearch, type CompanyPeriod, companyPeriods } from './search.ts';
import { WithoutTicket } from './without-ticket.tsx';

const trail = [{ label: words.title, to: '/companies' }];

/** One company: its incidents and tickets, what was held and why, and its settings. */
export function CompanyPage() {
  const { id } = useParams({ from: '/inside/companies/$id' });
  const { last = '30d' } = useSearch({ from: '/inside/companies/$id' });
  const show = useShow<CompanyPageSearch>();
  const limited = isLimited(useMe());
  const { data: company, error, refetch } = useQuery(companyQuery(Number(id)));
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
    <Page
      title={companyLabel(company)}
      trail={trail}
      actions={
        <>
          <SegmentedControl
            aria-label={words.period}
            value={last}
            onChange={(value) => show({ last: value as CompanyPeriod })}
            data={companyPeriods.map((value) => ({ value, label: words.periods[value] }))}
          />
          <ButtonLink
            to="/reports"
            search={{ companyId: company.id }}
            leftSection={<FileText size={16} aria-hidden />}
          >
            {words.report}
          </ButtonLink>
        </>
      }
    >
      <Stack gap="xl">
        <Period id={id} last={last} />
        <CompanyFacts company={company} />
        {!limited && <CompanyNoise id={company.id} />}
      </Stack>
    </Page>
  );
}

/** As high as what a usual company has. */
const PeriodPlaceholder = () => (
  <>
    <Skeleton height={236} aria-busy />
    <OverTime {...words.charts} series={undefined} />
    <Skeleton height={94} />
    <Skeleton height={220} />
  </>
);

function Period({ id, last }: { id: string; last: CompanyPeriod }) {
  const { data: summary, error, refetch } = useQuery(summaryQuery(id, last));
  if (summary === undefined)
    return error === null ? <PeriodPlaceholder /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      {!summary.complete && summary.completeSince !== null && (
        <Alert
          icon={<TriangleAlert aria-hidden />}
          title={words.incomplete(new Date(summary.completeSince).toLocaleString())}
        />
      )}
      <Figures summary={summary} />
      <OverTime {...words.charts} series={summary.buckets} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
        <WithoutTicket summary={summary} />
      </SimpleGrid>
      <MostSeen summary={summary} />
    </>
  );
}
