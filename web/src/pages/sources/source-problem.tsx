import { Text } from '@mantine/core';
import { sources } from '../../text/en/sources.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { Source } from './queries.ts';

/** The problem of the last reading; nothing if it succeeded, or if the source is not read. */
export function SourceProblem({ source: { enabled, problem, failures } }: { source: Source }) {
  if (!enabled || problem === null) return null;
  return (
    <ProblemAlert error={{ detail: problem.message, hint: problem.hint }}>
      {failures > 1 && (
        <Text size="sm" mt={4}>
          {sources.failures(failures)}
        </Text>
      )}
    </ProblemAlert>
  );
}
