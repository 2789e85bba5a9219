import type { Problem } from '../../platform/values/problem.ts';
import type { IndexAnswer } from '../index/format.ts';
import type { Match } from '../index/reader.ts';

/** The messages between the main thread and the resolver's thread. All of them can be posted, and stored as JSON. */

export interface Endpoint {
  /** An IP address: only the resolver itself could look up a name. */
  readonly host: string;
  readonly port: number;
}

/** The settings of the resolver; posted as one message, and stored as JSON in a file (“last good”). */
export interface ResolverSettings {
  /** UDP and TCP; port 0 means any free port. */
  readonly listen: readonly Endpoint[];
  /** Plain HTTP: only behind the operator's TLS proxy, or on loopback. */
  readonly doh: Endpoint | null;
  readonly upstreams: readonly Endpoint[];
  readonly forwards: readonly Forward[];
  /** Zones whose names may have private addresses. */
  readonly privateAnswers: readonly string[];
  readonly withoutIndex: 'unfiltered' | 'refuse';
  /** Per client; bursts of twice as many are answered. */
  readonly queriesPerSecond: number;
  /** Recorded queries then have no client address. */
  readonly hideClients: boolean;
  readonly cacheBytes: number;
}

/** A zone that other upstreams answer: for one company, or (null) for all companies without their own forward of it. */
export interface Forward {
  readonly zone: string;
  readonly company: number | null;
  readonly upstreams: readonly Endpoint[];
}

/** Who may send queries; from the database, with a last good file as well. Without it, only loopback is answered. */
export interface Clients {
  /** CIDR; the longest prefix decides. */
  readonly networks: readonly { readonly network: string; readonly company: number }[];
  readonly devices: readonly { readonly address: string; readonly company: number; readonly name: string }[];
  /**
   * Listeners at which private addresses belong to one company, even if other companies have the same ones. A file of
   * an earlier version has none.
   */
  readonly listeners?: readonly (Endpoint & { readonly company: number })[];
  /** SHA-256 of each DoH token, in hexadecimal. */
  readonly tokens: readonly {
    readonly hash: string;
    readonly company: number;
    readonly device: string | null;
  }[];
  /** Companies whose queries are all logged, until this time (milliseconds). A file of an earlier version has none. */
  readonly logged?: readonly { readonly company: number; readonly until: number }[];
}

/** A query of a company whose log is on. */
export interface LoggedQuery {
  readonly company: number;
  /** The client's address; null if it is hidden. */
  readonly client: string | null;
  readonly device: string | null;
  readonly name: string;
  readonly type: string;
  /** Milliseconds. */
  readonly at: number;
  /** `NOERROR`, `NXDOMAIN`; null if there was no answer. */
  readonly answer: string | null;
  readonly isBlocked: boolean;
  /** How long the answer took. */
  readonly ms: number;
}

export interface LoggedQueries {
  readonly queries: readonly LoggedQuery[];
  /** How many queries of each company were not kept, because too many were waiting. */
  readonly lost: readonly { readonly company: number; readonly count: number }[];
}

/** A blocked or watched query: one record for each company, client, name, reason and minute, with a count. */
export interface Seen {
  /** Null for the MSP itself. */
  readonly company: number | null;
  /** The client's address; null if it is hidden. */
  readonly client: string | null;
  readonly device: string | null;
  /** As text, without the final dot. */
  readonly name: string;
  /** The number of queries by type: `A`, `AAAA`, or `TYPE65280` for a type without a name here. */
  readonly queryTypes: Readonly<Record<string, number>>;
  readonly count: number;
  /** Milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly action: 'block' | 'watch';
  /** Only for a block. */
  readonly answer: IndexAnswer | null;
  /** The owner of the list or rule that decided. */
  readonly scope: Match['scope'];
  readonly reason: string;
  readonly category: string | null;
  readonly list: Match['list'];
  readonly entry: Match['entry'];
  readonly rule: Match['rule'];
  readonly generation: number;
  /** The CNAME target or the answer address that decided; null if the queried name did. */
  readonly target: string | null;
}

/** Counts are since the thread started, unless a comment says otherwise. */
export interface ResolverState {
  /** The generation of the index in force; null without one. */
  readonly generation: number | null;
  /** Until when the time windows of the index are written. Milliseconds. */
  readonly windowsUntil: number | null;
  /** Why the last given index is not in force. */
  readonly indexProblem: Problem | null;
  /** Whether clients are known; if not, only loopback is answered. */
  readonly hasClients: boolean;
  readonly totals: Totals;
  readonly upstreams: readonly UpstreamReport[];
  readonly seen: {
    /** Waiting for the main thread, now. */
    readonly waiting: number;
    /** Queries whose record was lost because the buffer was full. */
    readonly lost: number;
  };
  /** Octets in the cache, now. */
  readonly cacheBytes: number;
  /** TCP connections, now. */
  readonly connections: number;
  /** Queries that wait for an upstream, now. */
  readonly open: number;
}

export interface Totals {
  readonly queries: number;
  readonly blocked: number;
  readonly watched: number;
  readonly cached: number;
  /** No upstream answered in time. */
  readonly failed: number;
  /** Packets that are not a query. */
  readonly malformed: number;
  /** Queries of unknown clients, which got REFUSED. */
  readonly strangers: number;
  /** Queries over a client's limit, which got no answer. */
  readonly limited: number;
  /** Queries beyond the limit of waiting ones, which got SERVFAIL. */
  readonly overloaded: number;
  /** Queries refused because there was no index. */
  readonly withoutIndex: number;
  /** Errors in Picket's own code; the query got SERVFAIL. */
  readonly errors: number;
}

export interface UpstreamReport extends Endpoint {
  /** The zone that is forwarded to it; null if it answers for all names. */
  readonly zone: string | null;
  readonly company: number | null;
  readonly isDown: boolean;
  readonly cause: string | null;
  readonly answers: number;
  /** The total time of these answers. */
  readonly answerMs: number;
}

/** The counts of a company in an hour since they were last taken. */
export interface Counted {
  readonly company: number | null;
  /** When the hour began, in milliseconds. */
  readonly hour: number;
  readonly queries: number;
  readonly blocked: number;
  readonly watched: number;
  readonly cached: number;
  /** Queries that upstreams answered, and their total time. */
  readonly forwarded: number;
  readonly upstreamMs: number;
}

/** The data with which the thread starts. */
export interface ThreadStart {
  readonly settings: ResolverSettings;
  readonly clients: Clients | null;
  readonly indexFile: string | null;
}

/** The actual listening addresses. */
export interface Addresses {
  readonly dns: readonly Endpoint[];
  readonly doh: Endpoint | null;
}

/** To the thread. A message with an id gets a `reply` with that id. */
export type Request =
  | { readonly kind: 'clients'; readonly id: number; readonly clients: Clients | null }
  | { readonly kind: 'index'; readonly id: number; readonly file: string }
  | { readonly kind: 'settings'; readonly id: number; readonly settings: ResolverSettings }
  | { readonly kind: 'counters'; readonly id: number }
  | { readonly kind: 'queries'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }
  /** The main thread took the batch of seen queries with this number. */
  | { readonly kind: 'taken'; readonly batch: number };

/** From the thread. */
export type Message =
  | { readonly kind: 'started'; readonly addresses: Addresses; readonly state: ResolverState }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'state'; readonly state: ResolverState }
  | { readonly kind: 'seen'; readonly batch: number; readonly seen: readonly Seen[] };
