import { Button, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { KeyRound } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';

const words = connectWise.connection.role;

/** The rights that the security role in ConnectWise needs, and no more, in a dialog. */
export function RoleTable() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={open}
        leftSection={<KeyRound size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        {words.open}
      </Button>
      <Dialog opened={opened} onClose={close} title={words.open} size="xl">
        <Stack>
          <Text size="sm">{words.text}</Text>
          <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} aria-label={words.table}>
            <Table aria-label={words.table}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.module}</Table.Th>
                  <Table.Th>{words.function}</Table.Th>
                  <Table.Th>{words.level}</Table.Th>
                  <Table.Th>{words.use}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {words.rows.map((row) => (
                  <Table.Tr key={row.use}>
                    <Table.Td>{row.module}</Table.Td>
                    <Table.Td>{row.function}</Table.Td>
                    <Table.Td>{row.level}</Table.Td>
                    <Table.Td>{row.use}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Text size="sm" c="dimmed">
            {words.note}
          </Text>
        </Stack>
      </Dialog>
    </>
  );
}
