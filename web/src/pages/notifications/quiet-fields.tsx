import { Checkbox, Group, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '../../text/en/notifications.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { allDays, type ChannelValues } from './channel-form.ts';

const words = notifications;
const { dayNames } = text.noise.window;

/** The hours of the week in which nothing is sent. */
export function QuietFields({ form }: { form: UseFormReturnType<ChannelValues> }) {
  const { isQuiet, timeZone } = form.values;
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <Switch
        label={words.quiet}
        description={words.quietHint}
        {...form.getInputProps('isQuiet', { type: 'checkbox' })}
      />
      {isQuiet && (
        <>
          <Checkbox.Group
            label={words.days}
            {...form.getInputProps('days')}
            onChange={(chosen) =>
              form.setFieldValue(
                'days',
                allDays.filter((day) => chosen.includes(day)),
              )
            }
          >
            <Group gap="md" mt="xs">
              {allDays.map((day) => (
                <Checkbox key={day} value={day} label={dayNames[day]} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group grow align="flex-start">
            <TextInput type="time" label={words.starts} required {...form.getInputProps('quietFrom')} />
            <TextInput type="time" label={words.ends} required {...form.getInputProps('quietTo')} />
          </Group>
          <Select
            label={words.timeZone}
            data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
            searchable
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
        </>
      )}
    </>
  );
}
