import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { BellOff, ShieldCheck } from 'lucide-react';
import { text } from '../../text/index.ts';
import { AcceptDialog } from '../noise/accept-dialog.tsx';
import { noMatchers } from '../noise/matcher-fields.tsx';
import type { Matchers } from '../noise/queries.ts';
import { SilenceDialog } from '../noise/silence-dialog.tsx';
import type { Incident } from './queries.ts';

/** A silence for exactly this incident. */
const matchersOf = ({ companyId, registrableDomain, domains, device }: Incident): Matchers => ({
  ...noMatchers,
  companyIds: [companyId],
  domains: registrableDomain === null ? domains : [registrableDomain],
  devices: device === null ? [] : [device],
});

/** Silences an incident and later ones like it for a time, or accepts the risk. */
export function QuietActions({ incident }: { incident: Incident }) {
  const [silencing, silence] = useDisclosure(false);
  const [accepting, accept] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<BellOff size={16} aria-hidden />} onClick={silence.open}>
        {text.incidents.silence}
      </Button>
      <Button variant="default" leftSection={<ShieldCheck size={16} aria-hidden />} onClick={accept.open}>
        {text.noise.accept.action}
      </Button>
      <SilenceDialog opened={silencing} onClose={silence.close} matchers={matchersOf(incident)} />
      <AcceptDialog incident={incident} opened={accepting} onClose={accept.close} />
    </>
  );
}
