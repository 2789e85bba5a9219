import { PasswordInput, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';
import { useMe } from '../session/me.ts';
import { account } from '../text/en/account.ts';
import { text } from '../text/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';

const words = account.confirm;

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onEnd: (confirmed: boolean) => void;
}

/** Asks for password and code if Picket needs them again, and then continues the request. */
export function ConfirmDialog({ opened, onEnd }: ConfirmDialogProps) {
  const { twoFactorEnabled } = useMe();
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: isNotEmpty(text.ui.fieldMissing),
      ...(twoFactorEnabled ? { code: isNotEmpty(text.ui.fieldMissing) } : {}),
    },
  });
  const end = (confirmed: boolean) => {
    form.reset();
    onEnd(confirmed);
  };
  const confirm = useMutation({
    mutationFn: ({ password, code }: typeof form.values) =>
      read(api.POST('/api/v1/me/confirm', { body: { password, ...(twoFactorEnabled ? { code } : {}) } })),
    onSuccess: () => end(true),
  });
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
