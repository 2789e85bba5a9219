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
import { addNetwork } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies.networks;
type Network = DnsCompany['networks'][number];

/** The networks from which the queries of a company come. */
export function Networks({ company: { id, networks } }: { company: DnsCompany }) {
  const mayChange = useMay('admin');
  const columns = useMemo(() => (mayChange ? [...shown, removal(id)] : shown), [mayChange, id]);
  return (
    <PartSection
      title={words.title}
      description={words.text}
      columns={columns}
      rows={networks}
      empty={words.empty}
      add={
        mayChange && (
          <AddDialog label={words.add}>{(close) => <NetworkForm id={id} onClose={close} />}</AddDialog>
        )
      }
    />
  );
}

const shown: readonly Column<Network>[] = [
  { id: 'network', title: words.network, cell: ({ network }) => <Code>{network}</Code> },
  { id: 'note', title: words.note, cell: ({ note }) => note },
];

const removal = (companyId: number): Column<Network> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: ({ id, network }) => <RemovePart companyId={companyId} part="networks" partId={id} name={network} />,
});

function NetworkForm({ id, onClose }: { id: number; onClose: () => void }) {
  const add = useDnsChange(addNetwork(id), onClose);
  const form = useForm({
    initialValues: { network: '', note: '' },
    validate: { network: isNotEmpty(text.ui.fieldMissing) },
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
        label={words.network}
        description={words.networkHint}
        required
        maxLength={64}
        data-autofocus
        {...form.getInputProps('network')}
      />
      <TextInput
        label={words.note}
        description={words.noteHint}
        maxLength={200}
        {...form.getInputProps('note')}
      />
    </DialogForm>
  );
}
