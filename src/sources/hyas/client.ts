import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { type LogPage, type OrganizationRef, parseLogsAnswer, parseOrganizationsAnswer } from './answer.ts';
import { baseUrlComplaint, hyasVerdicts } from './config.ts';
import { type ExchangeLog, exchange } from './exchange.ts';
import { hyasProblems } from './problems.ts';

export interface HyasClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Whether the base URL may be in a private network or on this machine (a sandbox, a relay). */
  readonly network: NetworkRules;
  readonly clock: Clock;
  /** For a whole request, including the answer. */
  readonly timeoutMs?: number;
  readonly maxAnswerBytes?: number;
  readonly log?: ExchangeLog;
}

export interface LogQuery {
  /** HYAS's filter words. Several of them mean "any of these", which no public page confirms: use one to be sure. */
  readonly reputations: readonly string[];
  readonly from: Date;
  readonly end: Date;
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
}

export interface HyasTest {
  /** Log entries of the last hour that a reading would get; null if HYAS gave no total. */
  readonly entriesLastHour: number | null;
  /** How many organizations the key may list; null if it may not list them (then the log names them). */
  readonly organizations: number | null;
}

export interface HyasClient {
  logs(query: LogQuery, signal: AbortSignal): Promise<Result<LogPage>>;
  /** Every organization that the key may see; null if the key may not list them. */
  organizations(signal: AbortSignal): Promise<Result<OrganizationRef[] | null>>;
  /** Tests the key with the requests of the poller. */
  test(signal: AbortSignal): Promise<Result<HyasTest>>;
  close(): Promise<void>;
}

/** Answers for a key (or a compatible service) that may not list organizations. */
const mayNotList = new Set(['hyas.key_refused', 'hyas.not_found', 'hyas.request_refused']);

const hourMs = 60 * 60 * 1000;

/**
 * The client for the log API of HYAS Protect and compatible services: https only (except on loopback), one key, no
 * retries.
 */
export function hyasClient(options: HyasClientOptions): HyasClient {
  const complaint = baseUrlComplaint(options.baseUrl);
  if (complaint !== null) return unusableClient(complaint);
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const { host } = new URL(baseUrl);
  const http = exchange({
    baseUrl,
    apiKey: options.apiKey.trim(),
    network: options.network,
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? 60_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 64 * 1024 * 1024,
    log: options.log,
  });

  const client: HyasClient = {
    async logs(query, signal) {
      const answer = await http.post('/dns-log-report/v2/logs', logsRequest(query), signal);
      if (!answer.ok) return answer;
      const page = parseLogsAnswer(answer.value.json);
      if (page === null) return failed(hyasProblems.unexpectedAnswer(host, 'logs'));
      const { serverTime } = answer.value;
      return ok(serverTime === null ? page : { ...page, serverTime });
    },

    async organizations(signal) {
      const answer = await http.post('/account/user/organizations', {}, signal);
      if (!answer.ok) return mayNotList.has(answer.problem.code) ? ok(null) : answer;
      const organizations = parseOrganizationsAnswer(answer.value.json);
      return organizations === null
        ? failed(hyasProblems.unexpectedAnswer(host, 'organizations'))
        : ok(organizations);
    },

    async test(signal) {
      const end = options.clock.now();
      const from = new Date(end.getTime() - hourMs);
      const page = await client.logs({ reputations: hyasVerdicts, from, end, page: 0, size: 1 }, signal);
      if (!page.ok) return page;
      const organizations = await client.organizations(signal);
      return ok({
        entriesLastHour: page.value.total ?? null,
        organizations: organizations.ok ? (organizations.value?.length ?? null) : null,
      });
    },

    close: () => http.close(),
  };
  return client;
}

/** The body of a log query. Known clients sort only by `datetime`, newest first. */
export function logsRequest({ reputations, from, end, page, size }: LogQuery) {
  return {
    applied_filters: [
      {
        id: 'datetime',
        isRange: true,
        exclude: false,
        rangeValue: { start: microseconds(from), end: microseconds(end), timeType: 'range' },
      },
      ...reputations.map((value) => ({ id: 'reputation', value })),
    ],
    paging: { order: 'desc', sort: 'datetime', page_number: page, page_size: size, page_type: 'standard' },
  };
}

/** HYAS writes times with six decimals. */
const microseconds = (at: Date) => at.toISOString().replace('Z', '000Z');

function unusableClient(complaint: string): HyasClient {
  const refuse = async () => failed(hyasProblems.badBaseUrl(complaint));
  return { logs: refuse, organizations: refuse, test: refuse, close: async () => {} };
}
