import type { LogPage } from '../../src/sources/hyas/answer.ts';
import type { LogQuery } from '../../src/sources/hyas/client.ts';

export interface ModelRow {
  readonly logId: string;
  readonly at: Date;
  /** Virtual time from which the log shows it: rows arrive late. */
  readonly visibleAt: number;
  /** The filter word it is found by. */
  readonly word: string;
  /** As HYAS sends it. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly readable: boolean;
}

/** The log of a HYAS account, newest first, page by page. */
export function modelHyas() {
  const rows: ModelRow[] = [];
  return {
    rows,
    /** A page as the log has it at that moment. */
    page({ reputations, from, end, page, size }: LogQuery, now: number, serverTime: Date): LogPage {
      const found = rows
        .filter((row) => row.visibleAt <= now && reputations.includes(row.word))
        .filter((row) => row.at >= from && row.at <= end)
        .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.logId < b.logId ? -1 : 1));
      return {
        rows: found.slice(page * size, (page + 1) * size).map((row) => row.content),
        total: found.length,
        // The `Date` header has whole seconds.
        serverTime: new Date(Math.floor(serverTime.getTime() / 1000) * 1000),
      };
    },
    /** What Picket is to have stored in the end: each row once, whatever it was found by. */
    readable: () => new Map(rows.filter((row) => row.readable).map((row) => [row.logId, row])),
  };
}

export type ModelHyas = ReturnType<typeof modelHyas>;
