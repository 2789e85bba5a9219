import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { type ChangeDeps, type ChangeScope, changing } from '../../platform/settings/change.ts';
import { toProblem } from '../../platform/values/problem.ts';
import { addOutcomes, lockHandled, type Outcome, type Part } from './store.ts';

/** Incidents of one transaction: half of what one turn of decisions has, so nobody waits long for the lock of deciding. */
const setSize = 250;
/** After so many failures in succession the fault is not with the incidents. */
const failuresInSuccession = 5;

export interface SetWork {
  /** The scope of the change for these incidents, see `changing`. */
  readonly scope: (ids: readonly number[]) => ChangeScope | null;
  /** Returns an outcome for each of these incidents. It runs again if the database aborts the transaction. */
  readonly work: (tx: Kysely<Schema>, at: Date, ids: readonly number[]) => Promise<readonly Outcome[]>;
}

/**
 * Applies an action to many incidents, a set in each transaction. If a set fails, smaller ones are tried, down to the
 * incident that causes it: its outcome says why, and the others are done. Incidents that an interrupted or repeated
 * call has handled are not handled again.
 */
export async function inSets(
  deps: ChangeDeps,
  { actionId, part }: { readonly actionId: number; readonly part: Part },
  incidentIds: readonly number[],
  { scope, work }: SetWork,
): Promise<void> {
  const waiting = setsOf(incidentIds).reverse();
  let failures = 0;
  for (let set = waiting.pop(); set !== undefined; set = waiting.pop()) {
    const ids = set;
    try {
      await changing(deps, scope(ids), async (tx, at) => {
        const handled = await lockHandled(tx, actionId, part);
        const left = ids.filter((id) => !handled.has(id));
        if (left.length > 0) await addOutcomes(tx, actionId, part, await work(tx, at, left));
      });
      failures = 0;
    } catch (thrown) {
      if (ids.length > 1) {
        waiting.push(ids.slice(ids.length >> 1), ids.slice(0, ids.length >> 1));
        continue;
      }
      failures += 1;
      if (failures >= failuresInSuccession) throw thrown;
      const [incidentId = 0] = ids;
      await changing(deps, null, (tx) =>
        addOutcomes(tx, actionId, part, [{ incidentId, problem: toProblem(thrown), madeId: null }]),
      );
    }
  }
}

const setsOf = (ids: readonly number[]): (readonly number[])[] =>
  Array.from({ length: Math.ceil(ids.length / setSize) }, (_, at) =>
    ids.slice(at * setSize, (at + 1) * setSize),
  );
