import type { Kysely } from 'kysely';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { changeDevice, type DeviceChange, type DeviceRow, loadDevices } from '../devices/store.ts';
import { inDoubt } from './link-plan.ts';
import type { LinkTurn } from './link-turn.ts';
import { finishOperation, type OperationChange, tryLater } from './store.ts';

type Place = Pick<LinkTurn, 'worker' | 'operation' | 'ticket' | 'incident'>;

/** The end of a turn. */
export interface LinkEnd {
  readonly operation: OperationChange;
  readonly device?: { readonly row: DeviceRow; readonly change: DeviceChange };
  /** The entry for the timeline. */
  readonly event?: { readonly kind: string; readonly message: string };
  /** Runs in the same transaction. */
  readonly also?: (tx: Kysely<Schema>, now: Date) => Promise<void>;
}

/** The next device is due at once; other tickets have their turn in between. */
export const nextTurn = ({ worker }: Pick<LinkTurn, 'worker'>): OperationChange => ({
  state: 'queued',
  next_attempt_at: worker.clock.now(),
  problem: null,
  failures: 0,
  looks: 0,
});

/** Stores the end of a turn. A device that a person changed meanwhile is left to the next turn. */
export async function recordLink(turn: Place, end: LinkEnd): Promise<void> {
  const { worker, operation, incident } = turn;
  const now = worker.clock.now();
  await transaction(worker.db, async (tx) => {
    await lockIncident(tx, incident.id);
    if (!(await finishOperation(tx, operation.id, worker.owner, end.operation))) return;
    if (end.device !== undefined && !(await isUnchanged(tx, end.device.row))) return;
    if (end.device !== undefined) await changeDevice(tx, end.device.row.id, end.device.change, now);
    if (end.event !== undefined) await recordEvents(tx, [{ incidentId: incident.id, at: now, ...end.event }]);
    await end.also?.(tx, now);
  });
}

/** Whether a device’s row is unchanged since it was read; it stays locked until the transaction ends. */
export async function isUnchanged(tx: Kysely<Schema>, row: DeviceRow): Promise<boolean> {
  const found = await tx
    .selectFrom('ticket_device')
    .select(['state', 'configuration_id', 'remove_id'])
    .where('id', '=', row.id)
    .forUpdate()
    .executeTakeFirst();
  return (
    found !== undefined &&
    found.state === row.state &&
    found.configuration_id === row.configuration_id &&
    found.remove_id === row.remove_id
  );
}

/** Ends the follow-up: every device is linked, or has its reason. */
export const endLinking = async ({ worker, operation }: Place): Promise<void> => {
  const now = worker.clock.now();
  const done = { state: 'done', problem: null, done_at: now, next_attempt_at: null } as const;
  await finishOperation(worker.db, operation.id, worker.owner, done);
};

/**
 * ConnectWise refuses it for now: each device that waits shows why, and the ticket has another turn after a while. The
 * timeline has one line, however often it is tried.
 */
export async function recordWaiting(
  turn: Place,
  problem: Problem,
  state: 'queued' | 'unknown',
): Promise<void> {
  const { worker, operation, ticket, incident } = turn;
  const now = worker.clock.now();
  await transaction(worker.db, async (tx) => {
    await lockIncident(tx, incident.id);
    const again = tryLater(worker, { state, failures: operation.failures }, problem);
    if (!(await finishOperation(tx, operation.id, worker.owner, again))) return;
    const rows = await loadDevices(tx, ticket.id);
    const waiting = rows.filter((row) => row.state === 'waiting' || inDoubt(row) || row.remove_id !== null);
    const isNew = waiting.some((row) => row.problem?.message !== problem.message);
    for (const row of waiting) await changeDevice(tx, row.id, { state: row.state, problem }, now);
    if (!isNew) return;
    const message = `Picket cannot link devices to ticket ${ticket.connectwise_id}, and tries again automatically. ${problem.message} ${problem.hint}`;
    await recordEvents(tx, [{ incidentId: incident.id, at: now, kind: 'link_failed', message }]);
  });
}

/** Nothing more can be linked to this ticket: each device that waits gets the reason, and the timeline one line. */
export async function failWaiting(turn: Place, problem: Problem, tx?: Kysely<Schema>): Promise<void> {
  const { worker, operation, ticket, incident } = turn;
  const now = worker.clock.now();
  const fail = async (tx: Kysely<Schema>) => {
    const end = { state: 'refused', problem, next_attempt_at: null } as const;
    if (!(await finishOperation(tx, operation.id, worker.owner, end))) return;
    const rows = await loadDevices(tx, ticket.id);
    const failing = rows.filter((row) => row.state === 'waiting' || inDoubt(row) || row.remove_id !== null);
    for (const row of failing)
      await changeDevice(tx, row.id, { state: 'failed', removeId: null, problem }, now);
    if (failing.length === 0) return;
    const message = `Picket linked no further device to ticket ${ticket.connectwise_id}. ${problem.message} ${problem.hint}`;
    await recordEvents(tx, [{ incidentId: incident.id, at: now, kind: 'link_failed', message }]);
  };
  if (tx !== undefined) return fail(tx);
  await transaction(worker.db, async (own) => {
    await lockIncident(own, incident.id);
    await fail(own);
  });
}
