import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { reports } from '../../text/en/reports.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import { Time } from '../../ui/time.tsx';
import { ConnectWiseLink } from '../tickets/connectwise-link.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import {
  removeSchedule,
  type Schedule,
  schedulesQuery,
  sendAgain,
  testSchedule,
  useScheduleChange,
} from './schedule-queries.ts';

const words = reports.schedules;

/** The reports that are sent every month or week. */
export function Schedules() {
  return (
    <Loaded query={useQuery(schedulesQuery)} height={130}>
      {({ items }) => <Panel items={items} />}
    </Loaded>
  );
}

function Panel({ items }: { items: readonly Schedule[] }) {
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  const [removed, setRemoved] = useState<Schedule | null>(null);
  const remove = useScheduleChange(removeSchedule);
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{words.title}</Title>
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        </Group>
        <Text c="dimmed">{items.length === 0 ? words.none : words.description}</Text>
        {items.map((schedule) => (
          <ScheduleCard
            key={schedule.id}
            schedule={schedule}
            onEdit={() => setEdited(schedule)}
            onRemove={() => setRemoved(schedule)}
          />
        ))}
      </Stack>
      <ScheduleDialog edited={edited} schedules={items} onClose={() => setEdited(null)} />
      <Confirm
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={words.removeTitle}
        action={words.remove}
        dangerous
        mutation={{
          ...remove,
          mutate: () => remove.mutate(removed?.id ?? 0, { onSuccess: () => setRemoved(null) }),
        }}
      >
        <Text>{words.removeText(removed?.name ?? '')}</Text>
      </Confirm>
    </Paper>
  );
}

interface CardProps {
  readonly schedule: Schedule;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

const tones: Readonly<Record<Schedule['deliveries'][number]['state'], Tone>> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'good',
  failed: 'bad',
  unknown: 'bad',
};

function ScheduleCard({ schedule, onEdit, onRemove }: CardProps) {
  const { id, name, enabled, companyName, plan, delivery, nextAt, problem, deliveries } = schedule;
  const test = useScheduleChange(testSchedule);
  const again = useScheduleChange(sendAgain);
  const named = (label: string) => `${label}: ${name}`;
  const send = () => test.mutate(id, { onSuccess: () => void notifications.show({ message: words.tested }) });
  return (
    <Paper withBorder component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={3} size="h4">
              {name}
            </Title>
            <Text size="sm">
              {companyName ?? words.allCompanies} ·{' '}
              {words.plans[plan.every](plan.day, plan.hour, plan.timeZone)} ·{' '}
              {delivery.by === 'email' ? delivery.to.join(', ') : words.asTicket}
            </Text>
            <Text size="sm" c="dimmed">
              {enabled && nextAt !== null ? (
                <>
                  {words.next} <Time at={nextAt} />
                </>
              ) : (
                words.off
              )}
            </Text>
          </div>
          <Group gap="xs">
            <Button
              variant="default"
              size="compact-sm"
              loading={test.isPending}
              onClick={send}
              aria-label={named(words.test)}
            >
              {words.test}
            </Button>
            <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={named(words.change)}>
              {words.change}
            </Button>
            <Button variant="default" size="compact-sm" onClick={onRemove} aria-label={named(words.remove)}>
              {words.remove}
            </Button>
          </Group>
        </Group>
        {problem !== null && <ProblemAlert error={{ ...problem, detail: problem.message }} />}
        {again.error !== null && <ProblemAlert error={again.error} />}
        {deliveries.length > 0 && (
          <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
            {deliveries.map((one) => (
              <Group component="li" key={one.id} gap="sm">
                <StateMark tone={tones[one.state]}>{words.states[one.state]}</StateMark>
                <Text span size="sm">
                  {one.period.replace('/', ' – ')}
                  {one.test && ` (${words.isTest})`}
                </Text>
                {one.sentAt !== null && (
                  <Text span size="sm" c="dimmed">
                    <Time at={one.sentAt} />
                  </Text>
                )}
                {one.connectwiseId !== null && <ConnectWiseLink number={one.connectwiseId} url={one.url} />}
                {(one.state === 'failed' || one.state === 'unknown') && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    loading={again.isPending}
                    onClick={() => again.mutate({ id, deliveryId: one.id })}
                    aria-label={`${words.again}: ${one.period}`}
                  >
                    {words.again}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}
