import { Button, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { type DnsList, useDnsChange } from '../queries.ts';
import { ListFields, type ListValues } from './list-fields.tsx';
import { changeList, deleteList } from './queries.ts';

const words = dns.lists;

/** The actions of an administrator on a whole list. */
export function ListActions({ list }: { list: DnsList }) {
  const [changing, change] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Pencil size={14} aria-hidden />}
        onClick={change.open}
      >
        {words.change}
      </Button>
      <DeleteList list={list} />
      <Dialog opened={changing} onClose={change.close} title={words.changeTitle(list.name)}>
        <ChangeForm list={list} onClose={change.close} />
      </Dialog>
    </>
  );
}

function ChangeForm({ list, onClose }: { list: DnsList; onClose: () => void }) {
  const { id, name, kind, category, companyId, locked } = list;
  const change = useDnsChange(changeList(id), onClose);
  const saved = { name, kind, category, companyId: companyId ?? undefined, locked };
  const form = useForm<ListValues>({
    initialValues: saved,
    validate: { name: isNotEmpty(text.ui.fieldMissing) },
  });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) =>
        change.mutate({ name: values.name, category: values.category, locked: values.locked })
      }
      mutation={change}
      action={words.changeAction}
      saved={saved}
      onClose={onClose}
    >
      <ListFields form={form} isNew={false} />
    </DialogForm>
  );
}

function DeleteList({ list: { id, name, entries } }: { list: DnsList }) {
  const navigate = useNavigate();
  const [asked, { open, close }] = useDisclosure(false);
  // Leaves the page before the lists are loaded again without this one.
  const remove = useDnsChange(async () => {
    await deleteList(id)();
    await navigate({ to: '/dns/lists' });
  });
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
        <Text>{words.removeText(entries)}</Text>
      </Confirm>
    </>
  );
}
