import { Alert, List, Paper, ScrollArea, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Info } from 'lucide-react';
import type { paths } from '../../../api/schema.d.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { Time } from '../../../ui/time.tsx';
import { type ChoiceName, choiceNames } from './use-service-form.ts';

const words = connectWise.services.rehearse;

type Rehearsed =
  paths['/api/v1/connectwise/ticket-service/rehearse']['post']['responses'][200]['content']['application/json'];
type Counted = Pick<Rehearsed['byCompany'][number], 'tickets' | 'covered' | 'held' | 'skipped'>;

/**
 * The incidents that would get a ticket, be held and be skipped: in total, by company and by block reason, with
 * examples.
 */
export function RehearsalResult({ result }: { result: Rehearsed }) {
  const missing = result.missing.filter((name): name is ChoiceName =>
    choiceNames.some((known) => known === name),
  );
  const sum = (counts: Rehearsed['wouldHold']) => counts.reduce((all, { count }) => all + count, 0);
  return (
    <Stack>
      <Text size="sm" c="dimmed" role="status">
        <Time at={result.since} /> – <Time at={result.until} />: {words.incidents(result.incidents)}
      </Text>
      {missing.length > 0 && (
        <Alert color="yellow" icon={<Info aria-hidden />}>
          {words.missing(missing.map((name) => connectWise.services.choices[name]))}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 2, md: 5 }}>
        <Sum label={words.wouldTicket} count={result.wouldTicket} />
        <Sum
          label={words.wouldCover}
          count={result.wouldRollUp.incidents + result.wouldDigest.incidents}
          reasons={[
            { reason: 'storm', count: result.wouldRollUp.tickets, title: words.rollUps },
            { reason: 'digest', count: result.wouldDigest.tickets, title: words.digests },
          ].filter(({ count }) => count > 0)}
        />
        <Sum label={words.wouldHold} count={sum(result.wouldHold)} reasons={result.wouldHold} />
        <Sum label={words.wouldSkip} count={sum(result.wouldSkip)} reasons={result.wouldSkip} />
        <Sum label={words.already} count={result.alreadyTicketed} />
      </SimpleGrid>
      {result.incidents > 0 && (
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <Tally
            title={words.byCompany}
            first={words.company}
            rows={result.byCompany.map((row) => ({ ...row, key: row.companyId }))}
          />
          <Tally
            title={words.byReason}
            first={words.reason}
            rows={result.byReason.map((row) => ({ ...row, name: row.reason, key: row.reason }))}
          />
        </SimpleGrid>
      )}
      {result.byRule.length > 1 && result.wouldTicket > 0 && <ByRule rows={result.byRule} />}
      {result.examples.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h4">
            {words.examples}
          </Title>
          <List listStyleType="none" spacing="xs">
            {result.examples.map((example) => (
              <List.Item key={example.incidentId}>
                <Text size="sm">{example.summary}</Text>
                <Text size="xs" c="dimmed">
                  {words.exampleFor(example.companyName, example.connectwiseCompany)} ·{' '}
                  <Time at={example.openedAt} />
                </Text>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Stack>
  );
}

const ruleColumns: readonly Column<Rehearsed['byRule'][number]>[] = [
  { id: 'name', title: words.rule, cell: ({ name }) => name ?? words.noRule },
  { id: 'tickets', title: words.tickets, numeric: true, cell: ({ tickets }) => formatNumber(tickets) },
];

function ByRule({ rows }: { rows: Rehearsed['byRule'] }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {words.byRule}
      </Title>
      <DataTable
        label={words.byRule}
        columns={ruleColumns}
        rows={rows}
        keyOf={({ ruleId }) => ruleId ?? 'none'}
      />
    </Stack>
  );
}

interface SumProps {
  readonly label: string;
  readonly count: number;
  readonly reasons?: Rehearsed['wouldHold'];
}

function Sum({ label, count, reasons = [] }: SumProps) {
  return (
    <Paper>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz="1.75rem" fw={650} lh={1.3}>
        {formatNumber(count)}
      </Text>
      {reasons.map((one) => (
        <Text key={one.reason} size="xs">
          {formatNumber(one.count)} · {one.title}
        </Text>
      ))}
    </Paper>
  );
}

type TallyRow = Counted & { readonly key: string | number; readonly name: string };

function Tally({ title, first, rows }: { title: string; first: string; rows: readonly TallyRow[] }) {
  const columns: readonly Column<TallyRow>[] = [
    { id: 'name', title: first, cell: ({ name }) => name },
    { id: 'tickets', title: words.tickets, numeric: true, cell: ({ tickets }) => formatNumber(tickets) },
    { id: 'covered', title: words.covered, numeric: true, cell: ({ covered }) => formatNumber(covered) },
    { id: 'held', title: words.held, numeric: true, cell: ({ held }) => formatNumber(held) },
    { id: 'skipped', title: words.skipped, numeric: true, cell: ({ skipped }) => formatNumber(skipped) },
  ];
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      <ScrollArea.Autosize
        mah={360}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': title }}
      >
        <DataTable label={title} columns={columns} rows={rows} keyOf={({ key }) => key} />
      </ScrollArea.Autosize>
    </Stack>
  );
}
