import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { users } from '../../text/en/users.ts';
import { ChangeCompanies } from './change-companies.tsx';
import { ChangeRole } from './change-role.tsx';
import type { User } from './queries.ts';
import { ResetUser } from './reset-user.tsx';
import { SignOutUser } from './sign-out-user.tsx';
import { SwitchUser } from './switch-user.tsx';

const words = users;
type Dialog = 'role' | 'companies' | 'reset' | 'switch' | 'sessions';

/** The actions of an administrator on a user, each in its own dialog. */
export function UserMenu({ user }: { user: User }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const shown = (name: Dialog) => ({ user, opened: dialog === name, onClose: () => setDialog(null) });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={words.actionsFor(user.name)}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('role')}>{words.changeRole}</Menu.Item>
          {user.role !== 'admin' && (
            <Menu.Item onClick={() => setDialog('companies')}>{words.changeCompanies}</Menu.Item>
          )}
          <Menu.Item onClick={() => setDialog('reset')}>{words.reset}</Menu.Item>
          <Menu.Item onClick={() => setDialog('sessions')}>{words.signOut}</Menu.Item>
          <Menu.Item onClick={() => setDialog('switch')}>
            {user.disabled ? words.enable : words.disable}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangeRole {...shown('role')} />
      <ChangeCompanies {...shown('companies')} />
      <ResetUser {...shown('reset')} />
      <SignOutUser {...shown('sessions')} />
      <SwitchUser {...shown('switch')} />
    </>
  );
}
