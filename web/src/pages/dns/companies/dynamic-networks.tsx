import { Button, Code, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { CopyOnce } from '../../../ui/copy-once.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { Time } from '../../../ui/time.tsx';
import { Words, withOwnTimes } from '../../../ui/words.tsx';
import { type DnsCompany, useDnsChange } from '../queries.ts';
import { AddDialog } from './add-dialog.tsx';
import { PartSection } from './part-section.tsx';
import { usePublicAddress } from './public-address.ts';
import { addDynamicNetwork } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies['dynamic-networks'];
type DynamicNetwork = DnsCompany['dynamicNetworks'][number];

/** Networks of a company whose public address changes. */
export function DynamicNetworks({ company: { id, dynamicNetworks } }: { company: DnsCompany }) {
  const mayChange = useMay('admin');
  const columns = useMemo(() => (mayChange ? [...shown, removal(id)] : shown), [mayChange, id]);
  return (
    <PartSection
      title={words.title}
      description={words.text}
      columns={columns}
      rows={dynamicNetworks}
      empty={words.empty}
      add={mayChange && <NewDynamicNetwork id={id} />}
    />
  );
}

const nameOf = ({ follows, hint }: DynamicNetwork) => follows ?? `${hint}…`;

const shown: readonly Column<DynamicNetwork>[] = [
  {
    id: 'way',
    title: words.way,
    cell: (network) => (
      <>
        {network.follows === null ? words.byToken : words.byName} <Code>{nameOf(network)}</Code>
      </>
    ),
  },
  {
    id: 'networks',
    title: words.networks,
    cell: ({ networks, problem }) => (
      <>
        {networks.length === 0 ? words.none : <Code>{networks.join(', ')}</Code>}
        {problem !== null && (
          <Text size="sm" c="red">
            {withOwnTimes(problem.message)} {withOwnTimes(problem.hint)}
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'confirmed',
    title: words.confirmed,
    cell: ({ confirmedAt }) => (confirmedAt === null ? words.never : <Time at={confirmedAt} />),
  },
  { id: 'note', title: dns.companies.networks.note, cell: ({ note }) => note },
];

const removal = (companyId: number): Column<DynamicNetwork> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: (network) => (
    <RemovePart companyId={companyId} part="dynamic-networks" partId={network.id} name={nameOf(network)} />
  ),
});

function NewDynamicNetwork({ id }: { id: number }) {
  const add = useDnsChange(addDynamicNetwork(id));
  const token = add.data?.token ?? null;
  return (
    <AddDialog label={words.add} keepOpen={token !== null} onClosed={add.reset}>
      {(close) =>
        token === null ? (
          <DynamicNetworkForm onClose={close} add={add} />
        ) : (
          <MadeToken token={token} onClose={close} />
        )
      }
    </AddDialog>
  );
}

interface FormProps {
  readonly onClose: () => void;
  readonly add: ReturnType<typeof useDnsChange<Fields, { readonly token: string | null }>>;
}

interface Fields {
  readonly follows: string | null;
  readonly note: string;
}

function DynamicNetworkForm({ onClose, add }: FormProps) {
  const form = useForm({
    initialValues: { way: 'name', follows: '', note: '' },
    validate: {
      follows: (value, { way }) => (way === 'name' && value.trim() === '' ? text.ui.fieldMissing : null),
    },
  });
  const byName = form.values.way === 'name';
  return (
    <DialogForm
      form={form}
      onSubmit={({ follows, note }) =>
        add.mutate(
          { follows: byName ? follows.trim() : null, note },
          { onSuccess: ({ token }) => token === null && onClose() },
        )
      }
      mutation={add}
      action={words.addAction}
      onClose={onClose}
    >
      <Radio.Group label={words.way} {...form.getInputProps('way')}>
        <Stack gap="xs" mt="xs">
          <Radio value="name" label={words.byName} description={words.byNameHint} data-autofocus />
          <Radio value="token" label={words.byToken} description={words.byTokenHint} />
        </Stack>
      </Radio.Group>
      {byName && (
        <TextInput
          label={words.follows}
          description={words.followsHint}
          required
          maxLength={253}
          {...form.getInputProps('follows')}
        />
      )}
      <TextInput
        label={dns.companies.networks.note}
        description={dns.companies.networks.noteHint}
        maxLength={200}
        {...form.getInputProps('note')}
      />
    </DialogForm>
  );
}

function MadeToken({ token, onClose }: { token: string; onClose: () => void }) {
  const addressOf = usePublicAddress();
  return (
    <Stack>
      <Text>{words.made}</Text>
      <CopyOnce label={words.address} value={addressOf(`/dns/update/${token}`)} />
      <Text size="sm">
        <Words>{words.router}</Words>
      </Text>
      <Button onClick={onClose}>{dns.companies.tokens.done}</Button>
    </Stack>
  );
}
