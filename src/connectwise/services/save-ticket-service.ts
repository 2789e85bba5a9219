import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { type TicketService, ticketService } from './ticket-service.ts';

/** Saves choices that were read from ConnectWise. Held incidents are decided again. */
export async function saveTicketService(
  deps: ChangeDeps,
  after: TicketService,
  principal: Principal,
  release?: ReleaseChoice,
): Promise<void> {
  await changing(deps, { release }, async (tx, at) => {
    const by = { at, actor: actorOf(principal) };
    const before = await loadSetting(tx, ticketService);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await writeSetting(tx, ticketService, after, by);
    const subject = 'setting:ticket_service';
    await recordAudit(tx, { ...by, action: 'ticket_service.saved', subject, before, after });
  });
}
