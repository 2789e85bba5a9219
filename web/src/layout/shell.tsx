import { AppShell, Box, Burger, Button, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { listen } from '../live/listen.ts';
import { isLimited, useMe } from '../session/me.ts';
import { text } from '../text/index.ts';
import { AttentionBanner } from './attention-banner.tsx';
import { ConnectionLost } from './connection-lost.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { Navigation } from './navigation.tsx';
import { ReleaseBanner } from './release-banner.tsx';
import { SearchButton } from './search/search-button.tsx';

// It waits until something is to be confirmed: no page needs it first.
const ConfirmDialog = lazy(() =>
  import('./confirm-dialog.tsx').then((file) => ({ default: file.ConfirmDialog })),
);

/** The frame of every page for signed-in users. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const queries = useQueryClient();
  const me = useMe();
  const { twoFactorNeeded } = me;
  const address = useRouterState({ select: (state) => state.location.pathname });
  // Until two-factor sign-in is on, Picket answers nothing but what the account page asks for.
  useEffect(() => (twoFactorNeeded ? undefined : listen(queries)), [queries, twoFactorNeeded]);
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', close), [router, close]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <Button component="a" href="#content" className="skip-link">
        {text.shell.skip}
      </Button>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? text.shell.closeNavigation : text.shell.openNavigation}
            />
            <Link to="/" style={{ color: 'inherit', textDecoration: 'none' }}>
              <Group gap="xs" wrap="nowrap">
                <img src="/picket.svg" alt="" width={28} height={28} />
                <Text fw={700} size="lg">
                  {text.shell.name}
                </Text>
              </Group>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {!twoFactorNeeded && <SearchButton />}
            <HeaderMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={text.shell.navigation}>
        <ScrollArea p="sm">{!twoFactorNeeded && <Navigation />}</ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Box maw={1680} mx="auto">
          <ConnectionLost />
          {!twoFactorNeeded && !isLimited(me) && (
            <>
              <AttentionBanner />
              <ReleaseBanner />
            </>
          )}
          {twoFactorNeeded && address !== '/account' ? <Navigate to="/account" replace /> : <Outlet />}
        </Box>
      </AppShell.Main>
      <Suspense>
        <ConfirmDialog />
      </Suspense>
    </AppShell>
  );
}
