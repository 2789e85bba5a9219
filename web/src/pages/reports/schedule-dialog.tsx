import { Group, Input, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { reports } from '../../text/en/reports.ts';
import { CompanySelect } from '../../ui/company-select.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { TagsInput } from '../../ui/tags-input.tsx';
import { CompanyPicker } from '../connectwise/companies/company-picker.tsx';
import {
  boardsQuery,
  type Choice,
  prioritiesQuery,
  statusesQuery,
  typesQuery,
} from '../connectwise/services/choices.ts';
import { channelsQuery } from '../notifications/queries.ts';
import { missingOf, scheduleBody, scheduleValues } from './schedule-form.ts';
import { type Schedule, saveSchedule, useScheduleChange } from './schedule-queries.ts';

const words = reports.schedules;

interface ScheduleDialogProps {
  readonly edited: Schedule | 'new' | null;
  /** As they are saved now. */
  readonly schedules: readonly Schedule[];
  readonly onClose: () => void;
}

/** Adds or changes a schedule. */
export function ScheduleDialog({ edited, schedules, onClose }: ScheduleDialogProps) {
  return (
    <Dialog
      opened={edited !== null}
      onClose={onClose}
      title={edited === 'new' ? words.add : words.change}
      size="lg"
    >
      {edited !== null && (
        <ScheduleForm
          schedule={edited === 'new' ? null : edited}
          now={schedules.find(({ id }) => edited !== 'new' && id === edited.id)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

const zones = (chosen: string) => [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

function useScheduleForm(schedule: Schedule | null) {
  return useForm({ initialValues: scheduleValues(schedule), validate: missingOf });
}

type Form = ReturnType<typeof useScheduleForm>;

interface ScheduleFormProps {
  readonly schedule: Schedule | null;
  /** As it is saved now; undefined once it was deleted. */
  readonly now: Schedule | undefined;
  readonly onClose: () => void;
}

function ScheduleForm({ schedule, now, onClose }: ScheduleFormProps) {
  const form = useScheduleForm(schedule);
  const save = useScheduleChange(saveSchedule);
  const { every, by, companyId, hour, timeZone } = form.values;
  const submit = (values: Form['values']) =>
    save.mutate(
      { id: schedule?.id ?? null, body: scheduleBody(values) },
      {
        onSuccess() {
          notifications.show({ message: words.saved });
          onClose();
        },
      },
    );
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={save}
      action={words.save}
      saved={schedule === null ? undefined : now === undefined ? null : scheduleValues(now)}
      onClose={onClose}
    >
      <TextInput label={words.name} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <div>
        <CompanySelect
          label={reports.company}
          value={companyId ?? undefined}
          onChange={(id) => form.setFieldValue('companyId', id ?? null)}
        />
        <Text size="xs" c="dimmed">
          {reports.allCompanies}
        </Text>
      </div>
      <Group grow align="flex-start">
        <Select
          label={words.every}
          data={words.everyChoices}
          allowDeselect={false}
          {...form.getInputProps('every')}
        />
        {every === 'month' ? (
          <NumberField label={words.dayOfMonth} min={1} max={28} {...form.getInputProps('dayOfMonth')} />
        ) : (
          <Select
            label={words.dayOfWeek}
            data={words.days}
            allowDeselect={false}
            {...form.getInputProps('dayOfWeek')}
          />
        )}
        <Select
          label={words.hour}
          data={hours}
          allowDeselect={false}
          value={String(hour)}
          onChange={(value) => form.setFieldValue('hour', Number(value))}
        />
      </Group>
      <Select
        label={reports.timeZone}
        data={zones(timeZone)}
        searchable
        limit={50}
        allowDeselect={false}
        {...form.getInputProps('timeZone')}
      />
      <Select label={words.by} data={words.byChoices} allowDeselect={false} {...form.getInputProps('by')} />
      {by === 'email' ? <MailPart form={form} /> : <TicketPart form={form} />}
      <Switch label={words.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </DialogForm>
  );
}

function MailPart({ form }: { form: Form }) {
  const { data: channels } = useQuery(channelsQuery);
  const mail = (channels?.items ?? []).filter(({ kind }) => kind === 'email');
  return (
    <>
      <Select
        label={words.channel}
        description={words.channelHint}
        required
        data={mail.map(({ id, name }) => ({ value: String(id), label: name }))}
        {...form.getInputProps('channelId')}
      />
      {channels !== undefined && mail.length === 0 && (
        <Text size="sm">
          {words.noChannel}{' '}
          <TextLink to="/settings/notifications" underline="always">
            {words.addChannel}
          </TextLink>
        </Text>
      )}
      <TagsInput
        label={words.to}
        description={words.toHint}
        required
        maxTags={20}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        {...form.getInputProps('to')}
      />
    </>
  );
}

function TicketPart({ form }: { form: Form }) {
  const { boardId, ticketCompany } = form.values;
  const boards = useQuery(boardsQuery);
  const statuses = useQuery(statusesQuery(boardId));
  const types = useQuery(typesQuery(boardId));
  const priorities = useQuery(prioritiesQuery);
  const failed = [boards, statuses, types, priorities].find(({ isError }) => isError);
  const select = (
    field: 'boardId' | 'statusId' | 'typeId' | 'priorityId',
    items: readonly Choice[] | undefined,
  ) => (
    <Select
      label={words.choices[field]}
      required
      searchable
      data={(items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={form.values[field] === null ? null : String(form.values[field])}
      onChange={(value) => {
        form.setFieldValue(field, value === null ? null : Number(value));
        // A status belongs to a board, and so does a type.
        if (field === 'boardId') form.setValues({ statusId: null, typeId: null });
      }}
      error={form.errors[field]}
    />
  );
  return (
    <>
      <Text size="sm" c="dimmed">
        {words.ticketHint}
      </Text>
      {failed !== undefined && <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />}
      {select('boardId', boards.data?.items)}
      <Group grow align="flex-start">
        {select('statusId', statuses.data?.items)}
        {select('typeId', types.data?.items)}
        {select('priorityId', priorities.data?.items)}
      </Group>
      <Input.Wrapper
        label={words.ticketCompany}
        description={words.ticketCompanyHint}
        error={form.errors.ticketCompany}
      >
        <CompanyPicker
          label={words.ticketCompany}
          chosen={ticketCompany}
          onChoose={({ id, name, identifier }) =>
            form.setFieldValue('ticketCompany', { id, name, identifier })
          }
          remove={{ label: words.ticketCompanyRemove, act: () => form.setFieldValue('ticketCompany', null) }}
          invalid={form.errors.ticketCompany != null}
        />
      </Input.Wrapper>
    </>
  );
}
