import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { RightNeeded } from '../../../ui/right-needed.tsx';
import { useReached } from '../../../ui/use-reached.ts';
import { CustomerSelect } from './customer-select.tsx';
import { type TicketDefaults, ticketDefaultsQuery } from './ticket-defaults-queries.ts';

const words = connectWise.companies.defaults;

/** Agreement, site and contact of the tickets of a mapped company. */
export function TicketDefaultsButton({ id, name }: { id: number; name: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  // Created before it opens: it returns the focus only then. A page has fifty.
  const { reached, reach } = useReached();
  return (
    <>
      <Button
        {...reach}
        size="compact-xs"
        variant="subtle"
        onClick={open}
        aria-label={words.openLabel(name)}
        style={{ alignSelf: 'flex-start' }}
      >
        {words.open}
      </Button>
      {(reached || opened) && (
        <Dialog opened={opened} onClose={close} title={words.title(name)}>
          <Content id={id} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

function Content({ id, onClose }: { id: number; onClose: () => void }) {
  return (
    <Loaded query={useQuery(ticketDefaultsQuery(id))} height={260}>
      {(saved) => <Form id={id} saved={saved} onClose={onClose} />}
    </Loaded>
  );
}

function Form({ id, saved, onClose }: { id: number; saved: TicketDefaults; onClose: () => void }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: { agreementId: number | null; siteId: number | null; contactId: number | null }) =>
      read(api.PUT('/api/v1/companies/{id}/ticket-defaults', { params: { path: { id } }, body })),
    onSuccess(now) {
      queries.setQueryData(ticketDefaultsQuery(id).queryKey, now);
      notifications.show({ message: words.saved });
      onClose();
    },
  });
  const chosen = {
    agreementId: saved.agreement?.id ?? null,
    siteId: saved.site?.id ?? null,
    contactId: saved.contact?.id ?? null,
  };
  const form = useForm({ mode: 'controlled', initialValues: chosen });
  const field = (kind: 'agreement' | 'site' | 'contact') => (
    <CustomerSelect
      companyId={id}
      kind={kind}
      saved={saved[kind]}
      value={form.values[`${kind}Id`]}
      onChange={(now) => form.setFieldValue(`${kind}Id`, now)}
    />
  );
  return (
    <DialogForm
      form={form}
      onSubmit={(values) => save.mutate(values)}
      mutation={save}
      action={text.ui.save}
      saved={chosen}
      onClose={onClose}
    >
      <Text size="sm">{words.text(saved.company.name)}</Text>
      {saved.problem !== null && (
        <ProblemAlert error={{ detail: saved.problem.message, hint: saved.problem.hint }} />
      )}
      {field('agreement')}
      {field('site')}
      {field('contact')}
      <Stack gap="xs">
        <RightNeeded capability="agreements" />
        <RightNeeded capability="contacts" />
      </Stack>
    </DialogForm>
  );
}
