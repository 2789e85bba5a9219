import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { sources } from '../../text/en/sources.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { rotateSecret, useSourceChange } from './changes.ts';
import type { DialogProps } from './dialog.ts';
import { WebhookSecrets } from './webhook-secrets.tsx';

/** Gives a webhook new secrets, and shows them once. */
export function RotateDialog({ source: { id, name }, opened, onClose }: DialogProps) {
  const words = sources.rotating;
  const [revokeOld, setRevokeOld] = useState(false);
  const rotating = useSourceChange(rotateSecret);
  const shown = rotating.data;

  function close() {
    setRevokeOld(false);
    rotating.reset();
    onClose();
  }

  if (shown !== undefined)
    return (
      <WebhookSecrets
        opened={opened}
        title={sources.webhook.rotated(name)}
        id={id}
        secrets={shown}
        onClose={close}
      />
    );
  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={words.title(name)}
      action={words.submit}
      dangerous={revokeOld}
      mutation={{ ...rotating, mutate: () => rotating.mutate({ id, revokeOld }) }}
    >
      <Text>{words.text}</Text>
      <Checkbox
        label={words.revoke}
        description={words.revokeHint}
        checked={revokeOld}
        onChange={(event) => setRevokeOld(event.currentTarget.checked)}
      />
    </Confirm>
  );
}
