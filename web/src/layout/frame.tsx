import { AppShell, Box, Burger, Button, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { text } from '../text/index.ts';
import { viewerZone } from '../ui/time.tsx';

interface FrameProps {
  readonly navigation: ReactNode;
  /** At the end of the header. */
  readonly menu?: ReactNode;
  readonly children: ReactNode;
}

/** Header, navigation and content: the frame that stays if a page fails. */
export function Frame({ navigation, menu, children }: FrameProps) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const button = useRef<HTMLButtonElement>(null);
  // The navigation is then beside the screen, or over the page: what is out of sight gets no focus.
  const isNarrow = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false });
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', close), [router, close]);
  useEffect(() => {
    if (!opened) return;
    function onKey({ key }: KeyboardEvent) {
      if (key !== 'Escape') return;
      close();
      button.current?.focus();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [opened, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <Button component="a" href="#content" className="skip-link">
        {text.shell.skip}
      </Button>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              ref={button}
              aria-expanded={opened}
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
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
          {menu}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={text.shell.navigation} inert={isNarrow && !opened}>
        <ScrollArea p="sm">
          {navigation}
          <Text size="xs" c="dimmed" px="sm" pt="md">
            {text.shell.zone(viewerZone())}
          </Text>
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} inert={isNarrow && opened}>
        <Box maw={1680} mx="auto">
          {children}
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}
