import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, read } from '../api/client.ts';
import { onConfirmationNeeded } from '../session/confirmation.ts';
import { useMe } from '../session/me.ts';
import { text } from '../text/index.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';

const words = text.account.confirm;

/** Asks for password and code where Picket wants them again, and lets what was asked for go on. */
export function ConfirmDialog() {
  const { twoFactorEnabled } = useMe();
  const [opened, setOpened] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);

  const end = (confirmed: boolean) => {
    setOpened(false);
    setPassword('');
    setCode('');
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  };
  const confirm = useMutation({
    mutationFn: () =>
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

  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  const giveUp = () => {
    confirm.reset();
    end(false);
  };

  return (
    <Modal opened={opened} onClose={giveUp} title={words.title} zIndex={400}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{twoFactorEnabled ? words.withCode : words.withPassword}</Text>
          {confirm.isError && <ProblemAlert error={confirm.error} />}
          <PasswordInput
            label={text.account.twoFactor.password}
            autoComplete="current-password"
            required
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {twoFactorEnabled && (
            <TextInput
              label={words.code}
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={giveUp}>
              {text.ui.cancel}
            </Button>
            <Button type="submit" loading={confirm.isPending}>
              {words.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
