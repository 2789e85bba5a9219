import { Modal, Stack, Table, Text } from '@mantine/core';
import { triage } from '../../../text/en/triage.ts';
import { text } from '../../../text/index.ts';
import { rowCompanyLabel } from '../../../ui/company-select.tsx';
import { TextLink } from '../../../ui/link.tsx';
import { Words } from '../../../ui/words.tsx';
import { nameOf } from '../name-of.ts';
import type { Incident } from '../queries.ts';
import type { BulkAction } from './queries.ts';

const words = triage;

/** What became of the incidents of an action, where not all of them changed. */
export interface Outcomes {
  readonly results: BulkAction['results'];
  readonly incidents: ReadonlyMap<number, Incident>;
}

export function OutcomesDialog({
  outcomes,
  onClose,
}: {
  outcomes: Outcomes | undefined;
  onClose: () => void;
}) {
  return (
    <Modal opened={outcomes !== undefined} onClose={onClose} title={words.outcomes} size="xl">
      {outcomes !== undefined && <Failures {...outcomes} />}
    </Modal>
  );
}

function Failures({ results, incidents }: Outcomes) {
  const failed = results.filter(({ problem }) => problem !== null);
  return (
    <Stack>
      <Text>{words.summary(results.length - failed.length, failed.length)}</Text>
      <Table aria-label={words.outcomes} horizontalSpacing={6} style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.incident}</Table.Th>
            <Table.Th>{words.columns.company}</Table.Th>
            <Table.Th>{words.columns.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failed.map(({ incidentId, problem }) => {
            const incident = incidents.get(incidentId);
            return (
              <Table.Tr key={incidentId}>
                <Table.Td>
                  <TextLink to="/incidents/$id" params={{ id: String(incidentId) }}>
                    {incident === undefined ? text.incidents.incident(String(incidentId)) : nameOf(incident)}
                  </TextLink>
                </Table.Td>
                <Table.Td>{incident === undefined ? text.ui.none : rowCompanyLabel(incident)}</Table.Td>
                <Table.Td>
                  <Words>{problem?.message ?? ''}</Words>
                  <Text size="xs" c="dimmed">
                    <Words>{problem?.hint ?? ''}</Words>
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
