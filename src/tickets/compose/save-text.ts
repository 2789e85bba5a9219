import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { describeFaults, problems } from '../record/problems.ts';
import { checkText } from './check-text.ts';
import { type TextPart, type TicketText, ticketText } from './ticket-text.ts';
import type { Composition } from './variables.ts';

/** @throws `invalid` with every error of the templates and its position. */
export function refuseFaults(text: Pick<TicketText, TextPart>, sample: Composition): void {
  const faults = checkText(text, sample);
  if (faults.length === 0) return;
  throw refuse(
    'invalid',
    problems.templateInvalid(faults.length),
    faults.map((fault) => ({ in: 'body', pointer: `/${fault.part}`, detail: describeFaults([fault]) })),
  );
}

/** Saves templates that were checked, with their audit entry, in the caller's transaction. */
export async function saveText(
  tx: Kysely<Schema>,
  text: Pick<TicketText, TextPart>,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<TicketText> {
  const by = { at, actor: actorOf(principal) };
  const before = await loadSetting(tx, ticketText);
  const after: TicketText = { ...text, problem: null };
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  await writeSetting(tx, ticketText, after, by);
  const subject = 'setting:ticket_text';
  await recordAudit(tx, { ...by, action: 'ticket_text.saved', subject, before, after });
  return after;
}
