import { Alert, Group, Text } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { overview } from '../../text/en/overview.ts';
import { ExternalLink } from '../../ui/problem-alert.tsx';
import type { Status } from './queries.ts';

/** In a demo: says so, and links to the sandboxes. */
export function DemoNote({ demo }: { demo: NonNullable<Status['demo']> }) {
  const words = overview.demo;
  return (
    <Alert icon={<FlaskConical aria-hidden />} title={words.title}>
      <Text size="sm">{words.text}</Text>
      <Group gap="md" mt="xs">
        <ExternalLink href={demo.connectWiseUrl}>{words.tickets}</ExternalLink>
        <ExternalLink href={demo.hyasUrl}>{words.log}</ExternalLink>
      </Group>
    </Alert>
  );
}
