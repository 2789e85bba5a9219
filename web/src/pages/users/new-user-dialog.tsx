import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Role } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RoleSelect } from '../../ui/role-select.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { addUser, useUserMutation } from './queries.ts';

const words = text.users;

/** Asks who it is, adds them, and shows their link once. */
export function NewUserDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const add = useUserMutation(addUser);
  const form = useForm({ initialValues: { name: '', email: '', role: 'viewer' as Role } });

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
        <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
          <Stack>
            {add.isError && <ProblemAlert error={add.error} />}
            <TextInput
              label={words.name}
              required
              maxLength={100}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <TextInput label={words.email} type="email" required {...form.getInputProps('email')} />
            <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {text.ui.cancel}
              </Button>
              <Button type="submit" loading={add.isPending}>
                {words.addAction}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
