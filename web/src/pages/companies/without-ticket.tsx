import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { isLimited, useMay, useMe } from '../../session/me.ts';
import { companies } from '../../text/en/companies.ts';
import { formatNumber } from '../../ui/number.ts';
import { PathLink } from '../../ui/path-link.tsx';
import { isForAdmins, pageOfReason } from '../reason-page.ts';
import type { Summary } from './queries.ts';

interface Row {
  readonly reason: string;
  readonly title: string;
  readonly count: number;
  /** The path of the list with these incidents. */
  readonly list: string;
}

/** Why incidents of the period have no ticket, and which are held now. */
export function WithoutTicket({ summary }: { summary: Summary }) {
  const { companyId, period, incidents, now } = summary;
  const ofCompany = companyId === null ? {} : { companyId: String(companyId) };
  const list = (filter: Record<string, string>) =>
    `/incidents?${new URLSearchParams({ ...ofCompany, ...filter })}`;
  return (
    <>
      <Reasons
        {...companies.without}
        rows={incidents.withoutTicket.map(({ decision, reason, title, count }) => ({
          ...{ reason, title, count },
          list: list({
            ...{ decision, reason, kind: 'detections', ticketed: 'no' },
            ...{ openedSince: period.from, openedUntil: period.to },
          }),
        }))}
      />
      <Reasons
        {...companies.held}
        rows={now.held.map(({ reason, title, count }) => ({
          ...{ reason, title, count },
          list: list({ decision: 'hold', reason, state: 'open', kind: 'detections' }),
        }))}
      />
    </>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly text?: string;
  readonly none: string;
  readonly label: string;
  readonly rows: readonly Row[];
}

const words = companies.without;

function Reasons({ title, text, none, label, rows }: ReasonsProps) {
  const limited = isLimited(useMe());
  const isAdmin = useMay('admin');
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="xs">
        <Title order={2}>{title}</Title>
        {rows.length === 0 ? (
          <Text c="dimmed">{none}</Text>
        ) : (
          <>
            {text !== undefined && <Text c="dimmed">{text}</Text>}
            <Table aria-label={label} horizontalSpacing={0}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.columns.reason}</Table.Th>
                  <Table.Th ta="end">{words.columns.count}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ reason, title: why, count, list }) => {
                  const found = pageOfReason(reason);
                  const page = limited || (found !== null && isForAdmins(found) && !isAdmin) ? null : found;
                  return (
                    <Table.Tr key={list}>
                      <Table.Td>
                        {why}
                        {page !== null && (
                          <Text size="sm">
                            <PathLink
                              path={page.path}
                              aria-label={words.fixLabel(why, companies.pages[page.page])}
                            >
                              {companies.pages[page.page]}
                            </PathLink>
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td ta="end" style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                        <PathLink path={list} aria-label={`${formatNumber(count)}, ${words.showLabel(why)}`}>
                          {formatNumber(count)}
                        </PathLink>
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </>
        )}
      </Stack>
    </Paper>
  );
}
