import { refusesConnection } from '../../connectwise/client/problems.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { rightState, rights } from '../../connectwise/connection/rights.ts';
import { lockIncident } from '../../incidents/store.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { inMs, leaseOf } from '../deliver/worker.ts';
import type { FoundBy } from '../devices/look-up.ts';
import { changeDevice, type DeviceRow } from '../devices/store.ts';
import { identify } from './identify-device.ts';
import type { LinkTurn } from './link-turn.ts';
import { isUnchanged, type LinkEnd, nextTurn, recordLink } from './record-link.ts';
import { renewOperation, stillOurs, tryLater } from './store.ts';

interface Chosen {
  readonly id: number;
  readonly name: string;
}

export const missingRight = 'connectwise.permission_missing';

/** Settles a link that may have been sent: it exists, or it is searched again, or it is certainly absent. */
export async function settle(turn: LinkTurn, row: DeviceRow, linked: boolean): Promise<void> {
  if (linked) return recordLink(turn, linkedEnd(turn, row));
  const { worker, operation } = turn;
  const counted = countedSearches(
    { by: operation.searched_by, searches: operation.looks, plannedAt: operation.next_attempt_at },
    worker.node,
    worker.clock.now(),
  );
  const looks = counted + 1;
  const delay = worker.searchDelaysMs[looks];
  const again = { looks, searched_by: worker.node };
  if (delay !== undefined) {
    const change = { state: 'unknown', ...again, next_attempt_at: inMs(worker, delay) } as const;
    return recordLink(turn, { operation: change, device: { row, change: { state: 'unknown' } } });
  }
  return recordLink(turn, {
    operation: nextTurn(turn),
    device: { row, change: { state: 'waiting' } },
  });
}

/** Looks up the configuration of a device, and attaches it at once if there is exactly one match. */
export async function findConfiguration(
  turn: LinkTurn,
  row: DeviceRow,
  attached: ReadonlySet<number>,
): Promise<void> {
  const found = await identify(turn, row.device);
  if (!found.ok) return recordLink(turn, endOfRead(turn, row, found.problem));
  const match = found.value;
  switch (match.what) {
    case 'one': {
      const { configuration, by } = match;
      return attach(turn, row, configuration, attached, by);
    }
    case 'none':
      return recordLink(turn, {
        operation: nextTurn(turn),
        device: { row, change: { state: 'no_match', candidates: null } },
      });
    case 'several':
      return recordLink(turn, {
        operation: nextTurn(turn),
        device: { row, change: { state: 'several', candidates: match.candidates } },
      });
    case 'not':
      return recordLink(turn, failedEnd(turn, row, match.problem));
  }
}

/** Attaches a configuration, unless the ticket has it already. The request is committed before it is sent. */
export async function attach(
  turn: LinkTurn,
  row: DeviceRow,
  configuration: Chosen,
  attached: ReadonlySet<number>,
  foundBy: FoundBy | 'pin' | null = null,
): Promise<void> {
  const chosen = { configuration, ...(foundBy === null ? {} : { foundBy }) };
  if (attached.has(configuration.id)) return recordLink(turn, linkedEnd(turn, row, chosen));
  if (!(await prepare(turn, row, chosen))) return;
  const { worker, operation, number, client, signal } = turn;
  // The last moment at which a lost lease can still stop the request.
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const outcome = await client.attachConfiguration(number, configuration.id, signal, beforeSend);
  const sent = { ...row, state: 'sending', configuration_id: configuration.id } as const;
  switch (outcome.outcome) {
    case 'done':
      return recordLink(turn, linkedEnd(turn, sent, chosen));
    case 'unknown': {
      const delay = worker.searchDelaysMs[0] ?? 0;
      const unknown = { state: 'unknown', looks: 0, searched_by: worker.node } as const;
      return recordLink(turn, {
        operation: { ...unknown, problem: outcome.problem, next_attempt_at: inMs(worker, delay) },
        device: { row: sent, change: { state: 'unknown', problem: outcome.problem } },
      });
    }
    case 'not_sent': {
      const state = { state: 'queued', failures: operation.failures } as const;
      return recordLink(turn, {
        operation: tryLater(worker, state, outcome.problem, outcome.retryAfterMs),
        device: { row: sent, change: { state: 'waiting', problem: outcome.problem } },
      });
    }
    case 'refused':
      return recordLink(turn, await refusedEnd(turn, sent, configuration, outcome.problem));
  }
}

