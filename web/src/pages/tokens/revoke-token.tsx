import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { tokens } from '../../text/en/tokens.ts';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Time } from '../../ui/time.tsx';
import { type Token, useRevokeToken } from './queries.ts';

const words = tokens;

export function RevokeToken({ token }: { token: Token }) {
  const [opened, { open, close }] = useDisclosure(false);
  const revoke = useRevokeToken(token.id, close);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={open}
        aria-label={`${words.revoke}: ${token.name}`}
      >
        {words.revoke}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={words.revokeTitle(token.name)}
        action={words.revokeAction}
        dangerous
        mutation={revoke}
      >
        <Text>
          {words.revokeOf(text.shell.roles[token.role])} {words.revokeLastUsed}{' '}
          <Time at={token.lastUsedAt} as="ago" />.
        </Text>
        <Text>{words.revokeText}</Text>
      </Confirm>
    </>
  );
}
