import type { Incident } from '../../incidents/incident.ts';
import { ticketText } from '../../platform/values/ticket-safe.ts';
import type { ClosingReason } from '../closing/closing-reason.ts';
import { labelled } from '../compose/compose.ts';
import { withReference } from './compose-note.ts';

interface Given {
  readonly reason: ClosingReason;
  readonly status: string;
  readonly publicUrl?: string | undefined;
  readonly reference: string;
}

/**
 * The note that announces the closing and its reason. Each line is a sentence, because ConnectWise may collapse line
 * ends.
 */
export function composeClosingNote(
  incident: Incident,
  { reason, status, publicUrl, reference }: Given,
): string {
  const base = publicUrl?.replace(/\/+$/, '');
  const lines = [
    labelled('Picket closes this ticket', ticketText(reason.why, { defang: true })),
    labelled('New status', ticketText(status, { defang: false })),
    'If somebody works on it until then, or the threat is seen again, Picket leaves it open.',
    // A space ends the address, so that the full stop does not become part of it.
    labelled('Picket incident', base ? `${base}/incidents/${incident.id} ` : String(incident.id)),
  ];
  return withReference(lines.join('\n'), reference);
}
