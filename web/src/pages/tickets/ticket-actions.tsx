import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { text } from '../../text/index.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { useLateDialog } from '../../ui/use-late-dialog.ts';
import { type TicketState, useRetryTicket } from './queries.ts';

const SettleDialog = lazy(() =>
  import('./settle-dialog.tsx').then(({ SettleDialog }) => ({ default: SettleDialog })),
);

interface TicketActionsProps {
  readonly ticket: { readonly id: number; readonly state: TicketState };
}

/** The actions of an analyst on a ticket in its state; nothing if it continues without them. */
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
  const settle = useLateDialog();
  return (
    <>
      <Button size="xs" onClick={settle.open}>
        {text.tickets.settle}
      </Button>
      <Suspense>
        {settle.isLoaded && <SettleDialog id={id} opened={settle.opened} onClose={settle.close} />}
      </Suspense>
    </>
  );
}
