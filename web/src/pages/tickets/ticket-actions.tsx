import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { type TicketState, useRetryTicket } from './queries.ts';
import { SettleDialog } from './settle-dialog.tsx';

interface TicketActionsProps {
  readonly ticket: { readonly id: number; readonly state: TicketState };
}

/** What an analyst may do about a ticket as it is; nothing where it goes on by itself. */
export function TicketActions({ ticket: { id, state } }: TicketActionsProps) {
  if (state === 'needs_person') return <Settle id={id} />;
  if (state === 'refused' || state === 'queued') return <Retry id={id} />;
  return null;
}

function Retry({ id }: { id: number }) {
  const retry = useRetryTicket(id);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={retry.isPending}
        onClick={() =>
          retry.mutate(undefined, {
            onSuccess: () => notifications.show({ message: text.tickets.retried }),
          })
        }
      >
        {text.tickets.retry}
      </Button>
      <ProblemDialog error={retry.error} onClose={retry.reset} />
    </>
  );
}

function Settle({ id }: { id: number }) {
  const [asking, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" onClick={open}>
        {text.tickets.settle}
      </Button>
      <SettleDialog id={id} opened={asking} onClose={close} />
    </>
  );
}
