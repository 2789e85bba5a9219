import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { account } from '../../text/en/account.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

const words = account.twoFactor;

interface AskPasswordProps {
  /** Says what happens afterwards. */
  readonly children: string;
  readonly action: string;
  readonly mutation: Pick<
    UseMutationResult<unknown, Error, string>,
    'isPending' | 'isError' | 'error' | 'mutate'
  >;
}

/** Asks for the password again before sign-in settings are changed. */
export function AskPassword({ children, action, mutation }: AskPasswordProps) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate(password);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{children}</Text>
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {mutation.isError && <ProblemAlert error={mutation.error} />}
        <Button type="submit" loading={mutation.isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
