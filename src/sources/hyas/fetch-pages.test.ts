import { describe, expect, it } from 'vitest';
import { ok } from '../../platform/values/problem.ts';
import type { LogPage } from './answer.ts';
import { fetchPages } from './fetch-pages.ts';

const row = (n: number) => ({ log_id: `row-${n}`, datetime: '2026-01-15T09:30:00Z' });
const clock = { now: () => new Date('2026-01-15T10:00:00Z'), sleep: async () => {} };

/** Reads pages of two rows from a log; `fetches` counts requests of the first page. */
async function read(logPages: (attempt: number) => readonly (readonly number[])[], total: number) {
  let attempt = 0;
  const pageOf = (number: number): LogPage => ({
    rows: (logPages(attempt)[number] ?? []).map(row),
    total,
  });
  const ids = new Set<string>();
  let problem: string | null = null;
  const pages = fetchPages({
    async fetchPage(number) {
      if (number === 0) attempt += 1;
      return ok(pageOf(number));
    },
    first: pageOf(0),
    size: 2,
    clock,
    signal: new AbortController().signal,
    maxPages: 100,
  });
  for await (const page of pages) {
    if (page.ok) for (const { log_id: id } of page.value.rows as { log_id: string }[]) ids.add(id);
    else problem = page.problem.code;
  }
  return { ids: [...ids].sort(), problem, attempts: attempt + 1 };
}

describe('reading pages', () => {
  it('does not count a repeated row as another one that is still to come', async () => {
    const { ids, problem } = await read(() => [[1, 2], [3, 3, 2], [4]], 4);
    expect(ids).toEqual(['row-1', 'row-2', 'row-3', 'row-4']);
    expect(problem).toBeNull();
  });

  it('starts over when one row came twice and another was skipped, as with unstable sorting', async () => {
    const { ids, attempts } = await read(
      (attempt) =>
        attempt === 0
          ? [
              [1, 2],
              [2, 3],
            ]
          : [
              [1, 2],
              [3, 4],
            ],
      4,
    );
    expect(ids).toEqual(['row-1', 'row-2', 'row-3', 'row-4']);
    expect(attempts).toBe(2);
  });

  it('accepts a row that the log itself contains twice, after three readings', async () => {
    const { ids, problem, attempts } = await read(
      () => [
        [1, 2],
        [2, 3],
      ],
      4,
    );
    expect(ids).toEqual(['row-1', 'row-2', 'row-3']);
    expect(problem).toBeNull();
    expect(attempts).toBe(3);
  });

  it('reports an incomplete reading when every reading repeats another row', async () => {
    const { problem } = await read(
      (attempt) => [
        [1, 2],
        [2, 3 + attempt],
      ],
      4,
    );
    expect(problem).toBe('hyas.pages_incomplete');
  });

  it('reports an incomplete reading when a short first page could hide a repeated row', async () => {
    const { problem } = await read(() => [[1], [2, 2]], 3);
    expect(problem).toBe('hyas.pages_incomplete');
  });
});
