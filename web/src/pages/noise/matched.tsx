import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type Matchers, usePreview } from './queries.ts';

const words = text.noise.silence;

/** How many incidents match, or why they could not be counted. */
export function Matched({ matchers }: { matchers: Matchers }) {
  const { data, error } = usePreview(matchers);
  if (data === undefined && error !== null) return <ProblemAlert error={error} />;
  return (
    <Text size="sm" role="status">
      {data === undefined ? words.matching : words.matches(data.open, data.lastWeek)}
    </Text>
  );
}
