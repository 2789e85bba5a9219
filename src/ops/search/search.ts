import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { findCompanies, findTickets, type Item, incidentItem, namesIn, shown } from './groups.ts';
import { type FoundRows, findIncidentRows } from './incident-rows.ts';
import { type ActionId, actions, type Found, findPlaces, type PageId, pages } from './pages.ts';
import { parseSearch } from './parse-search.ts';

export interface SearchDeps {
  readonly db: Kysely<Schema>;
  /** After this time a group is left out. */
  readonly cutOffMs?: number;
}

export interface Group {
  readonly items: Item[];
  readonly more: boolean;
  /** Whether a group took too long, or failed, and is left out. */
  readonly cutOff: boolean;
}

export interface Answer {
  readonly incidents: Group;
  readonly tickets: Group;
  readonly companies: Group;
  readonly devices: Group;
  readonly domains: Group;
  readonly pages: Found<PageId>[];
  readonly actions: Found<ActionId>[];
  /** How many of the newest incidents were searched for incidents, devices and domains; null: all. */
  readonly newestOnly: number | null;
}

const usualCutOffMs = 1_500;

/**
 * Finds objects of all kinds that the text may mean. Each kind is limited, and a slow one does not delay the others.
 */
export async function search(
  { db, cutOffMs = usualCutOffMs }: SearchDeps,
  typed: string,
  principal: Principal,
): Promise<Answer> {
  const wanted = parseSearch(typed);
  const scope = principal.companies;
  const limited = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T | null> =>
    within(cutOffMs, limitedTransaction(db, cutOffMs, work));
  // Three groups use the same incidents.
  const rows = limited((tx) => findIncidentRows(tx, wanted, scope));
  const ofRows = async (make: (found: FoundRows) => readonly Item[]) =>
    groupOf(await rows.then((found) => (found === null ? null : make(found))));
  const [incidents, devices, domains, tickets, companies] = await Promise.all([
    ofRows((found) => found.rows.slice(0, shown + 1).map(incidentItem)),
    ofRows((found) =>
      namesIn(found, wanted, ({ devices, client_addresses }) => [...devices, ...client_addresses]),
    ),
    ofRows((found) =>
      namesIn(found, wanted, ({ registrable_domain, domains }) => [registrable_domain, ...domains]),
    ),
    // A number or a reference is answered also if the search by names takes too long.
    (wanted.number === null && wanted.reference === null ? rows : Promise.resolve(null))
      .then((found) => {
        const ids = (found?.rows ?? []).slice(0, 20).map(({ id }) => id);
        return limited((tx) => findTickets(tx, wanted, ids, scope));
      })
      .then(groupOf),
    limited((tx) => findCompanies(tx, typed, scope)).then(groupOf),
  ]);
  return {
    ...{ incidents, tickets, companies, devices, domains },
    pages: findPlaces<PageId>(pages, typed, principal).slice(0, shown),
    actions: findPlaces<ActionId>(actions, typed, principal).slice(0, shown),
    newestOnly: (await rows)?.newestOnly ?? null,
  };
}

const groupOf = (items: readonly Item[] | null): Group =>
  items === null
    ? { items: [], more: false, cutOff: true }
    : { items: items.slice(0, shown), more: items.length > shown, cutOff: false };

/** On a server the database itself ends a statement that takes too long. */
const limitedTransaction = <T>(
  db: Kysely<Schema>,
  ms: number,
  work: (tx: Kysely<Schema>) => Promise<T>,
): Promise<T> =>
  transaction(db, async (tx) => {
    await sql`select set_config('statement_timeout', ${String(ms)}, true)`.execute(tx);
    return work(tx);
  });

/** The result, if it comes in time; null if it does not, or fails. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
