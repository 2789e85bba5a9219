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

/** An allow list of the account. */
export interface ModelList {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly datatype: string;
}

/** A list of somebody else, which nobody may change. */
const foreign: ModelList = { id: 'list-0', name: 'Ours', domain: 'ours.example', datatype: 'domain' };

/** The log of a HYAS account, newest first, page by page, and its allow lists. */
export function modelHyas() {
  const rows: ModelRow[] = [];
  const lists: ModelList[] = [foreign];
  let made = 0;
  return {
    rows,
    lists,
    hasForeign: () => lists.includes(foreign),
    make(list: Omit<ModelList, 'id'>): string {
      made += 1;
      const id = `list-${made}`;
      lists.push({ id, ...list });
      return id;
    },
    remove(id: string): void {
      const at = lists.findIndex((list) => list.id === id);
      if (at >= 0) lists.splice(at, 1);
    },
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
    /** The rows that Picket must have stored in the end: each once, by any filter word. */
    readable: () => new Map(rows.filter((row) => row.readable).map((row) => [row.logId, row])),
  };
}

export type ModelHyas = ReturnType<typeof modelHyas>;
