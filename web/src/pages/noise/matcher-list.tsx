import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { isolatedList } from '../../text/isolated.ts';
import type { Matchers, Suppression } from './queries.ts';

const kinds = ['companyIds', 'domains', 'devices', 'reasons', 'verdicts', 'severities'] as const;
export type MatcherKind = keyof Matchers & (typeof kinds)[number];

/** The matchers of a silence or an accepted risk, a line for each kind. */
export function MatcherList({ matchers, companies }: Pick<Suppression, 'matchers' | 'companies'>) {
  const lists: Readonly<Record<MatcherKind, readonly string[]>> = {
    ...matchers,
    companyIds: companies.map(({ name }) => name),
    severities: matchers.severities.map((severity) => text.noise.severities[severity]),
  };
  const given = kinds.filter((kind) => matchers[kind].length > 0);
  if (given.length === 0) return <Text size="sm">{text.noise.everything}</Text>;
  return given.map((kind) => (
    <Text key={kind} size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Text span c="dimmed">
        {text.noise.matchers[kind]}
      </Text>{' '}
      {isolatedList(lists[kind]) || text.ui.none}
    </Text>
  ));
}
