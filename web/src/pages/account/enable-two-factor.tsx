import { Button, Center, Group, PinInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { api, read } from '../../api/client.ts';
import { isPassing } from '../../api/problem.ts';
import { queryClient } from '../../api/query-client.ts';
import { account } from '../../text/en/account.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { AskPassword } from './ask-password.tsx';
import { BackupCodes } from './backup-codes.tsx';

const words = account.twoFactor;

/** The password, then the QR code and the first digits, then the backup codes. */
export function EnableTwoFactor({ onDone }: { onDone: () => void }) {
  const [confirmed, setConfirmed] = useState(false);
  const begin = useMutation({
    mutationFn: (password: string) => read(api.POST('/api/auth/two-factor/enable', { body: { password } })),
  });
  if (!begin.isSuccess) {
    return (
      <AskPassword action={words.goOn} mutation={begin}>
        {words.off}
      </AskPassword>
    );
  }
  if (!confirmed) return <Scan uri={begin.data.totpURI} onDone={() => setConfirmed(true)} />;
  return (
    <BackupCodes
      codes={begin.data.backupCodes}
      onDone={async () => {
        await queryClient.invalidateQueries({ queryKey: ['me'] });
        onDone();
      }}
    />
  );
}

function Scan({ uri, onDone }: { uri: string; onDone: () => void }) {
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: (code: string) => read(api.POST('/api/auth/two-factor/verify-totp', { body: { code } })),
    onSuccess: onDone,
    // A code that nobody has looked at can be sent again.
    onError: (error) => {
      if (!isPassing(error)) setCode('');
    },
  });
  return (
    <Stack>
      <Text>{words.scan}</Text>
      <Center>
        <QrCode value={uri} />
      </Center>
      <Text size="sm">{words.byHand}</Text>
      <CopyOnce value={new URL(uri).searchParams.get('secret') ?? ''} label={words.key} />
      {verify.isError && <ProblemAlert error={verify.error} />}
      <Group justify="center">
        <PinInput
          length={6}
          type="number"
          oneTimeCode
          value={code}
          onChange={setCode}
          onComplete={(value) => verify.mutate(value)}
          ariaLabel={words.digit}
        />
      </Group>
      <Button loading={verify.isPending} disabled={code.length < 6} onClick={() => verify.mutate(code)}>
        {words.confirm}
      </Button>
    </Stack>
  );
}

/** Dark on white in both schemes, because some cameras read nothing else. */
function QrCode({ value }: { value: string }) {
  const { data, size } = encode(value, { border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={220} height={220} role="img" shapeRendering="crispEdges">
      <title>{words.qr}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
