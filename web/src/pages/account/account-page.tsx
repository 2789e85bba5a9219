import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { CircleUser, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../../session/me.ts';
import { account } from '../../text/en/account.ts';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';
import { TwoFactor } from './two-factor.tsx';

const words = account.page;

/** The user's own account: name and role, password, second factor, sessions. */
export function AccountPage() {
  const me = useMe();
  const twoFactor = (
    <Paper component="section" aria-label={account.twoFactor.title}>
      <TwoFactor enabled={me.twoFactorEnabled === true} />
    </Paper>
  );
  return (
    <Page title={words.title}>
      {me.kind === 'user' ? (
        <Stack gap="lg">
          {me.twoFactorNeeded && (
            <Alert
              color="yellow"
              icon={<ShieldAlert aria-hidden />}
              title={account.twoFactor.neededTitle}
              role="alert"
            >
              {account.twoFactor.needed}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, lg: 3 }}>
            {/* The only possible action comes first. */}
            {me.twoFactorNeeded && twoFactor}
            <Paper component="section" aria-label={words.profile}>
              <Title order={2}>{words.profile}</Title>
              <Fact label={words.name}>{me.name}</Fact>
              <Fact label={words.email}>{me.email}</Fact>
              <Fact label={words.role}>
                {text.shell.roles[me.role]}
                {me.role !== 'admin' && (
                  <Text size="xs" c="dimmed">
                    {words.roleHint}
                  </Text>
                )}
              </Fact>
            </Paper>
            <Paper component="section" aria-label={words.password}>
              <PasswordForm />
            </Paper>
            {!me.twoFactorNeeded && twoFactor}
          </SimpleGrid>
          <Sessions />
        </Stack>
      ) : (
        <Empty icon={CircleUser} title={words.notAPerson} hint={words.notAPersonHint} />
      )}
    </Page>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed" mt="sm">
        {label}
      </Text>
      <div>{children}</div>
    </div>
  );
}
