import type { Problem } from '../../platform/values/problem.ts';
import type { IndexAnswer } from '../index/format.ts';
import type { Match } from '../index/reader.ts';

/** What the main thread and the resolver's thread tell each other. All of it can be posted, and kept as JSON. */

export interface Endpoint {
  /** An IP address: a name could only be looked up by the resolver itself. */
  readonly host: string;
  readonly port: number;
}

/** What the resolver needs to know; posted as one message, and kept as JSON in a file (“last good”). */
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
  /** Seen queries then have no client address. */
  readonly hideClients: boolean;
  readonly cacheBytes: number;
}

/** A zone that other upstreams answer: for one company, or (null) for all that have no forward of it. */
export interface Forward {
  readonly zone: string;
  readonly company: number | null;
  readonly upstreams: readonly Endpoint[];
}

/** Who may ask; from the database, with a last good file as well. Without it, only loopback is answered. */
export interface Clients {
  /** CIDR; the longest prefix decides. */
  readonly networks: readonly { readonly network: string; readonly company: number }[];
  readonly devices: readonly { readonly address: string; readonly company: number; readonly name: string }[];
  /** Where private addresses are one company's, whoever else has the same ones. A file of an earlier run has none. */
  readonly listeners?: readonly (Endpoint & { readonly company: number })[];
  /** SHA-256 of each DoH token, in hexadecimal. */
  readonly tokens: readonly {
    readonly hash: string;
    readonly company: number;
    readonly device: string | null;
  }[];
  /** Companies of which every query is logged, until then (milliseconds). A file of an earlier run has none. */
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
  /** How many of each company were not kept, because too many were waiting. */
  readonly lost: readonly { readonly company: number; readonly count: number }[];
}

/** A blocked or watched query: one for each company, client, name, reason and minute, with a count. */
export interface Seen {
  /** Null: of the MSP itself. */
  readonly company: number | null;
  /** The client's address; null if it is hidden. */
  readonly client: string | null;
  readonly device: string | null;
  /** As text, without the final dot. */
  readonly name: string;
  /** How many queries of each type: `A`, `AAAA`, or `TYPE65280` where the type has no name here. */
  readonly queryTypes: Readonly<Record<string, number>>;
  readonly count: number;
  /** Milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly action: 'block' | 'watch';
  /** Of a block. */
  readonly answer: IndexAnswer | null;
  /** Whose list or rule decided. */
  readonly scope: Match['scope'];
  readonly reason: string;
  readonly category: string | null;
  readonly list: Match['list'];
  readonly entry: Match['entry'];
  readonly rule: Match['rule'];
  readonly generation: number;
  /** The CNAME target or the answer address that decided; null if the name did. */
  readonly target: string | null;
}

/** Since the thread started, if nothing else is said. */
export interface ResolverState {
  /** Of the index in force; null without one. */
  readonly generation: number | null;
  /** Until when the time windows of the index are written. Milliseconds. */
  readonly windowsUntil: number | null;
  /** Why the index that was given last is not in force. */
  readonly indexProblem: Problem | null;
  /** Whether clients are known; if not, only loopback is answered. */
  readonly hasClients: boolean;
  readonly totals: Totals;
  readonly upstreams: readonly UpstreamReport[];
  readonly seen: {
    /** Waiting to be taken by the main thread, now. */
    readonly waiting: number;
    /** Queries whose record was lost because the buffer was full. */
    readonly lost: number;
  };
  /** Octets in the cache, now. */
  readonly cacheBytes: number;
  /** TCP connections, now. */
  readonly connections: number;
  /** Questions that wait for an upstream, now. */
  readonly open: number;
}

export interface Totals {
  readonly queries: number;
  readonly blocked: number;
  readonly watched: number;
  readonly cached: number;
  /** No upstream answered in time. */
  readonly failed: number;
  /** Packets that are no query. */
  readonly malformed: number;
  /** Queries of strangers, who got REFUSED. */
  readonly strangers: number;
  /** Queries over a client's limit, which got no answer. */
  readonly limited: number;
  /** Queries for which no place was free, which got SERVFAIL. */
  readonly overloaded: number;
  /** Queries refused because there was no index. */
  readonly withoutIndex: number;
  /** Errors in Picket's own code; the query got SERVFAIL. */
  readonly errors: number;
}

export interface UpstreamReport extends Endpoint {
  /** The zone that is forwarded to it; null if it is for everything. */
  readonly zone: string | null;
  readonly company: number | null;
  readonly isDown: boolean;
  readonly cause: string | null;
  readonly answers: number;
  /** How long these answers took in all. */
  readonly answerMs: number;
}

/** What was counted for a company in an hour since it was last taken. */
export interface Counted {
  readonly company: number | null;
  /** When the hour began, in milliseconds. */
  readonly hour: number;
  readonly queries: number;
  readonly blocked: number;
  readonly watched: number;
  readonly cached: number;
  /** Questions that upstreams answered, and how long these took in all. */
  readonly forwarded: number;
  readonly upstreamMs: number;
}

/** What the thread is started with. */
export interface ThreadStart {
  readonly settings: ResolverSettings;
  readonly clients: Clients | null;
  readonly indexFile: string | null;
}

/** Where it really listens. */
export interface Addresses {
  readonly dns: readonly Endpoint[];
  readonly doh: Endpoint | null;
}

/** To the thread. What has an id gets a `reply` with that id. */
export type Request =
  | { readonly kind: 'clients'; readonly id: number; readonly clients: Clients | null }
  | { readonly kind: 'index'; readonly id: number; readonly file: string }
  | { readonly kind: 'settings'; readonly id: number; readonly settings: ResolverSettings }
  | { readonly kind: 'counters'; readonly id: number }
  | { readonly kind: 'queries'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }
  /** The batch of seen queries with this number was taken. */
  | { readonly kind: 'taken'; readonly batch: number };

/** From the thread. */
export type Message =
  | { readonly kind: 'started'; readonly addresses: Addresses; readonly state: ResolverState }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'state'; readonly state: ResolverState }
  | { readonly kind: 'seen'; readonly batch: number; readonly seen: readonly Seen[] };
