import { ActionIcon, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type NextText, type TextChange, useTextChange } from './queries.ts';

const words = connectWise.nextSteps;

interface TextCardProps {
  readonly name: string;
  readonly origin: NextText['origin'];
  readonly about: string;
  readonly text: string;
  readonly onEdit: () => void;
  /** Removes the text, or restores the shipped version. */
  readonly undo: TextChange | null;
}

/** One text, with what it is for. */
export function TextCard({ name, origin, about, text: written, onEdit, undo }: TextCardProps) {
  const [asked, { open, close }] = useDisclosure(false);
  const change = useTextChange(close);
  const isOwn = origin === 'own';
  const Icon = isOwn ? Trash2 : RotateCcw;
  return (
    <Paper withBorder component="section" aria-label={name}>
      <Stack gap="xs" style={{ overflowWrap: 'anywhere' }}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
          <Group gap="xs">
            <Title order={3} size="h4">
              {name}
            </Title>
            <Badge variant="light" {...(origin === 'shipped' ? { color: 'gray' } : {})}>
              {words.origins[origin]}
            </Badge>
          </Group>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              aria-label={words.edit(name)}
              title={words.edit(name)}
              onClick={onEdit}
            >
              <Pencil size={16} aria-hidden />
            </ActionIcon>
            {undo !== null && (
              <ActionIcon
                variant="subtle"
                aria-label={isOwn ? words.remove(name) : words.reset(name)}
                title={isOwn ? words.remove(name) : words.reset(name)}
                onClick={open}
              >
                <Icon size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {words.matches}: {about}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {written}
        </Text>
      </Stack>
      {undo !== null && (
        <Confirm
          opened={asked}
          onClose={close}
          title={isOwn ? words.removeTitle(name) : words.resetTitle(name)}
          action={isOwn ? words.removeAction : words.resetAction}
          dangerous={isOwn}
          mutation={{ ...change, mutate: () => change.mutate(undo) }}
        >
          <Text>{isOwn ? words.removeText : words.resetText}</Text>
        </Confirm>
      )}
    </Paper>
  );
}
