import type { AuditRecord } from '../../connectwise/client/ticket-types.ts';

/** Who gave a ticket its present status. */
export interface Chosen {
  readonly member: string;
  readonly at: Date;
}

/** Other authors that write in somebody’s name: rules, customers’ e-mails and portal pages, other programs. */
const program = /workflow|rule|e-?mail|portal|api|integrat|connector|automat/i;

/**
 * Who chose a status, by ConnectWise’s audit trail: the author of the last change of status, if that change was to this
 * one and made by hand. Null if the trail does not show that. The last change of the ticket proves nothing: a rule may
 * have set the status because a customer answered.
 */
export function statusChosen(trail: readonly AuditRecord[], statusName: string): Chosen | null {
  const last = trail.findLast(({ text }) => /\bstatus\b/i.test(text));
  if (last === undefined || !endsWith(last.text, statusName)) return null;
  const { by, at, source } = last;
  if (by === undefined || by.trim() === '' || at === undefined) return null;
  if (source !== undefined && program.test(source)) return null;
  return { member: by.trim(), at };
}

/** `… to "Allowed"`, `New → Allowed`, `Status: Allowed`: ConnectWise documents no format. */
function endsWith(text: string, statusName: string): boolean {
  const end = text
    .trim()
    .replace(/["'“”‘’.\s]+$/, '')
    .toLowerCase();
  const name = statusName.trim().toLowerCase();
  if (!end.endsWith(name)) return false;
  return /(?:\bto|→|->|=>|:|=)\s*["'“‘]?\s*$/i.test(end.slice(0, end.length - name.length));
}
