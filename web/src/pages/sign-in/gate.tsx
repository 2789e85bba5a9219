import { Center, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { text } from '../../text/index.ts';

/** The frame of the pages before signing in. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${text.shell.name}`;
  }, [title]);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper w="100%" maw={420} p="xl">
        <Stack>
          <img src="/picket.svg" alt="" width={40} height={40} />
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
