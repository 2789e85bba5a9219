import { Paper, SimpleGrid, Title } from '@mantine/core';
import { companies } from '../../text/en/companies.ts';
import { TopRows } from '../../ui/top-rows.tsx';
import type { Summary } from './queries.ts';

const words = companies.top;

/** The filter of the list of incidents for each kind. */
const filters = { domains: 'domain', reasons: 'blockReason', devices: 'device' } as const;
const kinds = ['domains', 'reasons', 'devices'] as const;

/** The names, reasons and devices in the most incidents; each opens its incidents. */
export function MostSeen({ summary: { companyId, period, top } }: { summary: Summary }) {
  const path = (filter: string, value: string) =>
    `/incidents?${new URLSearchParams({
      ...(companyId === null ? {} : { companyId: String(companyId) }),
      [filter]: filter === 'blockReason' ? value : `=${value}`,
      ...{ kind: 'detections', openedSince: period.from, openedUntil: period.to },
    })}`;
  return (
    <SimpleGrid component="section" aria-label={words.title} cols={{ base: 1, sm: 2, lg: 3 }}>
      {kinds.map((kind) => (
        <Paper key={kind}>
          <Title order={2} size="h4" mb="xs">
            {words[kind]}
          </Title>
          <TopRows
            label={words[kind]}
            counted={words.counted}
            rows={top[kind].map(({ name, incidents }) => ({
              label: name,
              count: incidents,
              path: path(filters[kind], name),
            }))}
          />
        </Paper>
      ))}
    </SimpleGrid>
  );
}
