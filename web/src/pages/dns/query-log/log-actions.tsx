import { Button, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { ScrollText, Square, Trash2 } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { ProblemDialog } from '../../../ui/problem-dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { type DnsCompany, useDnsChange } from '../queries.ts';
import { deleteLog, type QueryLog, startLog, stopLog } from './queries.ts';

const words = dns.queryLog;
const hours = [1, 4, 8, 24].map((count) => ({ value: String(count), label: words.hoursChoice(count) }));

/** The actions of an administrator on the log of a company: start, stop, delete. */
export function LogActions({ company, log }: { company: DnsCompany; log: QueryLog | null }) {
  if (log?.isOn) return <StopLog id={company.id} />;
  return (
    <>
      <StartLog company={company} />
      {log !== null && <DeleteLog company={company} stored={log.stored} />}
    </>
  );
}

function StopLog({ id }: { id: number }) {
  const stop = useDnsChange(stopLog(id));
  return (
    <>
      <Button
        size="xs"
        leftSection={<Square size={14} aria-hidden />}
        loading={stop.isPending}
        onClick={() => stop.mutate()}
      >
        {words.stop}
      </Button>
      <ProblemDialog error={stop.error} onClose={stop.reset} />
    </>
  );
}

function StartLog({ company }: { company: DnsCompany }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<ScrollText size={14} aria-hidden />} onClick={open}>
        {words.start}
      </Button>
      <Dialog opened={opened} onClose={close} title={words.startTitle(company.name)}>
        <StartForm id={company.id} onClose={close} />
      </Dialog>
    </>
  );
}

function StartForm({ id, onClose }: { id: number; onClose: () => void }) {
  const start = useDnsChange(startLog(id), onClose);
  const form = useForm({ initialValues: { hours: '1' } });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => start.mutate(Number(values.hours))}
      mutation={start}
      action={words.startAction}
      onClose={onClose}
    >
      <Text>{words.startText}</Text>
      <Select
        label={words.hours}
        data={hours}
        allowDeselect={false}
        data-autofocus
        {...form.getInputProps('hours')}
      />
    </DialogForm>
  );
}

function DeleteLog({ company: { id, name }, stored }: { company: DnsCompany; stored: number }) {
  const [asked, { open, close }] = useDisclosure(false);
  const remove = useDnsChange(deleteLog(id), close);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Trash2 size={14} aria-hidden />} onClick={open}>
        {words.remove}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.removeTitle(name)}
        action={words.removeAction}
        dangerous
        mutation={{ ...remove, mutate: () => remove.mutate() }}
      >
        <Text>{words.removeText(stored)}</Text>
      </Confirm>
    </>
  );
}
