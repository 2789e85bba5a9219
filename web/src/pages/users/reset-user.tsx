import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { users } from '../../text/en/users.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { type Invited, resetUser, useUserMutation } from './queries.ts';
import { SessionsEnd } from './sessions-end.tsx';
import type { UserDialogProps } from './user-dialog.ts';

const words = users;

/** Ends a user’s password and sessions, and shows a link to choose another password. */
export function ResetUser({ user, opened, onClose }: UserDialogProps) {
  const [twoFactor, setTwoFactor] = useState(false);
  const reset = useUserMutation<Invited, void>(() => resetUser(user.id, twoFactor));

  function close() {
    onClose();
    reset.reset();
    setTwoFactor(false);
  }

  if (reset.isSuccess) {
    return (
      <Dialog
        opened={opened}
        onClose={close}
        title={words.resetTitle(user.name)}
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        <OneTimeLink invited={reset.data} onDone={close} />
      </Dialog>
    );
  }
  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={words.resetTitle(user.name)}
      action={words.reset}
      dangerous
      mutation={reset}
    >
      <Text>{words.resetText}</Text>
      <SessionsEnd userId={user.id} opened={opened} />
      {user.twoFactorEnabled && (
        <Checkbox
          label={words.resetTwoFactor}
          checked={twoFactor}
          onChange={(event) => setTwoFactor(event.target.checked)}
        />
      )}
    </Confirm>
  );
}
