import { Button, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { CircleSlash } from 'lucide-react';
import { text } from '../text/index.ts';
import { Empty, Failed } from '../ui/states.tsx';

/** Shown while a page's code is loading. */
export function RoutePending() {
  return (
    <Stack aria-busy>
      <VisuallyHidden>{text.ui.loading}</VisuallyHidden>
      <Skeleton height={32} width="14rem" />
      <Skeleton height={180} />
    </Stack>
  );
}

export function RouteFailed({ error, reset }: ErrorComponentProps) {
  return <Failed error={error} retry={reset} />;
}

export function RouteNotFound() {
  return (
    <Empty
      icon={CircleSlash}
      title={text.ui.notFound.title}
      hint={text.ui.notFound.text}
      action={
        <Button component={Link} to="/" variant="light">
          {text.ui.notFound.back}
        </Button>
      }
    />
  );
}
