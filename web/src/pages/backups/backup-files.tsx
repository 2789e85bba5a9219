import { Table, Text, Title } from '@mantine/core';
import { backups as backupsText } from '../../text/en/backups.ts';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import type { Backups } from './queries.ts';
import { sizeOf } from './size-of.ts';

const words = backupsText;
/** The most files that are listed; the command line lists all. */
const shown = 10;

/** The newest backups in the folder of the machine that answers. */
export function BackupFiles({ files }: Pick<Backups, 'files'>) {
  if (files.length === 0) return <Text c="dimmed">{words.noFiles}</Text>;
  return (
    <>
      <Title order={3} size="h5">
        {words.files}
      </Title>
      <Table aria-label={words.files} layout="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.file}</Table.Th>
            <Table.Th>{words.at}</Table.Th>
            <Table.Th ta="right">{words.size}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.slice(0, shown).map(({ file, at, bytes }) => (
            <Table.Tr key={file}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{file.split(/[\\/]/).at(-1)}</Table.Td>
              <Table.Td>
                <Time at={at} as="ago" />
              </Table.Td>
              <Table.Td ta="right">{sizeOf(bytes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {files.length > shown && (
        <Text size="sm" c="dimmed">
          <Words>{words.more(files.length - shown)}</Words>
        </Text>
      )}
    </>
  );
}
