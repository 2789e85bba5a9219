import { Button, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { type DnsCompany, useDnsChange } from '../queries.ts';
import { changeCompany } from './queries.ts';

const words = dns.companies;

/** The actions of an administrator on a company: rename, archive, restore. */
export function CompanyActions({ company }: { company: DnsCompany }) {
  const [renaming, rename] = useDisclosure(false);
  const { archivedAt, name } = company;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Pencil size={14} aria-hidden />}
        onClick={rename.open}
      >
        {words.rename}
      </Button>
      {archivedAt === null ? <ArchiveCompany company={company} /> : <RestoreCompany company={company} />}
      <Dialog opened={renaming} onClose={rename.close} title={words.renameTitle(name)}>
        <RenameForm company={company} onClose={rename.close} />
      </Dialog>
    </>
  );
}

function RenameForm({ company: { id, name }, onClose }: { company: DnsCompany; onClose: () => void }) {
  const change = useDnsChange(changeCompany(id), onClose);
  const form = useForm({ initialValues: { name }, validate: { name: isNotEmpty(text.ui.fieldMissing) } });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => change.mutate(values)}
      mutation={change}
      action={words.renameAction}
      saved={{ name }}
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DialogForm>
  );
}

function ArchiveCompany({ company: { id, name } }: { company: DnsCompany }) {
  const [asked, { open, close }] = useDisclosure(false);
  const change = useDnsChange(changeCompany(id), close);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Archive size={14} aria-hidden />} onClick={open}>
        {words.archive}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.archiveTitle(name)}
        action={words.archiveAction}
        dangerous
        mutation={{ ...change, mutate: () => change.mutate({ archived: true }) }}
      >
        <Text>{words.archiveText}</Text>
      </Confirm>
    </>
  );
}

function RestoreCompany({ company: { id, name } }: { company: DnsCompany }) {
  const [asked, { open, close }] = useDisclosure(false);
  const change = useDnsChange(changeCompany(id), close);
  return (
    <>
      <Button size="xs" leftSection={<ArchiveRestore size={14} aria-hidden />} onClick={open}>
        {words.restore}
      </Button>
      <Confirm
        opened={asked}
        onClose={close}
        title={words.restoreTitle(name)}
        action={words.restoreAction}
        mutation={{ ...change, mutate: () => change.mutate({ archived: false }) }}
      >
        <Text>{words.restoreText}</Text>
      </Confirm>
    </>
  );
}
