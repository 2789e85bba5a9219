import { ActionIcon, Group, Menu, Text, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, Settings, UserCog } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMay, useMe } from '../session/me.ts';
import { signOut } from '../session/sign-in-requests.ts';
import { text } from '../text/index.ts';

// Loaded only when it is needed: every page has this menu.
const ProblemDialog = lazy(() =>
  import('../ui/problem-dialog.tsx').then((file) => ({ default: file.ProblemDialog })),
);

const schemes = ['auto', 'light', 'dark'] as const;

/** The settings menu, and who is signed in. */
export function HeaderMenu() {
  const me = useMe();
  const mayConfigure = useMay('admin');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    async onSuccess(providerUrl) {
      queries.clear();
      if (providerUrl !== undefined) return location.assign(providerUrl);
      await navigate({ to: '/sign-in' });
    },
  });

  return (
    <Group gap="xs" wrap="nowrap">
      {mayConfigure && (
        <Tooltip label={text.shell.settings}>
          <ActionIcon
            component={Link}
            to="/settings/mssp/connectwise"
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text.shell.settings}
          >
            <Settings size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text.shell.account}>
            <CircleUser size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="sm" fw={600}>
              {me.name}
            </Text>
            <Text size="xs">{text.shell.roles[me.role]}</Text>
          </Menu.Label>
          <Menu.Item component={Link} to="/account" leftSection={<UserCog size={16} aria-hidden />}>
            {text.shell.account}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{text.shell.colorScheme}</Menu.Label>
          {schemes.map((scheme) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={scheme === colorScheme}
              onClick={() => setColorScheme(scheme)}
              rightSection={scheme === colorScheme ? <Check size={16} aria-hidden /> : null}
            >
              {text.shell.schemes[scheme]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => leave.mutate()}>
            {text.shell.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leave.isError && (
        <Suspense>
          <ProblemDialog error={leave.error} onClose={leave.reset} />
        </Suspense>
      )}
    </Group>
  );
}
