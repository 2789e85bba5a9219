import { Anchor, Button, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, read } from '../../api/client.ts';
import { isPassing } from '../../api/problem.ts';
import { account } from '../../text/en/account.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Gate } from './gate.tsx';

const words = account.secondFactor;

interface SecondFactorProps {
  readonly onDone: () => Promise<void>;
  /** Back to the password. */
  readonly onAgain: () => void;
}

/** The code of the authenticator app, or one of the backup codes. */
export function SecondFactor({ onDone, onAgain }: SecondFactorProps) {
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: (code: string) =>
      read(
        backup
          ? api.POST('/api/auth/two-factor/verify-backup-code', { body: { code } })
          : api.POST('/api/auth/two-factor/verify-totp', { body: { code } }),
      ),
    onSuccess: onDone,
    // A code that nobody has looked at can be sent again.
    onError: (error) => {
      if (!isPassing(error)) setCode('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate(code.trim());
  };
  return (
    <Gate title={words.title}>
      <form onSubmit={submit}>
        <Stack>
          {verify.isError && <ProblemAlert error={verify.error} />}
          <Text>{backup ? words.backupText : words.text}</Text>
          {backup ? (
            <TextInput
              label={words.backupCode}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          ) : (
            <PinInput
              length={6}
              type="number"
              oneTimeCode
              autoFocus
              value={code}
              onChange={setCode}
              onComplete={(value) => verify.mutate(value)}
              ariaLabel={words.digit}
            />
          )}
          <Button type="submit" loading={verify.isPending} disabled={code.trim() === ''}>
            {words.submit}
          </Button>
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setBackup(!backup);
              setCode('');
              verify.reset();
            }}
          >
            {backup ? words.useApp : words.useBackup}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onAgain}>
            {words.again}
          </Anchor>
        </Stack>
      </form>
    </Gate>
  );
}
