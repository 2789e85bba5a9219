import { rcodeName, typeName } from '../wire/constants.ts';
import { nameToText } from '../wire/name.ts';
import type { Query } from '../wire/query.ts';
import type { Asker } from './askers.ts';
import type { LoggedQueries, LoggedQuery } from './protocol.ts';
import type { Reply } from './reply.ts';

export interface QueryLog {
  /** Wraps a reply so that the query is logged when it is answered. Only for clients of a company whose log is on. */
  noting(asked: Asked, reply: Reply): Reply;
  take(): LoggedQueries;
}

interface Asked {
  readonly asker: Asker;
  readonly query: Query;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly hideClients: boolean;
}

/** The most queries that wait to be taken; more are lost, and counted. */
const mostWaiting = 5_000;

/** Logs every query of a company, for as long as an administrator switched it on. */
export function openQueryLog(now: () => number, limit = mostWaiting): QueryLog {
  let waiting: LoggedQuery[] = [];
  const lost = new Map<number, number>();
  return {
    noting:
      ({ asker, query, at, hideClients }, reply) =>
      (answer, isBlocked = false) => {
        const { company, address, device } = asker;
        if (company !== null && waiting.length >= limit) lost.set(company, (lost.get(company) ?? 0) + 1);
        else if (company !== null)
          waiting.push({
            company,
            client: hideClients ? null : address,
            device,
            name: nameToText(query.name),
            type: typeName(query.type),
            at,
            // The lower bits of the fourth octet (RFC 1035 §4.1.1).
            answer: answer === null ? null : rcodeName((answer[3] ?? 0) & 0xf),
            isBlocked,
            ms: now() - at,
          });
        reply(answer, isBlocked);
      },
    take() {
      const taken = { queries: waiting, lost: [...lost].map(([company, count]) => ({ company, count })) };
      waiting = [];
      lost.clear();
      return taken;
    },
  };
}
