import type { DeviceRow } from '../devices/store.ts';

/** The next step for the devices of a ticket; one in each turn. */
export type LinkStep =
  | { readonly do: 'settle'; readonly row: DeviceRow; readonly linked: boolean }
  | { readonly do: 'remove'; readonly row: DeviceRow; readonly id: number }
  | { readonly do: 'attach'; readonly row: DeviceRow; readonly id: number; readonly name: string }
  | { readonly do: 'look_up'; readonly row: DeviceRow };

/** A link that may have been sent. */
export const inDoubt = ({ state }: DeviceRow) => state === 'sending' || state === 'unknown';

/**
 * The next step, given the present links of the ticket. Uncertain links are settled before anything else is sent. Null:
 * nothing is left.
 */
export function nextStep(rows: readonly DeviceRow[], attached: ReadonlySet<number>): LinkStep | null {
  const doubtful = rows.find(inDoubt);
  if (doubtful !== undefined)
    return {
      do: 'settle',
      row: doubtful,
      linked: doubtful.configuration_id !== null && attached.has(doubtful.configuration_id),
    };
  // What ConnectWise refused to remove waits for a person.
  const removing = rows.find((row) => row.remove_id !== null && row.state !== 'failed');
  if (removing !== undefined && removing.remove_id !== null)
    return { do: 'remove', row: removing, id: removing.remove_id };
  const waiting = rows.find(({ state }) => state === 'waiting');
  if (waiting === undefined) return null;
  const { configuration_id: id, configuration_name: name } = waiting;
  return id === null
    ? { do: 'look_up', row: waiting }
    : { do: 'attach', row: waiting, id, name: name ?? `#${id}` };
}
