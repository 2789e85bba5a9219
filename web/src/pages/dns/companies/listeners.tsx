import { Code, NumberInput, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { endpointText } from '../endpoint.ts';
import { type DnsCompany, useDnsChange } from '../queries.ts';
import { AddDialog } from './add-dialog.tsx';
import { PartSection } from './part-section.tsx';
import { addListener } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies.listeners;
type Listener = DnsCompany['listeners'][number];

/** Listening addresses of Picket that only this company uses. */
export function Listeners({ company: { id, listeners } }: { company: DnsCompany }) {
  const mayChange = useMay('admin');
  const columns = useMemo(() => (mayChange ? [...shown, removal(id)] : shown), [mayChange, id]);
  return (
    <PartSection
      title={words.title}
      description={words.text}
      columns={columns}
      rows={listeners}
      empty={words.empty}
      add={
        mayChange && (
          <AddDialog label={words.add}>{(close) => <ListenerForm id={id} onClose={close} />}</AddDialog>
        )
      }
    />
  );
}

const endpointOf = ({ address, port }: Listener) => endpointText({ host: address, port });

const shown: readonly Column<Listener>[] = [
  { id: 'address', title: words.address, cell: (listener) => <Code>{endpointOf(listener)}</Code> },
];

const removal = (companyId: number): Column<Listener> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: (listener) => (
    <RemovePart companyId={companyId} part="listeners" partId={listener.id} name={endpointOf(listener)} />
  ),
});

function ListenerForm({ id, onClose }: { id: number; onClose: () => void }) {
  const add = useDnsChange(addListener(id), onClose);
  const form = useForm({
    initialValues: { address: '', port: 53 },
    validate: { address: isNotEmpty(text.ui.fieldMissing) },
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
        label={words.address}
        description={words.addressHint}
        required
        maxLength={64}
        data-autofocus
        {...form.getInputProps('address')}
      />
      <NumberInput
        label={words.port}
        required
        min={1}
        max={65_535}
        allowDecimal={false}
        {...form.getInputProps('port')}
      />
    </DialogForm>
  );
}
