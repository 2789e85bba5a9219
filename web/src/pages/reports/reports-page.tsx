import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download, Printer, TriangleAlert } from 'lucide-react';
import type { Answer } from '../../api/answer.ts';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { companies } from '../../text/en/companies.ts';
import { reports as words } from '../../text/en/reports.ts';
import { CompanySelect } from '../../ui/company-select.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { useShow } from '../../ui/use-show.ts';
import { Figures } from '../companies/figures.tsx';
import { ownZone } from '../companies/queries.ts';
import { billingPath, documentPath, monthBefore, reportSummaryQuery } from './queries.ts';
import { Schedules } from './schedules.tsx';
import type { ReportSearch } from './search.ts';
import { WordsAndLogo } from './words-and-logo.tsx';

/** A month’s or any days’ report, of one company or all, to print, download or send. */
export function ReportsPage() {
  const search = useSearch({ from: '/inside/reports' });
  const limited = isLimited(useMe());
  const mayChange = useMay('admin');
  return (
    <Page title={words.title} description={words.description}>
      <Stack gap="lg">
        <Chooser search={search} />
        <Preview search={search} />
        {mayChange && !limited && (
          <>
            <Schedules />
            <WordsAndLogo />
          </>
        )}
      </Stack>
    </Page>
  );
}

/** The months that are offered; earlier ones are chosen by their days. */
const months = 13;
const monthName = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', month: 'long', year: 'numeric' });
const range = 'range';

const monthsShown = (chosen: string) => {
  const shown = Array.from({ length: months }, (_, at) => monthBefore(at));
  return shown.includes(chosen) ? shown : [...shown, chosen];
};

function Chooser({ search }: { search: ReportSearch }) {
  const { companyId, month = monthBefore(1), from, to, timeZone = ownZone() } = search;
  const isRange = from !== undefined && to !== undefined;
  const show = useShow<ReportSearch>();
  const choose = (value: string | null) =>
    value === range
      ? show({ month: undefined, from: `${month}-01`, to: lastDayOf(month) })
      : show({ month: value ?? undefined, from: undefined, to: undefined });
  return (
    <Paper component="section" aria-label={words.choose}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <div>
            <CompanySelect
              label={words.company}
              value={companyId}
              onChange={(id) => show({ companyId: id })}
            />
            <Text size="xs" c="dimmed">
              {words.allCompanies}
            </Text>
          </div>
          <Select
            label={words.period}
            data={[
              ...monthsShown(month).map((value) => ({
                value,
                label: monthName.format(new Date(`${value}-01T00:00:00Z`)),
              })),
              { value: range, label: words.range },
            ]}
            value={isRange ? range : month}
            onChange={choose}
            allowDeselect={false}
          />
          {isRange && (
            <Group grow align="flex-start">
              <Day label={words.from} value={from} onChange={(day) => show({ from: day })} />
              <Day label={words.to} value={to} onChange={(day) => show({ to: day })} />
            </Group>
          )}
          <Select
            label={words.timeZone}
            description={words.timeZoneHint}
            data={zones(timeZone)}
            value={timeZone}
            onChange={(zone) => show({ timeZone: zone ?? undefined })}
            searchable
            limit={50}
            allowDeselect={false}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </SimpleGrid>
        <Group>
          <Button
            component="a"
            href={documentPath(search, { show: 'page' })}
            target="_blank"
            rel="noopener"
            leftSection={<Printer size={16} aria-hidden />}
          >
            {words.open}
          </Button>
          <DownloadLink href={documentPath(search, {})} label={words.html} />
          <DownloadLink href={documentPath(search, { format: 'csv' })} label={words.csv} />
          <DownloadLink href={billingPath(search)} label={words.billing} />
        </Group>
        <Text size="sm" c="dimmed">
          {words.openHint} {words.billingHint}
        </Text>
      </Stack>
    </Paper>
  );
}

const DownloadLink = ({ href, label }: { href: string; label: string }) => (
  <Button
    component="a"
    href={href}
    download
    variant="default"
    leftSection={<Download size={16} aria-hidden />}
  >
    {label}
  </Button>
);

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <TextInput
      type="date"
      label={label}
      defaultValue={value}
      key={value}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value !== '' && currentTarget.value !== value) onChange(currentTarget.value);
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** The lists of zones that browsers return do not contain UTC. */
function zones(chosen: string): string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];
}

function Preview({ search }: { search: ReportSearch }) {
  return (
    <Loaded query={useQuery(reportSummaryQuery(search))} height={220}>
      {(summary) => <Summary summary={summary} />}
    </Loaded>
  );
}

function Summary({ summary }: { summary: Answer<'/api/v1/reports/summary'> }) {
  return (
    <Stack component="section" gap="sm" aria-label={words.preview}>
      <Title order={2}>{words.preview}</Title>
      {!summary.complete && summary.completeSince !== null && (
        <Alert
          icon={<TriangleAlert aria-hidden />}
          title={companies.incomplete(new Date(summary.completeSince).toLocaleString())}
        />
      )}
      <Figures summary={summary} />
    </Stack>
  );
}
