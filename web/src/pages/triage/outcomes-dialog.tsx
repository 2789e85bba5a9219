import { Stack, Table, Text } from '@mantine/core';
import { type TriageWords, triage } from '../../text/en/triage.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Words } from '../../ui/words.tsx';
import type { RowOutcome } from './row-outcomes.ts';

interface OutcomesDialogProps {
  readonly words: TriageWords;
  /** The result for each row if an action did not change all of them; undefined if the dialog is closed. */
  readonly outcomes: readonly RowOutcome[] | undefined;
  readonly onClose: () => void;
}

export function OutcomesDialog({ words, outcomes, onClose }: OutcomesDialogProps) {
  return (
    <Dialog opened={outcomes !== undefined} onClose={onClose} title={words.outcomes} size="xl">
      {outcomes !== undefined && <Failures words={words} outcomes={outcomes} />}
    </Dialog>
  );
}

function Failures({ words, outcomes }: { words: TriageWords; outcomes: readonly RowOutcome[] }) {
  const failed = outcomes.filter(({ problem }) => problem !== null);
  return (
    <Stack>
      <Text>{words.summary(outcomes.length - failed.length, failed.length)}</Text>
      <Table aria-label={words.outcomes} horizontalSpacing={6} style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.column}</Table.Th>
            <Table.Th>{triage.columns.company}</Table.Th>
            <Table.Th>{triage.columns.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failed.map(({ row, problem }) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <TextLink to="/incidents/$id" params={{ id: String(row.incidentId) }}>
                  {row.name}
                </TextLink>
              </Table.Td>
              <Table.Td>{row.company}</Table.Td>
              <Table.Td>
                <Words>{problem?.message ?? ''}</Words>
                <Text size="xs" c="dimmed">
                  <Words>{problem?.hint ?? ''}</Words>
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
