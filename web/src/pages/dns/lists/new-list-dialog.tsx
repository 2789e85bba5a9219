import { isNotEmpty, useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useDnsChange } from '../queries.ts';
import { ListFields, type ListValues } from './list-fields.tsx';
import { addList } from './queries.ts';

const words = dns.lists;

interface NewListDialogProps {
  readonly opened: boolean;
  readonly companyId: number | undefined;
  readonly onClose: () => void;
}

/** Adds a list, and opens its page. */
export function NewListDialog({ opened, companyId, onClose }: NewListDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.add}>
      <NewListForm companyId={companyId} onClose={onClose} />
    </Dialog>
  );
}

function NewListForm({ companyId, onClose }: Omit<NewListDialogProps, 'opened'>) {
  const navigate = useNavigate();
  const add = useDnsChange(addList, ({ id }) => {
    onClose();
    void navigate({ to: '/dns/lists/$id', params: { id: String(id) } });
  });
  const form = useForm<ListValues>({
    initialValues: { name: '', kind: 'block', category: 'malware', companyId, locked: false },
    validate: { name: isNotEmpty(text.ui.fieldMissing) },
  });
  const submit = ({ companyId: whose, locked, ...values }: ListValues) =>
    add.mutate({ ...values, companyId: whose ?? null, locked: whose === undefined && locked });
  return (
    <DialogForm form={form} onSubmit={submit} mutation={add} action={words.addAction} onClose={onClose}>
      <ListFields form={form} isNew />
    </DialogForm>
  );
}
