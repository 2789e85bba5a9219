import { Code, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { type DnsCompany, useDnsChange } from '../queries.ts';
import { AddDialog } from './add-dialog.tsx';
import { PartSection } from './part-section.tsx';
import { addDevice } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies.devices;
type Device = DnsCompany['devices'][number];

/** The computers of a company that have a name. */
export function Devices({ company: { id, devices } }: { company: DnsCompany }) {
  const mayChange = useMay('admin');
  const columns = useMemo(() => (mayChange ? [...shown, removal(id)] : shown), [mayChange, id]);
  return (
    <PartSection
      title={words.title}
      description={words.text}
      columns={columns}
      rows={devices}
      empty={words.empty}
      add={
        mayChange && (
          <AddDialog label={words.add}>{(close) => <DeviceForm id={id} onClose={close} />}</AddDialog>
        )
      }
    />
  );
}

const shown: readonly Column<Device>[] = [
  { id: 'name', title: words.name, cell: ({ name }) => name },
  { id: 'address', title: words.address, cell: ({ address }) => <Code>{address}</Code> },
];

const removal = (companyId: number): Column<Device> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: ({ id, name }) => <RemovePart companyId={companyId} part="devices" partId={id} name={name} />,
});

function DeviceForm({ id, onClose }: { id: number; onClose: () => void }) {
  const add = useDnsChange(addDevice(id), onClose);
  const form = useForm({
    initialValues: { name: '', address: '' },
    validate: { name: isNotEmpty(text.ui.fieldMissing), address: isNotEmpty(text.ui.fieldMissing) },
  });
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => add.mutate(values)}
      mutation={add}
      action={words.addAction}
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
      <TextInput
        label={words.address}
        description={words.addressHint}
        required
        maxLength={64}
        {...form.getInputProps('address')}
      />
    </DialogForm>
  );
}
