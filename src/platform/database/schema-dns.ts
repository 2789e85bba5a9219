import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Id, Json } from './schema-columns.ts';

/** The tables of the protective DNS. */
export interface DnsSchema {
  dns_company: DnsCompanyTable;
  dns_network: NetworkTable;
  dns_dynamic_network: DynamicNetworkTable;
  dns_device: DeviceTable;
  dns_listener: ListenerTable;
  dns_token: TokenTable;
  dns_list: ListTable;
  dns_entry: EntryTable;
  dns_feed: FeedTable;
  dns_feed_content: FeedContentTable;
  dns_rule: RuleTable;
  dns_count: CountTable;
  dns_query_log: QueryLogTable;
  dns_logged_query: LoggedQueryTable;
}

interface DnsCompanyTable {
  company_id: number;
  /** Content categories that it blocks in addition to the MSP's. */
  categories: Generated<string[]>;
  /** Content categories of the MSP that it does not block. */
  categories_off: Generated<string[]>;
  /** The company of the MSP itself: at most one. */
  own: Generated<boolean>;
  added_at: Date;
  added_by: string;
  archived_at: Date | null;
  archived_by: string | null;
}

interface NetworkTable {
  id: Id;
  company_id: number;
  network: string;
  note: Generated<string>;
  added_at: Date;
  added_by: string;
}

/** A listening address of Picket that only this company uses. */
interface ListenerTable {
  id: Id;
  company_id: number;
  address: string;
  port: number;
  added_at: Date;
  added_by: string;
}

/** A network whose addresses change. */
interface DynamicNetworkTable {
  id: Id;
  company_id: number;
  /** The DNS name whose addresses are used; null if the holder of the token reports the address. */
  follows: string | null;
  /** SHA-256 in hex. */
  token_hash: string | null;
  hint: string | null;
  note: Generated<string>;
  /** The last addresses that were found or reported. */
  networks: Generated<string[]>;
  added_at: Date;
  added_by: string;
  confirmed_at: Date | null;
  changed_at: Date | null;
  audited_at: Date | null;
  next_look_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  failures: Generated<number>;
  problem: Json<Problem | null>;
}

interface DeviceTable {
  id: Id;
  company_id: number;
  name: string;
  address: string;
  added_at: Date;
  added_by: string;
}

interface TokenTable {
  id: Id;
  company_id: number;
  /** What the token is for: DNS over HTTPS, or the policy as a zone. */
  purpose: Generated<'doh' | 'rpz'>;
  /** The name of a device; null if the whole company uses it. */
  device: string | null;
  /** SHA-256 in hex. */
  hash: string;
  /** The first characters, so that people can distinguish tokens. */
  hint: string;
  added_at: Date;
  added_by: string;
  revoked_at: Date | null;
  revoked_by: string | null;
}

interface ListTable {
  id: Id;
  /** Null for a list of the MSP, which holds for all companies. */
  company_id: number | null;
  name: string;
  kind: 'block' | 'allow' | 'watch';
  category: string;
  locked: Generated<boolean>;
  added_at: Date;
  added_by: string;
}

interface EntryTable {
  id: Id;
  list_id: number;
  value: string;
  reach: 'exact' | 'with_below' | 'only_below' | 'address';
  ends_at: Date | null;
  overrides_guard: Generated<boolean>;
  why: string;
  added_at: Date;
  added_by: string;
  removed_at: Date | null;
  removed_by: string | null;
}

interface FeedTable {
  id: Id;
  name: string;
  address: string;
  /** Null if the format is detected. */
  format: string | null;
  /** Whether a plain name includes the names below it; null if the format decides that. */
  plain_reach: 'exact' | 'with_below' | null;
  category: string;
  every_hours: number;
  enabled: Generated<boolean>;
  added_at: Date;
  added_by: string;
  next_fetch_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  last_attempt_at: Date | null;
  last_success_at: Date | null;
  failures: Generated<number>;
  problem: Json<Problem | null>;
  /** A size that a person confirmed as right, although it changed suddenly. */
  accepted_size: number | null;
}

/** The last good copy of a feed. */
interface FeedContentTable {
  feed_id: number;
  /** The entries, parsed and compressed. */
  content: Uint8Array;
  /** The lines of the feed that the entries come from; null in copies of earlier versions. */
  lines: Uint8Array | null;
  names: number;
  report: Json<unknown>;
  etag: string | null;
  last_modified: string | null;
  fetched_at: Date;
}

interface RuleTable {
  id: Id;
  company_id: number | null;
  place: number;
  name: string;
  conditions: Json<unknown>;
  action: 'nxdomain' | 'nodata' | 'refused' | 'allow' | 'watch';
  overrides_guard: Generated<boolean>;
  locked: Generated<boolean>;
  enabled: Generated<boolean>;
  added_at: Date;
  added_by: string;
}

interface CountTable {
  id: Id;
  hour: Date;
  company_id: number | null;
  queries: number;
  blocked: number;
  watched: number;
  cached: number;
  /** Queries that upstreams answered, and the total time of these. */
  forwarded: Generated<number>;
  upstream_ms: Generated<number>;
}

/** The log of all queries of a company. */
interface QueryLogTable {
  company_id: number;
  started_at: Date;
  started_by: string;
  ends_at: Date;
  /** Queries that were stored since it started. */
  stored: Generated<number>;
  /** Queries that were not stored: there were too many at once, or the database could not be reached. */
  lost: Generated<number>;
}

interface LoggedQueryTable {
  id: Id;
  company_id: number;
  at: Date;
  client: string | null;
  device: string | null;
  name: string;
  type: string;
  /** `NOERROR`, `NXDOMAIN`; null if there was no answer. */
  answer: string | null;
  is_blocked: boolean;
  ms: number;
}
