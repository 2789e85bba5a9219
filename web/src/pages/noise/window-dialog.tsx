import { Checkbox, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { CompaniesField } from '../../ui/companies-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Select } from '../../ui/select.tsx';
import { type MaintenanceWindow, saveWindow, useNoiseChange } from './queries.ts';
import { type WindowValues, weekdays, windowBody, windowValues } from './window-form.ts';

const words = text.noise.window;

interface WindowDialogProps {
  readonly edited: MaintenanceWindow | 'new' | null;
  /** As they are saved now. */
  readonly windows: readonly MaintenanceWindow[];
  readonly onClose: () => void;
}

/** Creates or changes a maintenance window. */
export function WindowDialog({ edited, windows, onClose }: WindowDialogProps) {
  return (
    <Dialog opened={edited !== null} onClose={onClose} title={words.title} size="lg">
      {edited !== null && (
        <WindowForm
          window={edited === 'new' ? null : edited}
          now={windows.find(({ id }) => edited !== 'new' && id === edited.id)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The errors; fields of the kind that is not chosen do not count. */
function validate(values: WindowValues) {
  const { name, kind, startsAt, endsAt, days, from, to } = values;
  const missing = (is: boolean) => (is ? text.ui.fieldMissing : null);
  return kind === 'once'
    ? {
        name: missing(name.trim() === ''),
        startsAt: missing(startsAt === ''),
        endsAt: missing(endsAt === '') ?? (endsAt > startsAt ? null : words.endsFirst),
      }
    : {
        name: missing(name.trim() === ''),
        days: missing(days.length === 0),
        from: missing(from === ''),
        to: missing(to === ''),
      };
}

interface WindowFormProps {
  readonly window: MaintenanceWindow | null;
  /** As it is saved now; undefined once it was deleted. */
  readonly now: MaintenanceWindow | undefined;
  readonly onClose: () => void;
}

function WindowForm({ window, now, onClose }: WindowFormProps) {
  const form = useForm({ initialValues: windowValues(window, ownZone), validate });
  const save = useNoiseChange(saveWindow);

  function submit(values: WindowValues) {
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
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={save}
      action={words.submit}
      saved={window === null ? undefined : now === undefined ? null : windowValues(now, ownZone)}
      onClose={onClose}
    >
      <Text>{words.text}</Text>
      <TextInput label={words.name} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <CompaniesField
        label={text.noise.matchers.companyIds}
        hint={text.noise.matcherHints.companyIds}
        value={form.values.companyIds}
        onChange={(companyIds) => form.setFieldValue('companyIds', companyIds)}
      />
      <SegmentedControl
        aria-label={words.kind}
        data={(['once', 'weekly'] as const).map((value) => ({ value, label: words.kinds[value] }))}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'once' ? (
        <Group grow align="flex-start">
          <TextInput
            type="datetime-local"
            label={words.starts}
            required
            {...form.getInputProps('startsAt')}
          />
          <TextInput type="datetime-local" label={words.ends} required {...form.getInputProps('endsAt')} />
        </Group>
      ) : (
        <WeeklyFields form={form} />
      )}
    </DialogForm>
  );
}

function WeeklyFields({ form }: { form: UseFormReturnType<WindowValues> }) {
  const { timeZone } = form.values;
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <Checkbox.Group
        label={words.days}
        {...form.getInputProps('days')}
        onChange={(chosen) =>
          form.setFieldValue(
            'days',
            weekdays.filter((day) => chosen.includes(day)),
          )
        }
      >
        <Group gap="md" mt="xs">
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={words.dayNames[day]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow align="flex-start">
        <TextInput type="time" label={words.starts} required {...form.getInputProps('from')} />
        <TextInput type="time" label={words.ends} required {...form.getInputProps('to')} />
      </Group>
      <Select
        label={words.timeZone}
        description={words.timeZoneHint}
        data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
        searchable
        allowDeselect={false}
        {...form.getInputProps('timeZone')}
      />
    </>
  );
}
