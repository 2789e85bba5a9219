import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { Role } from '../../session/me.ts';
import { tokens } from '../../text/en/tokens.ts';
import { text } from '../../text/index.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { LimitSelect, missingCompanies } from '../../ui/limit-select.tsx';
import { RoleSelect } from '../../ui/role-select.tsx';
import { Select } from '../../ui/select.tsx';
import { useMakeToken } from './queries.ts';

const words = tokens;
type Expiry = keyof typeof words.expiry;
type Scope = keyof typeof words.scopeMeans;
const scopes = Object.keys(words.scopeMeans) as Scope[];
const dayMs = 24 * 3_600_000;

/** Asks what the token is for, creates it, and shows it once. */
export function NewTokenDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const make = useMakeToken();
  const form = useForm({
    initialValues: {
      name: '',
      role: 'viewer' as Role,
      companyIds: null as number[] | null,
      expiry: '90' as Expiry,
      scopes: [] as Scope[],
    },
    validate: { name: isNotEmpty(text.ui.fieldMissing), companyIds: missingCompanies },
  });

  function close() {
    onClose();
    make.reset();
    form.reset();
  }

  const submit = ({ name, role, companyIds, expiry, scopes: chosen }: typeof form.values) =>
    make.mutate({
      name,
      role,
      companyIds: role === 'admin' ? null : companyIds,
      scopes: role === 'admin' ? chosen : [],
      ...(expiry === 'never'
        ? {}
        : { expiresAt: new Date(Date.now() + Number(expiry) * dayMs).toISOString() }),
    });

  return (
    // Closing by accident would lose the token for good.
    <Dialog
      opened={opened}
      onClose={close}
      title={words.add}
      closeOnClickOutside={!make.isSuccess}
      closeOnEscape={!make.isSuccess}
    >
      {make.isSuccess ? (
        <Stack>
          <Text>{words.made}</Text>
          <CopyOnce value={make.data.token} label={words.token} />
          <Button onClick={close}>{words.done}</Button>
        </Stack>
      ) : (
        <DialogForm form={form} onSubmit={submit} mutation={make} action={words.make} onClose={close}>
          <TextInput
            label={words.name}
            description={words.nameHint}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          {form.values.role !== 'admin' && (
            <LimitSelect
              value={form.values.companyIds}
              onChange={(ids) => form.setFieldValue('companyIds', ids)}
            />
          )}
          {form.values.role === 'admin' && (
            <Checkbox.Group
              label={words.scopes}
              description={words.scopesHint}
              value={form.values.scopes}
              onChange={(chosen) => form.setFieldValue('scopes', chosen as Scope[])}
            >
              <Stack gap="xs" mt={6}>
                {scopes.map((scope) => (
                  <Checkbox key={scope} value={scope} label={words.scopeMeans[scope]} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Select
            label={words.expires}
            allowDeselect={false}
            data={Object.entries(words.expiry).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('expiry')}
          />
        </DialogForm>
      )}
    </Dialog>
  );
}
