import type { CompanyRef, DetectionInput } from '../detections/detection.ts';

export interface NamedBatch {
  readonly detections: readonly DetectionInput[];
  readonly companies?: readonly CompanyRef[];
}

export interface CompanyNames {
  /**
   * The names of the companies of a batch, by external id: as the source lists them, else as in its newest
   * detection if that is
   * news, else as stored (`known`).
   */
  settle(batch: NamedBatch, known: ReadonlyMap<string, string>): Map<string, string>;
}

/** If a source gives no name, the id is used. It must not replace a known name. */
const isNameless = ({ externalId, name }: CompanyRef) => externalId === name;

/**
 * Decides companies' names while a source is read. Sources are read newest first, and parts of them repeatedly:
 * an older
 * detection must not restore the name that a company had then.
 *
 * @param since detections up to then were read before, so their names are not news; null if none were.
 */
export function companyNames(since: Date | null): CompanyNames {
  const sinceMs = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const takenAt = new Map<string, number>();

  function isNews(externalId: string, at: number): boolean {
    const taken = takenAt.get(externalId);
    // The same time again is the same batch again, after a failed transaction.
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
