import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { optionsProblem } from '../../api/problem.ts';
import { acting as actingText } from '../../text/en/acting.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { boardsQuery, type Choice, statusesQuery } from '../connectwise/services/choices.ts';
import type { Acting } from './queries.ts';
import type { ActingForm } from './use-acting-form.ts';

const words = actingText;

/** The board and status with which a technician acts, like a note. */
export function StatusFields({ form, saved }: { form: ActingForm; saved: Acting['status'] }) {
  const { boardId, statusId } = form.values;
  const boards = useQuery(boardsQuery);
  const statuses = useQuery(statusesQuery(boardId));
  return (
    <Stack gap={4} component="fieldset" p={0} m={0} bd={0}>
      <Text component="legend" fw={500} size="sm">
        {words.status}
      </Text>
      <Text size="xs" c="dimmed">
        {words.statusHint}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={words.board}
          placeholder={words.boardNone}
          clearable
          clearButtonProps={{ 'aria-label': text.lists.remove(words.board) }}
          data={options(boards.data?.items, boardId, saved?.boardName)}
          value={boardId === null ? null : String(boardId)}
          onChange={(id) => form.change({ boardId: id === null ? null : Number(id), statusId: null })}
          error={optionsProblem(boards.error)}
        />
        <Select
          label={words.statusOf}
          disabled={boardId === null}
          data={options(statuses.data?.items, statusId, saved?.name)}
          value={statusId === null ? null : String(statusId)}
          onChange={(id) => form.change({ statusId: id === null ? null : Number(id) })}
          error={optionsProblem(statuses.error)}
        />
      </SimpleGrid>
    </Stack>
  );
}

/** The present choice stays in the list, even if ConnectWise cannot be reached. */
function options(items: readonly Choice[] = [], chosen: number | null, name = '') {
  const listed = items.map((one) => ({ value: String(one.id), label: one.name }));
  if (chosen === null || items.some(({ id }) => id === chosen)) return listed;
  return [{ value: String(chosen), label: name }, ...listed];
}