async function prepare(
  { worker, operation, incident }: LinkTurn,
  row: DeviceRow,
  chosen: { readonly configuration: Chosen; readonly foundBy?: string },
): Promise<boolean> {
  const now = worker.clock.now();
  const lease = leaseOf(worker);
  return transaction(worker.db, async (tx) => {
    await lockIncident(tx, incident.id);
    if (!(await stillOurs(tx, operation, worker.owner)) || !(await isUnchanged(tx, row))) return false;
    await changeDevice(tx, row.id, { state: 'sending', candidates: null, ...chosen }, now);
    await tx
      .updateTable('ticket_operation')
      .set({
        state: 'sending',
        // If this process ends from here on, the searches start over.
        looks: 0,
        searched_by: null,
        sent_at: now,
        locked_until: lease.until,
        next_attempt_at: lease.until,
      })
      .where('id', '=', operation.id)
      .execute();
    return true;
  });
}

function linkedEnd(
  turn: LinkTurn,
  row: DeviceRow,
  chosen: { readonly configuration?: Chosen; readonly foundBy?: string } = {},
): LinkEnd {
  const name = chosen.configuration?.name ?? row.configuration_name ?? '';
  const id = chosen.configuration?.id ?? row.configuration_id;
  const message = `Ticket ${turn.number} is linked to the configuration “${name}” (${id}) for the device “${row.device}”.`;
  return {
    operation: nextTurn(turn),
    device: { row, change: { state: 'linked', candidates: null, ...chosen } },
    event: { kind: 'linked', message },
  };
}

export function failedEnd(turn: LinkTurn, row: DeviceRow, problem: Problem): LinkEnd {
  const message = `Picket did not link the device “${row.device}” to a configuration. ${problem.message} ${problem.hint}`;
  return {
    operation: nextTurn(turn),
    device: { row, change: { state: 'failed', problem } },
    event: { kind: 'link_failed', message },
  };
}

/** Without the right the device waits until it is granted; a temporary failure is retried. */
function endOfRead(turn: LinkTurn, row: DeviceRow, problem: Problem): LinkEnd {
  const { worker, operation } = turn;
  if (problem.code === missingRight)
    return {
      operation: { state: 'withdrawn', problem, next_attempt_at: null },
      device: { row, change: { state: 'waiting', problem } },
      also: (tx, now) => noteRefusedRight(tx, 'configurations', now, 'configurations'),
    };
  if (problem.retry === 'never' && !refusesConnection(problem)) return failedEnd(turn, row, problem);
  return {
    operation: tryLater(worker, { state: 'queued', failures: operation.failures }, problem),
    device: { row, change: { state: 'waiting', problem } },
  };
}

/** A technician may have linked it at the same moment: then the wanted state is reached. */
async function refusedEnd(
  turn: LinkTurn,
  row: DeviceRow,
  configuration: Chosen,
  problem: Problem,
): Promise<LinkEnd> {
  const { worker, operation, number, client, signal } = turn;
  if (refusesConnection(problem))
    return {
      operation: tryLater(worker, { state: 'queued', failures: operation.failures }, problem),
      device: { row, change: { state: 'waiting', problem } },
      also: (tx, now) => recordHealth(tx, 'refused', problem, now),
    };
  const read = await client.ticketConfigurations(number, signal);
  if (read.ok && read.value?.includes(configuration.id)) return linkedEnd(turn, row, { configuration });
  const end = failedEnd(turn, row, problem);
  if (problem.code !== missingRight) return end;
  // Notes need the same right: if the role's rows show it as granted, that is trusted.
  const known = await loadSetting(worker.db, rights);
  if (rightState(known, 'tickets_edit') === 'granted') return end;
  return { ...end, also: (tx, now) => noteRefusedRight(tx, 'configurations', now, 'tickets_edit') };
}
