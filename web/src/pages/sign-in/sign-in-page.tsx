import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { signIn } from '../../session/sign-in-requests.ts';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Gate } from './gate.tsx';
import { SecondFactor } from './second-factor.tsx';
import { startOidc } from './start-oidc.ts';

interface SignInFacts {
  readonly needsFirstAdministrator: boolean;
  readonly oidc: { readonly name: string } | null;
}

/** What the sign-in page has to know before anybody is known. */
const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }): Promise<SignInFacts> =>
    read(api.GET('/api/v1/sign-in' as never, { signal } as never)),
});

export function SignInPage() {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [secondFactor, setSecondFactor] = useState(false);
  const { data } = useQuery(signInQuery);

  async function enter() {
    queryClient.clear();
    await navigate({ href: to ?? '/' });
  }

  if (secondFactor) return <SecondFactor onDone={enter} />;
  return (
    <Gate title={text.account.signIn.title}>
      {data?.needsFirstAdministrator === true ? (
        <Alert title={text.account.signIn.firstTitle}>{text.account.signIn.first}</Alert>
      ) : (
        <PasswordForm onDone={enter} onSecondFactor={() => setSecondFactor(true)} />
      )}
      {data?.oidc != null && (
        <>
          <Divider label={text.account.signIn.or} />
          <Button variant="default" onClick={() => void startOidc(to ?? '/')}>
            {text.account.signIn.with(data.oidc.name)}
          </Button>
        </>
      )}
    </Gate>
  );
}

function PasswordForm({
  onDone,
  onSecondFactor,
}: {
  onDone: () => Promise<void>;
  onSecondFactor: () => void;
}) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const submit = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    onSuccess: (result) => (result === 'second_factor' ? onSecondFactor() : onDone()),
  });
  return (
    <form onSubmit={form.onSubmit((values) => submit.mutate(values))}>
      <Stack>
        {submit.isError && <ProblemAlert error={submit.error} />}
        <TextInput
          label={text.account.signIn.email}
          type="email"
          autoComplete="username"
          required
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={text.account.signIn.password}
          autoComplete="current-password"
          required
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={submit.isPending}>
          {text.account.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}
