import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { users } from '../../text/en/users.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { changeUser, useTokensOf, useUserMutation } from './queries.ts';
import { SessionsEnd } from './sessions-end.tsx';
import type { UserDialogProps } from './user-dialog.ts';

const words = users;

/** Disables a user, or enables them again. */
export function SwitchUser({ user, opened, onClose }: UserDialogProps) {
  const [revoke, setRevoke] = useState(true);
  const made = useTokensOf(user.id, opened && !user.disabled).data?.items.length ?? 0;
  const change = useUserMutation<unknown, void>(
    () =>
      changeUser(user.id, { disabled: !user.disabled, revokeTokens: !user.disabled && made > 0 && revoke }),
    onClose,
  );
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={user.disabled ? words.enableTitle(user.name) : words.disableTitle(user.name)}
      action={user.disabled ? words.enable : words.disable}
      dangerous={!user.disabled}
      mutation={change}
    >
      <Text>{user.disabled ? words.enableText : words.disableText}</Text>
      {!user.disabled && <SessionsEnd userId={user.id} opened={opened} />}
      {!user.disabled && made > 0 && (
        <Checkbox
          label={words.alsoRevoke(made)}
          checked={revoke}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}
