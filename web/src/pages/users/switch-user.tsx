import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { changeUser, useUserMutation } from './queries.ts';
import type { UserDialogProps } from './user-dialog.ts';

const words = text.users;

/** Disables a user, or enables them again. */
export function SwitchUser({ user, opened, onClose }: UserDialogProps) {
  const change = useUserMutation<unknown, void>(
    () => changeUser(user.id, { disabled: !user.disabled }),
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
    </Confirm>
  );
}
