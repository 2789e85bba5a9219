import { TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useDnsChange } from '../queries.ts';
import { addCompany } from './queries.ts';

const words = dns.companies;

/** Adds a company, and opens its page. */
export function NewCompanyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.addTitle}>
      <NewCompanyForm onClose={onClose} />
    </Dialog>
  );
}

function NewCompanyForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const add = useDnsChange(addCompany, ({ id, name }) => {
    notifications.show({ message: words.added(name) });
    onClose();
    void navigate({ to: '/dns/companies/$id', params: { id: String(id) } });
  });
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: isNotEmpty(text.ui.fieldMissing) },
  });
  return (
    <DialogForm
      form={form}
      onSubmit={({ name }) => add.mutate(name)}
      mutation={add}
      action={words.add}
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
