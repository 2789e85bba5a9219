import { Group, PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '../../text/en/notifications.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import type { ChannelValues } from './channel-form.ts';

const words = notifications;
const securities = Object.entries(words.securities).map(([value, label]) => ({ value, label }));

/** How e-mail is sent, and to whom. */
export function MailFields({
  form,
  hasPassword,
}: {
  form: UseFormReturnType<ChannelValues>;
  hasPassword: boolean;
}) {
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label={words.host} required {...form.getInputProps('host')} />
        <NumberField label={words.port} required min={1} max={65_535} {...form.getInputProps('port')} />
      </Group>
      <Select
        label={words.security}
        data={securities}
        allowDeselect={false}
        {...form.getInputProps('security')}
      />
      <Group grow align="flex-start">
        <TextInput label={words.user} description={words.userHint} {...form.getInputProps('user')} />
        <PasswordInput
          label={words.password}
          description={hasPassword ? words.passwordKept : words.urlHint}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </Group>
      <TextInput type="email" label={words.from} required {...form.getInputProps('from')} />
      <TextInput label={words.to} description={words.toHint} required {...form.getInputProps('to')} />
    </>
  );
}
