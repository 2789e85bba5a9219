import { Button, PasswordInput, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { account } from '../../text/en/account.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

const words = account.page;

export function PasswordForm() {
  const form = useForm({
    initialValues: { current: '', next: '', again: '' },
    validate: { again: (again, { next }) => (again === next ? null : words.differ) },
  });
  const change = useMutation({
    mutationFn: ({ current, next }: typeof form.values) =>
      read(
        api.POST('/api/auth/change-password', {
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        }),
      ),
    async onSuccess() {
      form.reset();
      notifications.show({ message: words.changed });
      await queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <LeaveGuard when={form.isDirty() && !change.isPending} />
      <Stack>
        <Title order={2}>{words.password}</Title>
        <PasswordInput
          label={words.current}
          autoComplete="current-password"
          required
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={words.next}
          description={words.nextHint}
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          {...form.getInputProps('next')}
        />
        <PasswordInput
          label={words.again}
          autoComplete="new-password"
          required
          {...form.getInputProps('again')}
        />
        {change.isError && <ProblemAlert error={change.error} />}
        <Button type="submit" variant="light" loading={change.isPending}>
          {words.change}
        </Button>
      </Stack>
    </form>
  );
}
