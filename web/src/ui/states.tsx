import { Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { CircleSlash, CloudOff, type LucideIcon, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import { isGone, toProblem } from '../api/problem.ts';
import { text } from '../text/index.ts';
import { Words } from './words.tsx';

interface StateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A page, or a part of one, without content: says why and what to do. */
export function State({ icon: Icon, title, children, action }: StateProps) {
  return (
    <Center py="xl" px="md" mih="14rem">
      <Stack align="center" gap="xs" maw="34rem" ta="center">
        <ThemeIcon size={48} radius="xl" variant="light" color="gray" aria-hidden>
          <Icon size={24} />
        </ThemeIcon>
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
        {action}
      </Stack>
    </Center>
  );
}

/** There is nothing yet, or nothing matches the filter. */
export function Empty({ icon, title, hint, action }: Omit<StateProps, 'children'> & { hint?: ReactNode }) {
  return (
    <State icon={icon} title={title} action={action}>
      {hint !== undefined && <Text c="dimmed">{hint}</Text>}
    </State>
  );
}

export function Forbidden({ needed, role }: { needed: string; role: string }) {
  return (
    <State icon={ShieldX} title={text.ui.forbidden.title}>
      <Text>{text.ui.forbidden.text(needed, role)}</Text>
      <Text c="dimmed">{text.ui.forbidden.hint}</Text>
    </State>
  );
}

/** The error in place of the content, with a button to try again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { detail, hint, requestId } = toProblem(error);
  const gone = isGone(error);
  return (
    <State
      icon={gone ? CircleSlash : CloudOff}
      title={gone ? text.ui.notFound.title : text.ui.failed}
      action={
        retry !== undefined && (
          <Button variant="light" onClick={retry}>
            {text.ui.tryAgain}
          </Button>
        )
      }
    >
      <Text>
        <Words>{detail}</Words>
      </Text>
      <Text c="dimmed">
        <Words>{hint}</Words>
      </Text>
      {requestId !== '' && (
        <Text c="dimmed" size="sm">
          {text.ui.requestId(requestId)}
        </Text>
      )}
    </State>
  );
}
