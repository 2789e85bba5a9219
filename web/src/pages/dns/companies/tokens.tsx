import { Alert, Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useMemo } from 'react';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { CopyOnce } from '../../../ui/copy-once.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { Time } from '../../../ui/time.tsx';
import { Words } from '../../../ui/words.tsx';
import { type DnsCompany, dnsStatusQuery, useDnsChange } from '../queries.ts';
import { AddDialog } from './add-dialog.tsx';
import { useDohAddress } from './doh-address.ts';
import { PartSection } from './part-section.tsx';
import { makeToken } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies.tokens;
type Token = DnsCompany['tokens'][number];

/** By which DNS over HTTPS recognises a company or one of its devices. */
export function Tokens({ company: { id, tokens } }: { company: DnsCompany }) {
  const mayChange = useMay('admin');
  const columns = useMemo(() => (mayChange ? [...shown, removal(id)] : shown), [mayChange, id]);
  return (
    <PartSection
      title={words.title}
      description={words.text}
      columns={columns}
      rows={tokens}
      empty={words.empty}
      add={mayChange && <NewToken id={id} />}
    />
  );
}

const shown: readonly Column<Token>[] = [
  { id: 'device', title: words.device, cell: ({ device }) => device ?? words.wholeCompany },
  { id: 'token', title: words.token, cell: ({ hint }) => <Code>{hint}…</Code> },
  {
    id: 'made',
    title: words.addedBy,
    cell: ({ addedAt, addedBy }) => (
      <>
        {addedBy}
        <Text size="xs" c="dimmed">
          <Time at={addedAt} />
        </Text>
      </>
    ),
    wideOnly: true,
  },
];

const removal = (companyId: number): Column<Token> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: ({ id, hint }) => <RemovePart companyId={companyId} part="tokens" partId={id} name={`${hint}…`} />,
});

function NewToken({ id }: { id: number }) {
  const make = useDnsChange(makeToken(id));
  return (
    <AddDialog label={words.add} keepOpen={make.isSuccess} onClosed={make.reset}>
      {(close) =>
        make.isSuccess ? (
          <MadeToken token={make.data.token} onClose={close} />
        ) : (
          <TokenForm make={make} onClose={close} />
        )
      }
    </AddDialog>
  );
}

interface TokenFormProps {
  readonly make: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: (device: string | null) => void;
  };
  readonly onClose: () => void;
}

function TokenForm({ make, onClose }: TokenFormProps) {
  const form = useForm({ initialValues: { device: '' } });
  return (
    <DialogForm
      form={form}
      onSubmit={({ device }) => make.mutate(device.trim() || null)}
      mutation={make}
      action={words.addAction}
      onClose={onClose}
    >
      <TextInput
        label={words.device}
        description={words.deviceHint}
        maxLength={100}
        data-autofocus
        {...form.getInputProps('device')}
      />
    </DialogForm>
  );
}

function MadeToken({ token, onClose }: { token: string; onClose: () => void }) {
  const addressOf = useDohAddress();
  const { data: status } = useQuery(dnsStatusQuery);
  return (
    <Stack>
      <Text>{words.made}</Text>
      <CopyOnce label={words.address} value={addressOf(token)} />
      {status?.http === null && (
        <Alert icon={<Info aria-hidden />}>
          <Words>{words.noHttp}</Words>
        </Alert>
      )}
      <Button onClick={onClose}>{words.done}</Button>
    </Stack>
  );
}
