import { TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { Role } from '../../session/me.ts';
import { users } from '../../text/en/users.ts';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { LimitSelect, missingCompanies } from '../../ui/limit-select.tsx';
import { RoleSelect } from '../../ui/role-select.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { addUser, useUserMutation } from './queries.ts';

const words = users;

/** Asks who it is, adds them, and shows their link once. */
export function NewUserDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const add = useUserMutation(addUser);
  const form = useForm({
    initialValues: { name: '', email: '', role: 'viewer' as Role, companyIds: null as number[] | null },
    validate: {
      name: isNotEmpty(text.ui.fieldMissing),
      email: isNotEmpty(text.ui.fieldMissing),
      companyIds: missingCompanies,
    },
  });

  function close() {
    onClose();
    add.reset();
    form.reset();
  }

  return (
    // Closing by accident would lose the link.
    <Dialog
      opened={opened}
      onClose={close}
      title={words.add}
      closeOnClickOutside={!add.isSuccess}
      closeOnEscape={!add.isSuccess}
    >
      {add.isSuccess ? (
        <OneTimeLink invited={add.data} onDone={close} />
      ) : (
        <DialogForm
          form={form}
          onSubmit={({ companyIds, ...user }) =>
            add.mutate({ ...user, companyIds: user.role === 'admin' ? null : companyIds })
          }
          mutation={add}
          action={words.addAction}
          onClose={close}
        >
          <TextInput
            label={words.name}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput label={words.email} type="email" required {...form.getInputProps('email')} />
          <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          {form.values.role !== 'admin' && (
            <LimitSelect
              value={form.values.companyIds}
              onChange={(ids) => form.setFieldValue('companyIds', ids)}
            />
          )}
        </DialogForm>
      )}
    </Dialog>
  );
}
