import { Code, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import type { TicketText } from '../queries.ts';

const words = connectWise.ticketText;

/** The variables of templates, from the table that templates are checked against. */
export function Variables({ known }: { known: TicketText }) {
  return (
    <Paper component="aside" aria-labelledby="text-variables">
      <Stack>
        <Title order={2} id="text-variables">
          {words.variables}
        </Title>
        <Table layout="fixed" aria-label={words.variables}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">{words.variable}</Table.Th>
              <Table.Th>{words.meaning}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {known.variables.map(({ name, what, example }) => (
              <Table.Tr key={name}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Code>{name}</Code>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Text size="sm">{what}</Text>
                  <Text size="xs" c="dimmed">
                    {example}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Title order={3} size="h4">
          {words.filters}
        </Title>
        <Text size="sm" c="dimmed">
          {words.filtersHint} {words.tags(known.tags)}
        </Text>
        <Table layout="fixed" aria-label={words.filters}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">{words.filter}</Table.Th>
              <Table.Th>{words.filterMeaning}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {known.filters.map(({ name, what }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Code>{name}</Code>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Text size="sm">{what}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Paper>
  );
}
