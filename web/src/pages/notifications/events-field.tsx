import { Checkbox, Group, Input, NumberInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { notifications } from '../../text/en/notifications.ts';
import type { ChannelValues } from './channel-form.ts';
import type { NotifiedEvent } from './queries.ts';

const words = notifications;
type Events = ChannelValues['events'];

interface EventsFieldProps {
  readonly all: readonly NotifiedEvent[];
  readonly value: Events;
  readonly error: ReactNode;
  readonly onChange: (value: Events) => void;
}

/** The events that a channel reports, each with its minutes. */
export function EventsField({ all, value, error, onChange }: EventsFieldProps) {
  const without = (name: string) => Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
  return (
    <Input.Wrapper label={words.events} description={words.eventsHint} error={error} labelElement="div">
      <Stack gap={6} mt="xs" role="group" aria-label={words.events}>
        {all.map(({ name, title, minutes }) => (
          <Group key={name} justify="space-between" wrap="nowrap">
            <Checkbox
              label={title}
              checked={name in value}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? { ...value, [name]: minutes } : without(name))
              }
            />
            <NumberInput
              aria-label={words.minutes(title)}
              size="xs"
              w={90}
              min={0}
              max={10_080}
              allowDecimal={false}
              disabled={!(name in value)}
              value={value[name] ?? ''}
              onChange={(typed) => onChange({ ...value, [name]: typed })}
            />
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  );
}
