import { Button } from '@mantine/core';
import { BellOff, ShieldCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { text } from '../../text/index.ts';
import { useLateDialog } from '../../ui/use-late-dialog.ts';
import { noMatchers } from '../noise/no-matchers.ts';
import type { Matchers } from '../noise/queries.ts';
import type { Incident } from './queries.ts';

// Their fields are larger than the page, so they are loaded when one is opened.
const AcceptDialog = lazy(() =>
  import('../noise/accept-dialog.tsx').then(({ AcceptDialog }) => ({ default: AcceptDialog })),
);
const SilenceDialog = lazy(() =>
  import('../noise/silence-dialog.tsx').then(({ SilenceDialog }) => ({ default: SilenceDialog })),
);

/** A silence for exactly this incident. */
const matchersOf = ({ companyId, registrableDomain, domains, device }: Incident): Matchers => ({
  ...noMatchers,
  companyIds: [companyId],
  domains: registrableDomain === null ? domains : [registrableDomain],
  devices: device === null ? [] : [device],
});

/** Silences an incident and later ones like it for a time, or accepts the risk. */
export function QuietActions({ incident }: { incident: Incident }) {
  const silence = useLateDialog();
  const accept = useLateDialog();
  return (
    <>
      <Button variant="default" leftSection={<BellOff size={16} aria-hidden />} onClick={silence.open}>
        {text.incidents.silence}
      </Button>
      <Button variant="default" leftSection={<ShieldCheck size={16} aria-hidden />} onClick={accept.open}>
        {text.noise.accept.action}
      </Button>
      <Suspense>
        {silence.isLoaded && (
          <SilenceDialog opened={silence.opened} onClose={silence.close} matchers={matchersOf(incident)} />
        )}
        {accept.isLoaded && (
          <AcceptDialog incident={incident} opened={accept.opened} onClose={accept.close} />
        )}
      </Suspense>
    </>
  );
}
