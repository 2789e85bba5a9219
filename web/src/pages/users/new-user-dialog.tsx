import { Modal, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { Role } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { RoleSelect } from '../../ui/role-select.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { addUser, useUserMutation } from './queries.ts';

const words = text.users;

/** Asks who it is, adds them, and shows their link once. */
export function NewUserDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const add = useUserMutation(addUser);
  const form = useForm({
    initialValues: { name: '', email: '', role: 'viewer' as Role },
    validate: { name: isNotEmpty(text.ui.fieldMissing), email: isNotEmpty(text.ui.fieldMissing) },
  });

  function close() {
    onClose();
    add.reset();
    form.reset();
  }

  return (
    // Closing by accident would lose the link.
    <Modal
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
          onSubmit={(values) => add.mutate(values)}
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
        </DialogForm>
      )}
    </Modal>
  );
}
