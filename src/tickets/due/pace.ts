/** How many incidents are decided next, and after which rest: deciding shares the database with ingest. */
export interface Pace {
  readonly limit: number;
  readonly restMs: number;
}

/** What a set that was decided says about the next. */
export interface Decidedly {
  readonly ms: number;
  /** Whether more incidents wait. */
  readonly more: boolean;
  /** Detections that arrived since the set before. */
  readonly ingested: number;
}

const fewest = 50;
const most = 500;
/** The embedded database's one connection is held so long by a set, and incidents are locked so long on a server. */
const setMs = 100;
/** While detections arrive, deciding rests so many times as long as it works: a fifth of the time is its own. */
const restsPerWork = 4;
const longestRestMs = 1_000;
/** Fewer since the last set are no load that has to be spared. */
const fewDetections = 100;

export const firstPace: Pace = { limit: most, restMs: 0 };

/** The pace of the next set. */
export function nextPace({ limit }: Pace, { ms, more, ingested }: Decidedly): Pace {
  if (!more) return firstPace;
  const fitting = Math.round((limit * setMs) / Math.max(ms, 1));
  const restMs = ingested < fewDetections ? 0 : Math.min(ms * restsPerWork, longestRestMs);
  return { limit: Math.max(fewest, Math.min(fitting, limit * 2, most)), restMs };
}
