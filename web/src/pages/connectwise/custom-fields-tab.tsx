import { Alert, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectWise } from '../../text/en/connectwise.ts';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import { BoardPanel } from './custom-fields/board-panel.tsx';
import { type CustomFields, customFieldsQuery } from './custom-fields/queries.ts';
import { boardsQuery, type Choice } from './services/choices.ts';
import { ServicesNav } from './services-nav.tsx';

const words = connectWise.customFields;

/** The custom fields of ConnectWise on new tickets, for each board. */
export function CustomFieldsTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(customFieldsQuery);
  if (data !== undefined) return <Boards saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={400} aria-busy />;
}

function Boards({ saved }: { readonly saved: CustomFields }) {
  const [added, setAdded] = useState<readonly Choice[]>([]);
  const boards = useQuery(boardsQuery);
  const known = [
    ...saved.boardsUsed,
    ...saved.boards.map(({ boardId, boardName }) => ({ id: boardId, name: boardName })),
    ...added,
  ];
  const shown = [...new Map(known.map((board) => [board.id, board])).values()];
  const others = (boards.data?.items ?? []).filter(({ id }) => !shown.some((one) => one.id === id));
  return (
    <Stack gap="lg" maw={860}>
      <Paper>
        <Stack>
          <Title order={2}>{words.title}</Title>
          <Text size="sm">{words.intro}</Text>
          {shown.length === 0 && <Alert color="gray">{words.noBoards}</Alert>}
          {boards.isPending && <Skeleton height={81} maw={420} aria-busy />}
          {others.length > 0 && (
            <Select
              maw={420}
              label={words.otherBoard}
              description={words.otherBoardHint}
              data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={null}
              onChange={(id) => {
                const board = others.find((one) => String(one.id) === id);
                if (board !== undefined) setAdded([...added, board]);
              }}
            />
          )}
        </Stack>
      </Paper>
      {shown.map((board) => (
        <BoardPanel
          key={board.id}
          board={board}
          fields={saved.boards.find(({ boardId }) => boardId === board.id)?.fields ?? []}
        />
      ))}
    </Stack>
  );
}
