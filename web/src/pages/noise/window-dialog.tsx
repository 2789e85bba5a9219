import {
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { text } from '../../text/index.ts';
import { CompaniesField } from '../../ui/companies-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type MaintenanceWindow, saveWindow, useNoiseChange } from './queries.ts';
import { type WindowValues, weekdays, windowBody, windowValues } from './window-form.ts';

const words = text.noise.window;

interface WindowDialogProps {
  readonly edited: MaintenanceWindow | 'new' | null;
  readonly onClose: () => void;
}

/** Creates or changes a maintenance window. */
export function WindowDialog({ edited, onClose }: WindowDialogProps) {
  return (
    <Modal opened={edited !== null} onClose={onClose} title={words.title} size="lg">
      {edited !== null && <WindowForm window={edited === 'new' ? null : edited} onClose={onClose} />}
    </Modal>
  );
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function WindowForm({ window, onClose }: { window: MaintenanceWindow | null; onClose: () => void }) {
  const [values, setValues] = useState(() => windowValues(window, ownZone));
  const [tried, setTried] = useState(false);
  const save = useNoiseChange(saveWindow);
  const change = (patch: Partial<WindowValues>) => setValues({ ...values, ...patch });
  const missing = (is: boolean) => (tried && is ? words.incomplete : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const body = windowBody(values);
    if (body === null) return;
    save.mutate(
      { id: window?.id ?? null, body },
      {
        onSuccess() {
          notifications.show({ message: words.made });
          onClose();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{words.text}</Text>
        <TextInput
          label={words.name}
          required
          maxLength={100}
          data-autofocus
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={missing(values.name.trim() === '')}
        />
        <CompaniesField
          label={text.noise.matchers.companyIds}
          hint={text.noise.matcherHints.companyIds}
          value={values.companyIds}
          onChange={(companyIds) => change({ companyIds })}
        />
        <SegmentedControl
          aria-label={words.kind}
          value={values.kind}
          onChange={(kind) => change({ kind: kind === 'weekly' ? 'weekly' : 'once' })}
          data={(['once', 'weekly'] as const).map((value) => ({ value, label: words.kinds[value] }))}
        />
        {values.kind === 'once' ? (
          <Group grow align="flex-start">
            <TextInput
              type="datetime-local"
              label={words.starts}
              required
              value={values.startsAt}
              onChange={(event) => change({ startsAt: event.currentTarget.value })}
              error={missing(values.startsAt === '')}
            />
            <TextInput
              type="datetime-local"
              label={words.ends}
              required
              value={values.endsAt}
              onChange={(event) => change({ endsAt: event.currentTarget.value })}
              error={missing(!(values.endsAt > values.startsAt))}
            />
          </Group>
        ) : (
          <WeeklyFields values={values} change={change} missing={missing} />
        )}
        {save.isError && <ProblemAlert error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface WeeklyFieldsProps {
  readonly values: WindowValues;
  readonly change: (patch: Partial<WindowValues>) => void;
  readonly missing: (is: boolean) => string | undefined;
}

function WeeklyFields({ values, change, missing }: WeeklyFieldsProps) {
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <Checkbox.Group
        label={words.days}
        value={values.days}
        onChange={(chosen) => change({ days: weekdays.filter((day) => chosen.includes(day)) })}
        error={missing(values.days.length === 0)}
      >
        <Group gap="md" mt="xs">
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={words.dayNames[day]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow align="flex-start">
        <TextInput
          type="time"
          label={words.starts}
          required
          value={values.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
          error={missing(values.from === '')}
        />
        <TextInput
          type="time"
          label={words.ends}
          required
          value={values.to}
          onChange={(event) => change({ to: event.currentTarget.value })}
          error={missing(values.to === '')}
        />
      </Group>
      <Select
        label={words.timeZone}
        description={words.timeZoneHint}
        data={zones.includes(values.timeZone) ? zones : [values.timeZone, ...zones]}
        value={values.timeZone}
        onChange={(timeZone) => timeZone !== null && change({ timeZone })}
        searchable
        allowDeselect={false}
      />
    </>
  );
}
