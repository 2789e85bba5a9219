import { Alert } from '@mantine/core';
import { Unplug } from 'lucide-react';
import { useLiveState } from '../live/live-status.ts';
import { text } from '../text/index.ts';

/** Says that the page may be outdated, while Picket does not answer. */
export function ConnectionLost() {
  if (useLiveState() !== 'lost') return null;
  return (
    <Alert color="yellow" icon={<Unplug aria-hidden />} mb="md" role="status">
      {text.shell.connectionLost}
    </Alert>
  );
}
