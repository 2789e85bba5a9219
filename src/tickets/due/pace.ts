/** How many incidents are decided next, and after which pause: deciding shares the database with ingest. */
export interface Pace {
  readonly limit: number;
  readonly restMs: number;
}

/** What the last set shows for the next one. */
export interface Decidedly {
  readonly ms: number;
  /** Whether more incidents wait. */
  readonly more: boolean;
  /** Detections that arrived since the previous set. */
  readonly ingested: number;
}

const fewest = 50;
const most = 500;
/**
 * The target duration of a set: so long it blocks the embedded database's only connection, or locks its incidents on a
 * server.
 */
const setMs = 100;
/** While detections arrive, deciding pauses this many times as long as it works: it uses a fifth of the time. */
const restsPerWork = 4;
const longestRestMs = 1_000;
/** Fewer detections since the last set are no load to make room for. */
const fewDetections = 100;

export const firstPace: Pace = { limit: most, restMs: 0 };

/** The pace of the next set. */
export function nextPace({ limit }: Pace, { ms, more, ingested }: Decidedly): Pace {
  if (!more) return firstPace;
  const fitting = Math.round((limit * setMs) / Math.max(ms, 1));
  const restMs = ingested < fewDetections ? 0 : Math.min(ms * restsPerWork, longestRestMs);
  return { limit: Math.max(fewest, Math.min(fitting, limit * 2, most)), restMs };
}
