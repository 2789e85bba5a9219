import { sql } from 'kysely';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { lockIncident } from '../../incidents/store.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { refuse } from '../../platform/values/problem.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { actOnDevice, type LinkDeps, requireClient, requireLinkable } from './act-on-device.ts';
import { companyOfTicket } from './linkable-ticket.ts';
import { writePin } from './pins.ts';
import { linkProblems } from './problems.ts';
import { changeDevice, type DeviceRow } from './store.ts';

export interface Choice {
  readonly device: string;
  readonly configurationId: number;
  /** Whether to remember it for later incidents of the company. */
  readonly pin: boolean;
}

/** Links a device to the configuration that a person chose, and replaces the previous link. */
export async function chooseConfiguration(
  deps: LinkDeps,
  incidentId: number,
  { device, configurationId, pin }: Choice,
  principal: Principal,
): Promise<void> {
  const { ticket } = await requireLinkable(deps.db, incidentId, principal);
  const companyId = companyOfTicket(ticket) ?? 0;
  const client = await requireClient(deps);
  const found = fromConnectWise(await client.configuration(configurationId));
  const fits = found !== null && found.active !== false && (found.companyId ?? companyId) === companyId;
  if (!fits) {
    const company = ticket.connectwise_company_name ?? `company ${companyId}`;
    throw refuse('invalid', linkProblems.notOfCompany(configurationId, company));
  }
  const configuration = { id: found.id, name: found.name };
  await actOnDevice(deps, { incidentId, device }, principal, async ({ tx, at, incident, rows, row }) => {
    const before = row.state === 'linked' ? row.configuration_id : row.remove_id;
    const isSame = row.state === 'linked' && before === configuration.id;
    const shared = rows.some((other) => other.id !== row.id && isLinkedTo(other, before));
    if (pin)
      await writePin(tx, {
        companyId: incident.companyId,
        device,
        connectwiseCompanyId: companyId,
        configuration,
        by: principal.name,
        at,
      });
    if (!isSame)
      await changeDevice(
        tx,
        row.id,
        {
          state: 'waiting',
          configuration,
          foundBy: 'person',
          candidates: null,
          removeId: shared || before === configuration.id ? null : before,
          chosenBy: principal.name,
        },
        at,
      );
    const remembered = pin ? ', also for later incidents' : '';
    return {
      action: 'incident.configuration_chosen',
      details: { device, configuration: configuration.id, pin },
      message: `${principal.name} chose the configuration “${configuration.name}” (${configuration.id}) for the device “${device}”${remembered}.`,
    };
  });
}

/** Removes the link of a device. Picket does not link it again. */
export async function unlinkDevice(
  deps: LinkDeps,
  incidentId: number,
  device: string,
  principal: Principal,
): Promise<void> {
  await actOnDevice(deps, { incidentId, device }, principal, async ({ tx, at, rows, row }) => {
    if (row.state === 'unlinked') throw refuse('conflict', linkProblems.notLinked(device));
    const linked = row.state === 'linked' ? row.configuration_id : row.remove_id;
    // Several names of one device share a link.
    const same = rows.filter((other) => other.id !== row.id && isLinkedTo(other, linked));
    for (const one of [row, ...same]) {
      const removeId = one.id === row.id ? linked : null;
      await changeDevice(
        tx,
        one.id,
        { state: 'unlinked', candidates: null, removeId, chosenBy: principal.name },
        at,
      );
    }
    return {
      action: 'incident.configuration_unlinked',
      details: { device, configuration: linked },
      message: `${principal.name} unlinked the device “${device}”${row.configuration_name === null ? '' : ` from the configuration “${row.configuration_name}”`}.`,
    };
  });
}

const isLinkedTo = ({ state, configuration_id: id }: DeviceRow, wanted: number | null) =>
  wanted !== null && state === 'linked' && id === wanted;

/** Looks every unlinked device up again, except those that a person unlinked. */
export async function lookUpAgain(deps: LinkDeps, incidentId: number, principal: Principal): Promise<void> {
  const { db, clock, random, changed } = deps;
  const { ticket } = await requireLinkable(db, incidentId, principal);
  await transaction(db, async (tx) => {
    const now = clock.now();
    await lockIncident(tx, incidentId);
    await tx
      .updateTable('ticket_device')
      .set({
        // A person unlinked it, and ConnectWise refused that.
        state: sql`case when remove_id = configuration_id then 'unlinked' else 'waiting' end`,
        configuration_id: sql`case when remove_id = configuration_id then configuration_id end`,
        configuration_name: sql`case when remove_id = configuration_id then configuration_name end`,
        found_by: null,
        candidates: null,
        problem: null,
        changed_at: now,
      })
      .where('ticket_id', '=', ticket.id)
      .where('state', 'in', ['no_match', 'several', 'failed'])
      .execute();
    await queueOperations(tx, 'link', [ticket.id], { now, random });
    // One that waits after a failure is due at once.
    await tx
      .updateTable('ticket_operation')
      .set({ next_attempt_at: now })
      .where('ticket_id', '=', ticket.id)
      .where('kind', '=', 'link')
      .where('state', '=', 'queued')
      .execute();
  });
  changed();
}
