import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { optionsProblem } from '../../api/problem.ts';
import { closing as closingText } from '../../text/en/closing.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { boardsQuery, type Choice, statusesQuery } from '../connectwise/services/choices.ts';
import type { Closing, ClosingForm } from './use-closing-form.ts';

const words = closingText;

/** One closed status for each board that tickets go to, and for others that somebody adds. */
export function ClosingStatuses({ form, saved }: { readonly form: ClosingForm; readonly saved: Closing }) {
  const [added, setAdded] = useState<readonly Choice[]>([]);
  const boards = useQuery(boardsQuery);
  const known = [
    ...saved.boardsWithoutStatus,
    ...saved.statuses.map(({ boardId, boardName }) => ({ id: boardId, name: boardName })),
    ...added,
  ];
  const shown = [...new Map(known.map((board) => [board.id, board])).values()];
  const others = (boards.data?.items ?? []).filter(({ id }) => !shown.some((one) => one.id === id));
  return (
    <Stack gap="xs" component="fieldset" p={0} m={0} bd={0}>
      <Text component="legend" fw={500} size="sm">
        {words.statuses}
      </Text>
      <Text size="xs" c="dimmed">
        {shown.length === 0 ? words.noBoards : words.statusesHint}
      </Text>
      {shown.map((board) => (
        <StatusOf key={board.id} board={board} form={form} saved={saved} />
      ))}
      {others.length > 0 && (
        <Select
          label={words.otherBoard}
          data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={null}
          onChange={(id) => {
            const board = others.find((one) => String(one.id) === id);
            if (board !== undefined) setAdded([...added, board]);
          }}
        />
      )}
    </Stack>
  );
}

interface StatusOfProps {
  readonly board: Choice;
  readonly form: ClosingForm;
  readonly saved: Closing;
}

function StatusOf({ board, form, saved }: StatusOfProps) {
  const statuses = useQuery(statusesQuery(board.id));
  const chosen = form.values.statuses.find(({ boardId }) => boardId === board.id)?.statusId;
  const closed = (statuses.data?.items ?? []).filter((one) => one.closed === true);
  // The present choice stays in the list, even if ConnectWise cannot be reached.
  const before = saved.statuses.find(({ boardId, id }) => boardId === board.id && id === chosen);
  const isListed = chosen === undefined || closed.some(({ id }) => id === chosen);
  const all = isListed || before === undefined ? closed : [before, ...closed];
  const label = words.statusOf(board.name);
  return (
    <Select
      label={label}
      placeholder={words.noStatus}
      clearable
      clearButtonProps={{ 'aria-label': text.lists.remove(label) }}
      data={all.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen === undefined ? null : String(chosen)}
      onChange={(id) => form.choose(board.id, id === null ? null : Number(id))}
      error={optionsProblem(statuses.error)}
    />
  );
}
