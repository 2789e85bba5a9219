import { Badge, Box, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus, Users as UsersIcon } from 'lucide-react';
import { RequireRole } from '../../session/require-role.tsx';
import { users } from '../../text/en/users.ts';
import { text } from '../../text/index.ts';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { LimitNames } from '../../ui/limit-names.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';
import { ProviderPanel } from './provider-panel.tsx';
import { type User, useUsers } from './queries.ts';
import { TwoFactorPanel } from './two-factor-panel.tsx';
import { UserMenu } from './user-menu.tsx';

const words = users;

export function UsersPage() {
  return (
    <RequireRole needs="admin">
      <Users />
    </RequireRole>
  );
}

function Users() {
  const [adding, { open, close }] = useDisclosure(false);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.access }]}
      description={words.description}
      actions={add}
    >
      <GrowingList
        label={words.title}
        query={useUsers()}
        columns={columns}
        empty={<Empty icon={UsersIcon} title={words.empty} hint={words.emptyHint} action={add} />}
      />
      <Box mt="lg">
        <TwoFactorPanel />
      </Box>
      <ProviderPanel />
      <NewUserDialog opened={adding} onClose={close} />
    </Page>
  );
}

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name, email }) => (
      <>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
      </>
    ),
  },
  { id: 'role', title: words.columns.role, cell: ({ role }) => text.shell.roles[role] },
  {
    id: 'companies',
    title: words.columns.companies,
    cell: ({ companies }) => <LimitNames companies={companies} />,
  },
  {
    id: 'state',
    title: words.columns.state,
    cell: ({ state }) => (
      <Badge variant="light" color={state === 'active' ? 'picket' : 'gray'}>
        {words.states[state]}
      </Badge>
    ),
  },
  {
    id: 'twoFactor',
    title: words.columns.twoFactor,
    cell: ({ twoFactorEnabled }) => (twoFactorEnabled ? words.on : words.off),
  },
  {
    id: 'created',
    title: words.columns.created,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  { id: 'actions', title: text.ui.actions, cell: (user) => <UserMenu user={user} /> },
];
