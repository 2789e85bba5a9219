import type { IngestResult } from '../ingest/ingest.ts';
import type { Problem } from '../platform/values/problem.ts';

/** Events of sources, for the log, the metrics and code that waits for detections. */
export type SourceEvent = {
  readonly sourceId: number;
  readonly source: string;
} & (
  | {
      readonly what: 'ingested';
      readonly accepted: number;
      readonly duplicates: number;
      readonly quarantined: number;
      readonly opened: number;
      /** Whether incidents have to be decided because of it. */
      readonly undecided: boolean;
      /** Items that reported the end of a detection. */
      readonly over?: number;
    }
  | { readonly what: 'new_company'; readonly company: string; readonly message: string }
  | { readonly what: 'poll_failed'; readonly problem: Problem }
);

export type ObserveSource = (event: SourceEvent) => void;

/** Reports a batch, once it is committed. */
export function announce(
  observe: ObserveSource | undefined,
  source: { readonly id: number; readonly name: string },
  { newCompanies, ...counts }: IngestResult,
  over = 0,
): void {
  if (observe === undefined) return;
  const about = { sourceId: source.id, source: source.name };
  observe({ ...about, what: 'ingested', ...counts, ...(over === 0 ? {} : { over }) });
  for (const { name } of newCompanies)
    observe({
      ...about,
      what: 'new_company',
      company: name,
      message: `New company “${name}” of ${source.name} has no mapping yet: its incidents are held until it is mapped.`,
    });
}
