import { Alert, Button, Code, Radio, Stack, Text, TextInput } from '@mantine/core';
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
import { usePublicAddress } from './public-address.ts';
import { makeToken, type Purpose } from './queries.ts';
import { RemovePart } from './remove-part.tsx';

const words = dns.companies.tokens;
type Token = DnsCompany['tokens'][number];

/** Tokens that identify a company or one of its devices: with DNS over HTTPS, or when a resolver fetches the policy. */
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
  {
    id: 'purpose',
    title: words.purpose,
    cell: ({ purpose, device }) => (purpose === 'rpz' ? words.purposes.rpz : (device ?? words.wholeCompany)),
  },
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
          <MadeToken token={make.data.token} purpose={make.variables.purpose} onClose={close} />
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
    readonly mutate: (asked: { purpose: Purpose; device: string | null }) => void;
  };
  readonly onClose: () => void;
}

function TokenForm({ make, onClose }: TokenFormProps) {
  const form = useForm<{ purpose: Purpose; device: string }>({
    initialValues: { purpose: 'doh', device: '' },
  });
  const isDoh = form.values.purpose === 'doh';
  return (
    <DialogForm
      form={form}
      onSubmit={({ purpose, device }) => make.mutate({ purpose, device: (isDoh && device.trim()) || null })}
      mutation={make}
      action={words.addAction}
      onClose={onClose}
    >
      <Radio.Group label={words.purpose} {...form.getInputProps('purpose')}>
        <Stack gap="xs" mt="xs">
          <Radio value="doh" label={words.purposes.doh} description={words.dohHint} data-autofocus />
          <Radio value="rpz" label={words.purposes.rpz} description={words.rpzHint} />
        </Stack>
      </Radio.Group>
      {isDoh && (
        <TextInput
          label={words.device}
          description={words.deviceHint}
          maxLength={100}
          {...form.getInputProps('device')}
        />
      )}
    </DialogForm>
  );
}

interface MadeTokenProps {
  readonly token: string;
  readonly purpose: Purpose;
  readonly onClose: () => void;
}

function MadeToken({ token, purpose, onClose }: MadeTokenProps) {
  const dohAddress = useDohAddress();
  const publicAddress = usePublicAddress();
  const { data: status } = useQuery(dnsStatusQuery);
  return (
    <Stack>
      <Text>{words.made}</Text>
      {purpose === 'rpz' ? (
        <CopyOnce label={words.unbound} value={unboundConfig(publicAddress(`/dns/rpz/${token}`))} />
      ) : (
        <CopyOnce label={words.address} value={dohAddress(token)} />
      )}
      {purpose === 'doh' && status?.http === null && (
        <Alert icon={<Info aria-hidden />}>
          <Words>{words.noHttp}</Words>
        </Alert>
      )}
      <Button onClick={onClose}>{words.done}</Button>
    </Stack>
  );
}

/** The configuration with which Unbound enforces a zone. */
const unboundConfig = (url: string) => `server:
  module-config: "respip validator iterator"
rpz:
  name: "picket.rpz"
  url: "${url}"
  rpz-log: yes`;
