import { Button, Stack, Text } from '@mantine/core';
import { account } from '../../text/en/account.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';

const words = account.twoFactor;

export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Stack>
      <Text>{words.codes}</Text>
      <CopyOnce value={codes.join('\n')} label={words.codesLabel} />
      <Button onClick={onDone}>{words.keep}</Button>
    </Stack>
  );
}
