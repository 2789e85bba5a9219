import { useState } from 'react';
import { users } from '../../text/en/users.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { RoleSelect } from '../../ui/role-select.tsx';
import { changeUser, useUserMutation } from './queries.ts';
import type { UserDialogProps } from './user-dialog.ts';

const words = users;

export function ChangeRole({ user, opened, onClose }: UserDialogProps) {
  const [role, setRole] = useState(user.role);
  const change = useUserMutation<unknown, void>(() => changeUser(user.id, { role }), onClose);
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={words.changeRoleOf(user.name)}
      action={words.changeRole}
      mutation={change}
    >
      <RoleSelect value={role} onChange={setRole} />
    </Confirm>
  );
}
