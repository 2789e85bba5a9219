import type { CompanyRef, DetectionInput } from '../detections/detection.ts';

export interface NamedBatch {
  readonly detections: readonly DetectionInput[];
  readonly companies?: readonly CompanyRef[];
}

export interface CompanyNames {
  /**
   * The names of the companies of a batch, by external id. The first of: the source's list of companies, the newest
   * detection if it was not read before, the stored name (`known`).
   */
  settle(batch: NamedBatch, known: ReadonlyMap<string, string>): Map<string, string>;
}

/** A source that knows no name sends the id as the name. The id must not replace a known name. */
const isNameless = ({ externalId, name }: CompanyRef) => externalId === name;

/**
 * Decides companies' names while a source is read. Sources are read newest first, and in overlapping parts. So an older
 * detection must not restore a former name.
 * @param since detections up to this time were read before, so their names are old; null if none were read.
 */
export function companyNames(since: Date | null): CompanyNames {
  const sinceMs = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const takenAt = new Map<string, number>();

  function isNews(externalId: string, at: number): boolean {
    const taken = takenAt.get(externalId);
    // An equal time means the same batch again, after a failed transaction.
    return taken === undefined ? at > sinceMs : at >= taken;
  }

  return {
    settle({ detections, companies = [] }, known) {
      const names = new Map(known);
      for (const [externalId, { name, at }] of newestNames(detections)) {
        if (!isNews(externalId, at) && names.has(externalId)) continue;
        names.set(externalId, name);
        takenAt.set(externalId, Math.max(at, sinceMs));
      }
      for (const company of companies) {
        if (!isNameless(company)) names.set(company.externalId, company.name);
      }
      return names;
    },
  };
}

function newestNames(detections: readonly DetectionInput[]): Map<string, { name: string; at: number }> {
  const newest = new Map<string, { name: string; at: number }>();
  for (const { company, occurredAt } of detections) {
    if (company === null || isNameless(company)) continue;
    const at = occurredAt.getTime();
    const seen = newest.get(company.externalId);
    if (seen === undefined || at > seen.at) newest.set(company.externalId, { name: company.name, at });
  }
  return newest;
}
