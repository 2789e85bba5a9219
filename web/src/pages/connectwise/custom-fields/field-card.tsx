import { ActionIcon, Badge, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil, Trash2 } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { type SavedField, useFieldChange } from './queries.ts';

const words = connectWise.customFields;

interface FieldCardProps {
  readonly boardId: number;
  readonly field: SavedField;
  readonly onEdit: () => void;
}

/** One field with its value, and what is wrong with it. */
export function FieldCard({ boardId, field, onEdit }: FieldCardProps) {
  const { id, caption, type, required, manual, value, fallback, problem } = field;
  const [asked, { open, close }] = useDisclosure(false);
  const change = useFieldChange(close);
  return (
    <Paper withBorder component="section" aria-label={`${caption} (${id})`}>
      <Stack gap="xs" style={{ overflowWrap: 'anywhere' }}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
          <Group gap="xs">
            <Title order={3} size="h4">
              {caption}
            </Title>
            <Badge variant="light" color={required ? 'blue' : 'gray'}>
              {required ? words.required : words.optional}
            </Badge>
            {manual && (
              <Badge variant="light" color="gray">
                {words.byHand}
              </Badge>
            )}
          </Group>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              aria-label={words.edit(caption)}
              title={words.edit(caption)}
              onClick={onEdit}
            >
              <Pencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={words.remove(caption)}
              title={words.remove(caption)}
              onClick={open}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {words.number(id)}, {type}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {words.value}: <Code>{value}</Code>
        </Text>
        {fallback !== null && (
          <Text size="sm">
            {words.otherwise}: <Code>{fallback}</Code>
          </Text>
        )}
        {problem !== null && <ProblemAlert error={{ detail: problem.message, hint: problem.hint }} />}
      </Stack>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.removeTitle(caption)}
        action={words.removeAction}
        dangerous
        mutation={{ ...change, mutate: () => change.mutate({ boardId, id, field: null }) }}
      >
        <Text>{words.removeText}</Text>
      </Confirm>
    </Paper>
  );
}
