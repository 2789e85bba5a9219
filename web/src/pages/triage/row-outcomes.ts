import type { BulkAction } from './queries.ts';
import type { Chosen } from './selection.ts';

/** What became of one selected row: of its incident, which several rows may share. */
export interface RowOutcome {
  readonly row: Chosen;
  readonly problem: BulkAction['results'][number]['problem'];
}

/** The result of each row; rows whose incident has no result, such as in an undo of some, are left out. */
export function rowOutcomes(rows: Iterable<Chosen>, results: BulkAction['results']): RowOutcome[] {
  const byIncident = new Map(results.map(({ incidentId, problem }) => [incidentId, problem]));
  return [...rows].flatMap((row) => {
    const problem = byIncident.get(row.incidentId);
    return problem === undefined ? [] : [{ row, problem }];
  });
}

export const countDone = (outcomes: readonly RowOutcome[]): number =>
  outcomes.filter(({ problem }) => problem === null).length;
