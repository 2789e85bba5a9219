import { Button, Group, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fieldErrors, isAboutFields } from '../../api/field-errors.ts';
import { notifications as notificationsText } from '../../text/en/notifications.ts';
import { text } from '../../text/index.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import {
  type HeartbeatBody,
  heartbeatQuery,
  removeHeartbeat,
  saveHeartbeat,
  useNotificationChange,
} from './queries.ts';

const words = notificationsText.heartbeat;

/** The address that is called while all loops work. */
export function HeartbeatPanel() {
  const { data, error, refetch } = useQuery(heartbeatQuery);
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack maw={640}>
        <Title order={2}>{words.title}</Title>
        <Text c="dimmed">{words.description}</Text>
        {data !== undefined ? (
          <>
            <Text>
              {data.on ? words.on(data.method, data.host ?? '') : words.off}{' '}
              {data.on && <Time at={data.lastSuccessAt} as="ago" />}
            </Text>
            {data.problem !== null && (
              <ProblemAlert error={{ detail: data.problem.message, hint: data.problem.hint }} />
            )}
            <HeartbeatForm isOn={data.on} />
          </>
        ) : error !== null ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height={120} aria-busy />
        )}
      </Stack>
    </Paper>
  );
}

function HeartbeatForm({ isOn }: { isOn: boolean }) {
  const form = useForm<HeartbeatBody & { method: 'GET' | 'POST' }>({
    initialValues: { url: '', method: 'GET' },
    validate: { url: isNotEmpty(text.ui.fieldMissing) },
  });
  const save = useNotificationChange(saveHeartbeat);
  const remove = useNotificationChange(removeHeartbeat);
  const { setErrors } = form;
  useEffect(() => {
    if (save.error !== null) setErrors(fieldErrors(save.error));
  }, [save.error, setErrors]);

  const submit = (body: HeartbeatBody) =>
    save.mutate(body, {
      onSuccess() {
        form.reset();
        notifications.show({ message: words.saved });
      },
    });
  const error = isAboutFields(save.error) ? remove.error : (save.error ?? remove.error);
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate autoComplete="off">
      <LeaveGuard when={form.isDirty() && !save.isPending} />
      <Stack>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={words.url}
            description={words.urlHint}
            maxLength={2000}
            {...form.getInputProps('url')}
          />
          <Select
            label={words.method}
            description=" "
            data={['GET', 'POST']}
            allowDeselect={false}
            maw={120}
            {...form.getInputProps('method')}
          />
        </Group>
        {error !== null && <ProblemAlert error={error} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
          {isOn && (
            <Button
              variant="default"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => void notifications.show({ message: words.removed }),
                })
              }
            >
              {words.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
