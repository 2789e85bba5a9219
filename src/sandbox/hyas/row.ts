import { type FilterWord, filterWords, type Site } from './threats.ts';

/** One log row as sent to the caller. Any fields, because rows from a test may contain anything. */
export type HyasRow = { log_id: string; datetime: string; domain: string } & Record<string, unknown>;

/** A row in the sandbox: the values for filters and sorting, beside the row for the answer. */
export interface LogEntry {
  readonly word: FilterWord;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly row: unknown;
}

/**
 * The fields of a row that a caller may set. `reputation` may be a filter word, and `raw` is answered exactly as given.
 */
export type PartialRow = { readonly raw?: unknown } & Readonly<Record<string, unknown>>;

export interface LookedUp {
  readonly logId: string;
  readonly at: Date;
  readonly site: Site;
  readonly queryType: string;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly clientIp: string;
  readonly device: string | null;
  readonly process: string | null;
  readonly policy: { readonly id: number; readonly name: string } | null;
}

const verdictOf = {
  permitted: 'allow',
  suspicious: 'watch',
  malicious: 'highly suspicious',
  blocked: 'deny',
};
const dayMs = 24 * 60 * 60 * 1000;

/** HYAS writes six decimals; the sandbox has milliseconds. */
export const logTime = (at: Date) => at.toISOString().replace('Z', '000Z');

/** A complete row: every path that the vendor's own connector reads, and no others. */
export function wireRow(looked: LookedUp): HyasRow {
  const { site, at } = looked;
  const registered = site.domain.split('.').slice(-2).join('.');
  const daysFrom = (days: number) => new Date(at.getTime() + days * dayMs).toISOString().slice(0, 10);
  const date = (days: number) => (site.ageDays === null ? null : `${daysFrom(days)}T00:00:00Z`);
  const age = site.ageDays ?? 0;
  const answered = site.word === 'permitted' || site.word === 'suspicious';
  const verdict = verdictOf[site.word];
  return {
    log_id: looked.logId,
    datetime: logTime(at),
    client_id: looked.clientId,
    client_name: looked.clientName,
    client_ip: looked.clientIp,
    devicename: looked.device,
    processname: looked.process,
    domain: site.domain,
    domain_2tld: registered,
    domain_tld: registered.split('.').at(-1) ?? null,
    domain_age: site.ageDays,
    domain_category: site.categories,
    domain_creation_date: date(-age),
    domain_expires_date: date(365 - (age % 365)),
    domain_updated_date: date(-age),
    registrar: site.registrar,
    reputation: filterWords.indexOf(site.word) + 1,
    verdict,
    verdictSource: site.verdictSource,
    verdictStatus: site.word === 'permitted' ? 'Permitted' : answered ? 'Watched' : 'Blocked',
    threat_level: site.threatLevel,
    reason: site.reason.type === null ? null : site.reason,
    policy: looked.policy === null ? null : { policy_id: looked.policy.id, policy_name: looked.policy.name },
    tags: [],
    query_type: looked.queryType,
    response_code: answered ? 0 : 3,
    response_name: answered ? 'NoError' : 'NXDomain',
    response_description: answered ? 'No Error' : 'Non-Existent Domain',
    resolver_mode: looked.device === null ? 'resolver' : 'agent',
    ttl: answered ? 300 : 60,
    a_record: answered && looked.queryType === 'A' ? ['203.0.113.9'] : [],
    aaaa_record: answered && looked.queryType === 'AAAA' ? ['2001:db8::9'] : null,
    c_name: [],
    c_name_2tld: [],
    c_name_tld: [],
    nameserver: `ns1.${registered}`,
    nameserver_2tld: registered,
    nameserver_tld: registered.split('.').at(-1) ?? null,
    nameserver_ip: { ip: '203.0.113.53', country_iso_code: 'ZZ', country_name: 'Example' },
    markup: {
      registrar: { verdict: site.registrar === null ? null : answered ? 'allow' : 'watch' },
      fqdn: { verdict },
      domain: { verdict },
      ip: { verdict: null },
      cname: { verdict: null },
      nameserver_ip: { verdict: null },
      nameserver: { verdict: 'allow' },
      tld: { verdict: 'allow' },
    },
  };
}

/** A row from the caller, completed with default values. `raw` is stored unchanged. */
export function completed(given: PartialRow, ordinary: HyasRow, now: Date): LogEntry {
  const word = parseWord(given.reputation);
  if ('raw' in given) {
    const time = (given.raw as { datetime?: unknown } | null | undefined)?.datetime;
    return { word, at: parseAt(time, now), row: given.raw };
  }
  const row = { ...ordinary, ...given, reputation: filterWords.indexOf(word) + 1 };
  return { word, at: parseAt(row.datetime, now), row };
}

function parseWord(value: unknown): FilterWord {
  return filterWords.find((word, index) => word === value || index + 1 === value) ?? 'blocked';
}

function parseAt(value: unknown, now: Date): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? now.getTime() : at;
}
