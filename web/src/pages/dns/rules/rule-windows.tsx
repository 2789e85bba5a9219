import { Button, Checkbox, Group, Input, Paper, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Select } from '../../../ui/select.tsx';
import { type Window, weekdays } from './rule.ts';

const words = dns.rules;

interface RuleWindowsProps {
  readonly windows: readonly Window[];
  readonly error: ReactNode;
  readonly onChange: (windows: Window[]) => void;
}

/** The times of the week at which a rule applies. */
export function RuleWindows({ windows, error, onChange }: RuleWindowsProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const fresh: Window = { days: [...weekdays.slice(0, 5)], from: '08:00', to: '18:00', timeZone: zone };
  return (
    <Stack gap="sm" role="group" aria-label={words.conditions.windows}>
      <div>
        <Input.Label component="div">{words.conditions.windows}</Input.Label>
        <Input.Description>{words.windowsHint}</Input.Description>
        {error != null && <Input.Error>{error}</Input.Error>}
      </div>
      {windows.map((window, at) => (
        <WindowFields
          // Without an id, its place is all that a time has.
          // biome-ignore lint/suspicious/noArrayIndexKey: fields keep no state of their own
          key={at}
          number={at + 1}
          window={window}
          onChange={(now) => onChange(windows.map((one, index) => (index === at ? now : one)))}
          onRemove={() => onChange(windows.filter((_, index) => index !== at))}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...windows, fresh])}
          disabled={windows.length >= 20}
        >
          {words.addWindow}
        </Button>
      </Group>
    </Stack>
  );
}

interface WindowFieldsProps {
  /** From 1. */
  readonly number: number;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
  readonly onRemove: () => void;
}

function WindowFields({ number, window, onChange, onRemove }: WindowFieldsProps) {
  const { days, from, to, timeZone } = window;
  const zones = Intl.supportedValuesOf('timeZone');
  const change = (patch: Partial<Window>) => onChange({ ...window, ...patch });
  return (
    <Paper component="fieldset" m={0} aria-label={words.window(number)}>
      <Stack gap="sm">
        <Checkbox.Group
          label={words.days}
          value={days}
          onChange={(chosen) => change({ days: weekdays.filter((day) => chosen.includes(day)) })}
        >
          <Group gap="md" mt="xs">
            {weekdays.map((day) => (
              <Checkbox key={day} value={day} label={text.noise.window.dayNames[day]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow align="flex-start">
          <TextInput
            type="time"
            label={words.from}
            value={from}
            onChange={({ currentTarget }) => change({ from: currentTarget.value })}
          />
          <TextInput
            type="time"
            label={words.to}
            value={to}
            onChange={({ currentTarget }) => change({ to: currentTarget.value })}
          />
        </Group>
        <Input.Description>{words.toHint}</Input.Description>
        <Select
          label={words.timeZone}
          data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
          searchable
          allowDeselect={false}
          value={timeZone}
          onChange={(zone) => zone !== null && change({ timeZone: zone })}
        />
        <Group>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            leftSection={<Trash2 size={14} aria-hidden />}
            onClick={onRemove}
          >
            {words.removeWindow(number)}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
