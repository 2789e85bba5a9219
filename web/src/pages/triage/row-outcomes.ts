import type { BulkAction } from './queries.ts';
import type { Chosen } from './selection.ts';

/** The result for one selected row. Several rows may share an incident, and so its result. */
export interface RowOutcome {
  readonly row: Chosen;
  readonly problem: BulkAction['results'][number]['problem'];
}

/** The result for each row. An undo may cover only some incidents: rows of other incidents are left out. */
export function rowOutcomes(rows: Iterable<Chosen>, results: BulkAction['results']): RowOutcome[] {
  const byIncident = new Map(results.map(({ incidentId, problem }) => [incidentId, problem]));
  return [...rows].flatMap((row) => {
    const problem = byIncident.get(row.incidentId);
    return problem === undefined ? [] : [{ row, problem }];
  });
}

export const countDone = (outcomes: readonly RowOutcome[]): number =>
  outcomes.filter(({ problem }) => problem === null).length;
