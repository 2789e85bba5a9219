import { Button, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { CircleSlash } from 'lucide-react';
import { useCallback } from 'react';
import { text } from '../text/index.ts';
import { Empty, Failed } from '../ui/states.tsx';
import { Frame } from './frame.tsx';
import { isNotLoaded } from './lazy-page.ts';
import { BareNavigation } from './navigation.tsx';
import { PageNotLoaded } from './page-not-loaded.tsx';
import { useRetry } from './use-retry.ts';

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

/** Shows the error in place of the page, and the page again as soon as it works. */
export function RouteFailed({ error }: Pick<ErrorComponentProps, 'error'>) {
  const router = useRouter();
  const retry = useCallback(() => void router.invalidate(), [router]);
  useRetry(error, retry);
  if (isNotLoaded(error)) return <PageNotLoaded error={error} />;
  return <Failed error={error} retry={retry} />;
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

/** Shown while it is unknown who is signed in: the navigation that everybody has. */
export const ShellPending = () => (
  <Frame navigation={<BareNavigation />}>
    <RoutePending />
  </Frame>
);

export const ShellFailed = ({ error }: Pick<ErrorComponentProps, 'error'>) => (
  <Frame navigation={<BareNavigation />}>
    <RouteFailed error={error} />
  </Frame>
);
