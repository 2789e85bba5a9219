import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client.ts';
import { signIn, signInQuery, signInWithProvider } from '../../session/sign-in-requests.ts';
import { account } from '../../text/en/account.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Gate } from './gate.tsx';
import { SecondFactor } from './second-factor.tsx';

const words = account.signIn;

export function SignInPage() {
  const { to, error } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [secondFactor, setSecondFactor] = useState(false);
  const { data } = useQuery(signInQuery);
  const leave = useMutation({ mutationFn: () => signInWithProvider(to ?? '/') });

  async function enter() {
    queryClient.clear();
    await navigate({ href: to ?? '/' });
  }

  if (secondFactor) return <SecondFactor onDone={enter} onAgain={() => setSecondFactor(false)} />;
  return (
    <Gate title={words.title}>
      {error !== undefined && <ProblemAlert error={providerProblem(error)} />}
      {data?.needsFirstAdministrator === true ? (
        <Alert title={words.firstTitle}>{words.first}</Alert>
      ) : (
        <PasswordForm onDone={enter} onSecondFactor={() => setSecondFactor(true)} />
      )}
      {data?.oidc != null && (
        <>
          <Divider label={words.or} />
          {leave.isError && <ProblemAlert error={leave.error} />}
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
            {words.with(data.oidc.name)}
          </Button>
        </>
      )}
    </Gate>
  );
}

/** The error with which the OpenID provider’s sign-in returned, in words. */
function providerProblem(code: string) {
  const known: Readonly<Record<string, { detail: string; hint: string }>> = words.providerErrors;
  // A value of the address is shown only if it has the form of a code.
  const said = /^\w{1,60}$/.test(code) ? code : words.providerUnknown;
  return known[code.toLowerCase()] ?? { detail: words.providerFailed(said), hint: words.providerFailedHint };
}

interface PasswordFormProps {
  readonly onDone: () => Promise<void>;
  readonly onSecondFactor: () => void;
}

function PasswordForm({ onDone, onSecondFactor }: PasswordFormProps) {
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
          label={words.email}
          type="email"
          autoComplete="username"
          required
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          required
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={submit.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
