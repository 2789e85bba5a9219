import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { RotateCcw, SkipForward, Undo2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { useLateDialog } from '../../ui/use-late-dialog.ts';
import type { TicketState } from '../tickets/queries.ts';
import { type Incident, useIncidentAction } from './queries.ts';
import { QuietActions } from './quiet-actions.tsx';

const SkipDialog = lazy(() => import('./skip-dialog.tsx').then((file) => ({ default: file.SkipDialog })));

/** Once ConnectWise has the ticket, or may have it, the work continues there, or on the ticket. */
const mayExist: readonly (TicketState | undefined)[] = ['created', 'sending', 'unknown', 'needs_person'];

const isSettled = ({ state, ticket, coveredBy }: Incident) =>
  state === 'closed' || coveredBy !== null || mayExist.includes(ticket?.state);

/** The actions of an analyst for an incident in its state. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { id, skip } = incident;
  const { isLoaded, opened, open, close } = useLateDialog();
  const act = useIncidentAction(id);
  // A silence or an accepted risk may affect more than the incident.
  const mayQuiet = useMay('analyst');
  const say = (message: string) => ({ onSuccess: () => notifications.show({ message }) });
  return (
    <>
      {skip !== null ? (
        <Button
          variant="default"
          leftSection={<Undo2 size={16} aria-hidden />}
          loading={act.isPending}
          onClick={() => act.mutate('unskip', say(text.incidents.unskipped))}
        >
          {text.incidents.unskip}
        </Button>
      ) : isSettled(incident) ? null : (
        <>
          <Button
            variant="default"
            leftSection={<RotateCcw size={16} aria-hidden />}
            loading={act.isPending}
            onClick={() => act.mutate('retry', say(text.incidents.retried))}
          >
            {text.incidents.retry}
          </Button>
          <Button variant="default" leftSection={<SkipForward size={16} aria-hidden />} onClick={open}>
            {text.incidents.skip}
          </Button>
        </>
      )}
      {mayQuiet && incident.kind === 'detections' && <QuietActions incident={incident} />}
      <ProblemDialog error={act.error} onClose={act.reset} />
      <Suspense>{isLoaded && <SkipDialog id={id} opened={opened} onClose={close} />}</Suspense>
    </>
  );
}
