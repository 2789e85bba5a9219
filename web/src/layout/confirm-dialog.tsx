import { PasswordInput, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, read } from '../api/client.ts';
import { onConfirmationNeeded } from '../session/confirmation.ts';
import { useMe } from '../session/me.ts';
import { account } from '../text/en/account.ts';
import { text } from '../text/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';

const words = account.confirm;

/** Asks for password and code if Picket needs them again, and then continues the request. */
export function ConfirmDialog() {
  const { twoFactorEnabled } = useMe();
  const [opened, setOpened] = useState(false);
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: isNotEmpty(text.ui.fieldMissing),
      ...(twoFactorEnabled ? { code: isNotEmpty(text.ui.fieldMissing) } : {}),
    },
  });
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);

  const end = (confirmed: boolean) => {
    setOpened(false);
    form.reset();
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  };
  const confirm = useMutation({
    mutationFn: ({ password, code }: typeof form.values) =>
      read(api.POST('/api/v1/me/confirm', { body: { password, ...(twoFactorEnabled ? { code } : {}) } })),
    onSuccess: () => end(true),
  });

  useEffect(() => {
    onConfirmationNeeded(
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current.push(resolve);
          setOpened(true);
        }),
    );
    return () => onConfirmationNeeded(undefined);
  }, []);

  const giveUp = () => {
    confirm.reset();
    end(false);
  };

  return (
    <Dialog opened={opened} onClose={giveUp} title={words.title} zIndex={400}>
      <DialogForm
        form={form}
        onSubmit={(values) => confirm.mutate(values)}
        mutation={confirm}
        action={words.confirm}
        onClose={giveUp}
        isWorthKeeping={false}
      >
        <Text>{twoFactorEnabled ? words.withCode : words.withPassword}</Text>
        <PasswordInput
          label={account.twoFactor.password}
          autoComplete="current-password"
          required
          data-autofocus
          {...form.getInputProps('password')}
        />
        {twoFactorEnabled && (
          <TextInput
            label={words.code}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            {...form.getInputProps('code')}
          />
        )}
      </DialogForm>
    </Dialog>
  );
}
