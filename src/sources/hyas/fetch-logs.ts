import type { CompanyRef, DetectionInput, Unreadable } from '../../detections/detection.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { ok, type Result } from '../../platform/values/problem.ts';
import type { LogPage } from './answer.ts';
import type { HyasClient } from './client.ts';
import { hyasVerdicts } from './config.ts';
import { fetchPages } from './fetch-pages.ts';
import { parseRows } from './parse-answer.ts';
import type { LogWindow } from './window.ts';

export interface LogReading extends LogWindow {
  readonly verdicts: readonly string[];
  readonly pageSize: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A period with this many rows or more of one verdict is halved. */
  readonly maxRowsPerSlice?: number;
  readonly maxPages?: number;
}

export interface LogBatch {
  readonly detections: readonly DetectionInput[];
  readonly unreadable: readonly Unreadable[];
  /** The companies of this batch, each once, by its latest name. */
  readonly companies: readonly CompanyRef[];
  /**
   * If not null, everything up to this time was passed on, in this batch or earlier ones, and the cursor may be set to
   * it. Never later than HYAS's own clock, so that nothing is lost if our clock is ahead.
   */
  readonly readThrough: Date | null;
}

interface Slice {
  readonly from: number;
  readonly end: number;
}

/** A shorter period is not halved, but read page by page. */
const shortestSliceMs = 1000;

/**
 * Yields all rows of the log in [from, end], page by page. A failure is the last value. Rows passed on since the last
 * `readThrough` will come again, and storing must recognize them.
 * Each verdict is requested separately, so that a row's verdict is certain, the worst first: a row with two verdicts is
 * passed on with the worse one. A long window is halved, oldest first, until each part has few rows. So memory stays
 * small, deep pages (which log stores often refuse beyond 10,000 rows) are not needed, and an interrupted back-fill
 * continues where it was.
 */
export async function* fetchLogs(
  client: Pick<HyasClient, 'logs'>,
  reading: LogReading,
): AsyncGenerator<Result<LogBatch>> {
  const verdicts = [...new Set(reading.verdicts)].sort((a, b) => badness(a) - badness(b));
  const maxRows = reading.maxRowsPerSlice ?? 10_000;
  const pending: Slice[] = [{ from: reading.from.getTime(), end: reading.end.getTime() }];

  for (let slice = pending.pop(); slice !== undefined; slice = pending.pop()) {
    const { from, end } = slice;
    const query = (verdict: string) => (page: number, size: number) =>
      client.logs(
        { reputations: [verdict], from: new Date(from), end: new Date(end), page, size },
        reading.signal,
      );

    const firsts = new Map<string, LogPage>();
    for (const verdict of from < end ? verdicts : []) {
      const first = await query(verdict)(0, reading.pageSize);
      if (!first.ok) {
        yield first;
        return;
      }
      firsts.set(verdict, first.value);
    }
    const pages = [...firsts.values()];
    if (end - from > shortestSliceMs && pages.some(({ total }) => total !== undefined && total >= maxRows)) {
      // The halves share a millisecond, because it is unknown whether HYAS includes the ends of a range.
      const middle = Math.floor((from + end) / 2);
      pending.push({ from: middle - 1, end }, { from, end: middle });
      continue;
    }

    const seen = new Set<string>();
    for (const [verdict, first] of firsts) {
      const { pageSize: size, clock, signal, maxPages = 10_000 } = reading;
      for await (const page of fetchPages({
        fetchPage: query(verdict),
        first,
        size,
        clock,
        signal,
        maxPages,
      })) {
        if (!page.ok) {
          yield page;
          return;
        }
        yield ok(parsePage(page.value, verdict, seen));
      }
    }
    const times = pages.flatMap(({ serverTime }) => (serverTime === undefined ? [] : [serverTime.getTime()]));
    const readThrough = new Date(Math.max(from, Math.min(end, ...times)));
    yield ok({ detections: [], unreadable: [], companies: [], readThrough });
  }
}

/** The order malicious, blocked, suspicious, then unknown words. */
function badness(verdict: string): number {
  const place = (hyasVerdicts as readonly string[]).indexOf(verdict);
  return place === -1 ? hyasVerdicts.length : place;
}

function parsePage(page: LogPage, verdict: string, seen: Set<string>): LogBatch {
  const { detections: read, unreadable } = parseRows(page.rows, verdict);
  const detections = read.filter(({ occurredAt, externalId }) => {
    const key = `${occurredAt.getTime()} ${externalId}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return { detections, unreadable, companies: companiesOf(detections), readThrough: null };
}

function companiesOf(detections: readonly DetectionInput[]): CompanyRef[] {
  const latest = new Map<string, DetectionInput>();
  for (const detection of detections) {
    if (detection.company === null) continue;
    const { externalId, name } = detection.company;
    const known = latest.get(externalId);
    // A row without a name has the id as its name, which must not replace the name of another row.
    const better =
      known === undefined ||
      known.company?.name === externalId ||
      (name !== externalId && detection.occurredAt > known.occurredAt);
    if (better) latest.set(externalId, detection);
  }
  return [...latest.values()].flatMap(({ company }) => company ?? []);
}
