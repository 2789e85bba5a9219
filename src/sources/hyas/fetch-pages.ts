import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { LogPage } from './answer.ts';
import { hyasProblems } from './problems.ts';

export interface PageReading {
  /** One page of at most `size` rows. */
  readonly fetchPage: (page: number, size: number) => Promise<Result<LogPage>>;
  /** Page 0, already read with `size`. */
  readonly first: LogPage;
  readonly size: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly maxPages: number;
}

const emptyPageRetries = 2;
const startsOver = 3;

/**
 * Every page of one query, in order, until the end; a row may come twice. If the pages do not add up to HYAS's total,
 * the last result is a problem, and nothing of the query counts as read.
 * Rows come newest first with a fixed end, so arriving rows only push others to later pages: some come again, none is
 * skipped. Vanishing rows pull others to earlier pages, where they would be skipped. And rows of the same moment may
 * swap pages, so that one comes twice and another not at all. In both cases reading starts over. If every reading finds
 * exactly the same rows, the log contains one twice, and nothing is missing.
 */
export async function* fetchPages(reading: PageReading): AsyncGenerator<Result<LogPage>> {
  let { first } = reading;
  const findings = new Set<string | null>();
  for (let attempt = 1; ; attempt++) {
    const { outcome, found } = yield* fetchOnce(reading, first);
    if (outcome === 'done' || outcome === 'failed') return;
    findings.add(found);
    if (attempt === startsOver) {
      if (findings.size === 1 && found !== null) return;
      yield failed(hyasProblems.pagesIncomplete({ why: 'entries moved or disappeared during the reading' }));
      return;
    }
    const again = await reading.fetchPage(0, reading.size);
    if (!again.ok) {
      yield again;
      return;
    }
    first = again.value;
  }
}

interface ReadOnce {
  /** `repeated`: as many rows as announced, but some of them twice. */
  readonly outcome: 'done' | 'failed' | 'shrunk' | 'repeated';
  /** The rows found; null if pages were incomplete, so that this proves nothing. */
  readonly found: string | null;
}

async function* fetchOnce(reading: PageReading, first: LogPage): AsyncGenerator<Result<LogPage>, ReadOnce> {
  const { clock, signal, maxPages } = reading;
  // HYAS publishes no largest page size. A short first page reveals it: continue with that size, or the next page would
  // begin where this one should have ended.
  const capped = first.rows.length > 0 && first.rows.length < Math.min(reading.size, first.total ?? 0);
  const size = capped ? first.rows.length : reading.size;
  const seen = new Set<string>();
  const end = (outcome: ReadOnce['outcome']): ReadOnce => ({
    outcome,
    found: outcome === 'repeated' && !capped ? [...seen].sort().join() : null,
  });
  let page = first;
  let fetched = 0;
  let distinct = 0;
  let empties = 0;

  for (let number = 0; ; ) {
    const total = page.total ?? null;
    if (page.rows.length > 0) {
      const added = addNew(seen, page.rows);
      if (added === 0 && number > 0) {
        yield failed(hyasProblems.pagesIncomplete({ why: 'the same page was returned again', page: number }));
        return end('failed');
      }
      yield ok(page);
      fetched += page.rows.length;
      distinct += added;
      empties = 0;
      // A full last page may hide more rows than the total (some stores stop counting at 10,000): read one more page.
      if (total !== null && distinct >= total && page.rows.length < size) return end('done');
      number++;
    } else if (total === null || fetched >= total) {
      return end(total === null || distinct >= total ? 'done' : 'repeated');
    } else if (empties++ === emptyPageRetries) {
      yield failed(
        hyasProblems.pagesIncomplete({ why: 'a page was empty', page: number, total, received: fetched }),
      );
      return end('failed');
    } else {
      await clock.sleep(empties * 1000, signal);
    }
    if (number >= maxPages) {
      yield failed(hyasProblems.tooManyPages({ pages: number, total }));
      return end('failed');
    }
    const next = await reading.fetchPage(number, size);
    if (!next.ok) {
      yield next;
      return end('failed');
    }
    if (total !== null && next.value.total !== undefined && next.value.total < total) return end('shrunk');
    page = next.value;
  }
}

/** How many of the rows are new; rows without an identity count as new. */
function addNew(seen: Set<string>, rows: readonly unknown[]): number {
  let added = 0;
  for (const row of rows) {
    const { log_id: id, datetime } = (row ?? {}) as { log_id?: unknown; datetime?: unknown };
    const key = typeof id === 'string' || typeof id === 'number' ? `${id} ${String(datetime)}` : null;
    if (key !== null && seen.has(key)) continue;
    if (key !== null) seen.add(key);
    added += 1;
  }
  return added;
}
