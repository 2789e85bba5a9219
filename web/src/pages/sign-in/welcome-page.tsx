import { Anchor, Button, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { signIn } from '../../session/sign-in-requests.ts';
import { account } from '../../text/en/account.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Gate } from './gate.tsx';

const words = account.welcome;

/** The page of a one-time link: to choose a password; the first administrator also enters name and address. */
export function WelcomePage() {
  // After the “#”, so that no server logs it; kept in memory when it is removed from the address.
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  const link = useQuery({
    queryKey: ['welcome', 'token', token],
    queryFn: ({ signal }) => read(api.POST('/api/v1/welcome/check', { body: { token }, signal })),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  if (token === '') {
    return (
      <Gate title={words.title}>
        <ProblemAlert error={{ detail: words.noToken, hint: words.noTokenHint }} />
        <ToSignIn />
      </Gate>
    );
  }
  return (
    <Gate title={link.data?.first === true ? words.firstTitle : words.title}>
      {link.isPending && <Skeleton height={240} aria-label={words.checking} />}
      {link.isError && (
        <>
          <ProblemAlert error={link.error} />
          <ToSignIn />
        </>
      )}
      {link.isSuccess && <ChooseForm token={token} first={link.data.first} name={link.data.name} />}
    </Gate>
  );
}

const ToSignIn = () => (
  <Anchor component={Link} to="/sign-in">
    {words.toSignIn}
  </Anchor>
);

function ChooseForm({ token, first, name }: { token: string; first: boolean; name: string | null }) {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '', email: '', password: '', again: '' },
    validate: { again: (again, { password }) => (again === password ? null : words.differ) },
  });
  const choose = useMutation({
    async mutationFn({ name, email, password }: typeof form.values) {
      const who = first ? { name, email } : {};
      const chosen = await read(api.POST('/api/v1/welcome', { body: { token, password, ...who } }));
      return signIn(chosen.email, password);
    },
    async onSuccess(result) {
      queryClient.clear();
      await navigate({ to: result === 'signed_in' ? '/' : '/sign-in' });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => choose.mutate(values))}>
      <Stack>
        {name !== null && <Text c="dimmed">{words.for(name)}</Text>}
        {choose.isError && <ProblemAlert error={choose.error} />}
        {first && (
          <>
            <TextInput label={words.name} autoComplete="name" required {...form.getInputProps('name')} />
            <TextInput
              label={words.email}
              type="email"
              autoComplete="username"
              required
              {...form.getInputProps('email')}
            />
          </>
        )}
        <PasswordInput
          label={words.password}
          description={words.passwordHint}
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          {...form.getInputProps('password')}
        />
        <PasswordInput
          label={words.again}
          autoComplete="new-password"
          required
          {...form.getInputProps('again')}
        />
        <Button type="submit" loading={choose.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
