import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { Choice } from '../services/choices.ts';
import { FieldCard } from './field-card.tsx';
import { type Edited, FieldDialog } from './field-dialog.tsx';
import { FieldsPreview } from './fields-preview.tsx';
import { availableQuery, type SavedField } from './queries.ts';

const words = connectWise.customFields;

interface BoardPanelProps {
  readonly board: Choice;
  readonly fields: readonly SavedField[];
}

/** The fields of one board: which have a value, and which required ones have none. */
export function BoardPanel({ board, fields }: BoardPanelProps) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const available = useQuery(availableQuery(board.id));
  const { definitionsProblem = null, right = '', items = [] } = available.data ?? {};
  const missing = items.filter(
    ({ id, required, ofOtherLocation, onTickets }) =>
      required === true && onTickets === true && !ofOtherLocation && !fields.some((field) => field.id === id),
  );
  const title = words.board(board.name);
  return (
    <Paper component="section" aria-label={title}>
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{title}</Title>
          <Button
            aria-label={words.addTo(board.name)}
            onClick={() => setEdited({ field: null, chosen: null })}
          >
            {words.add}
          </Button>
        </Group>
        {available.isError && <ProblemAlert error={available.error} retry={() => void available.refetch()} />}
        {definitionsProblem !== null && (
          <Alert color="yellow" icon={<TriangleAlert aria-hidden />}>
            <Text size="sm">{words.notReadable}</Text>
            <Text size="sm">{words.grant(right)}</Text>
          </Alert>
        )}
        {missing.map((field) => (
          <Alert key={field.id} color="red" icon={<TriangleAlert aria-hidden />}>
            <Group justify="space-between">
              <Text size="sm">{words.missing(field.caption)}</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setEdited({ field: null, chosen: field.id })}
              >
                {words.setValue(field.caption)}
              </Button>
            </Group>
          </Alert>
        ))}
        {fields.length === 0 && <Text c="dimmed">{words.none}</Text>}
        {fields.map((field) => (
          <FieldCard
            key={field.id}
            boardId={board.id}
            field={field}
            onEdit={() => setEdited({ field, chosen: field.id })}
          />
        ))}
        {fields.length > 0 && <FieldsPreview boardId={board.id} fields={fields} />}
      </Stack>
      <FieldDialog
        board={board}
        edited={edited}
        available={items}
        used={fields}
        onClose={() => setEdited(null)}
      />
    </Paper>
  );
}
