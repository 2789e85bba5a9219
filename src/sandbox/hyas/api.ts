import type { Clock } from '../../platform/values/clock.ts';
import { answerLogs } from './answer-logs.ts';
import type { Fault } from './faults.ts';
import type { Exchange, Sent } from './http.ts';
import { organizations } from './organizations.ts';
import type { LogEntry } from './row.ts';
import type { SandboxKey, SandboxState } from './state.ts';
import { sites } from './threats.ts';

const logsPath = '/dns-log-report/v2/logs';

/** The answers of api.hyas.com that a client of the log needs. */
export async function answerApi(exchange: Exchange, state: SandboxState, clock: Clock): Promise<Sent> {
  const fault = state.faults.meet(exchange.path, pageOf(exchange.body));
  if (fault?.kind === 'slow') await clock.sleep(fault.delayMs);
  if (fault !== null && failsBefore(exchange, fault)) return 'sent';

  const key = state.keys.find((known) => known.key === exchange.apiKey);
  if (key === undefined) return exchange.json(401, { message: 'Unauthorized' });

  const { method, path } = exchange;
  if (path === logsPath && method === 'POST') return logs(exchange, state, key, fault);
  if (path === '/account/user/organizations' && method === 'POST')
    return listOrganizations(exchange, state, key);
  const verdict = /^\/protect\/(domain|fqdn|ip|nameserver)\/([^/]+)$/.exec(path);
  if (verdict !== null && method === 'GET') return giveVerdict(exchange, state, verdict[2] ?? '');
  if (path.startsWith('/data/list'))
    return key.mayChangeLists ? answerLists(exchange, state) : exchange.json(403, { message: 'Forbidden' });
  return exchange.json(404, { message: 'Not Found' });
}

/** Whether the fault itself was the answer. */
function failsBefore({ json, html }: Exchange, fault: Fault): boolean {
  const wait = fault.retryAfterSeconds;
  if (fault.kind === '429')
    json(429, { message: 'Too Many Requests' }, { 'retry-after': String(wait ?? 30) });
  else if (fault.kind === '401') json(401, { message: 'Unauthorized' });
  else if (fault.kind === '403') json(403, { message: 'Forbidden' });
  else if (fault.kind === '500')
    json(
      500,
      { message: 'Internal Server Error' },
      wait === undefined ? {} : { 'retry-after': String(wait) },
    );
  else if (fault.kind === 'html')
    html(200, '<!doctype html><html><body><h1>Sign in to the guest network</h1></body></html>');
  else return false;
  return true;
}

function logs(exchange: Exchange, state: SandboxState, key: SandboxKey, fault: Fault | null): Sent {
  const answer = answerLogs(state.log, exchange.body, (entry) => sees(key, entry));
  if (typeof answer === 'string') return exchange.json(400, { message: answer });
  if (fault?.kind === 'empty_page') return exchange.json(200, { ...answer, logs: [] });
  if (fault?.kind === 'wrong_total')
    return exchange.json(200, { ...answer, total_count: Math.max(0, answer.total_count + fault.by) });
  if (fault?.kind === 'truncated') {
    const text = Buffer.from(JSON.stringify(answer));
    // Announces the whole length, sends half, and cuts the connection, as a broken proxy does.
    exchange.response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
    exchange.response.write(text.subarray(0, Math.floor(text.length / 2)), () => exchange.response.destroy());
    return 'sent';
  }
  return exchange.json(200, answer);
}

function sees({ clientIds }: SandboxKey, { row }: LogEntry): boolean {
  if (clientIds === undefined) return true;
  const id = (row as { client_id?: unknown } | null)?.client_id;
  return typeof id === 'string' && clientIds.includes(id);
}

function listOrganizations(exchange: Exchange, state: SandboxState, key: SandboxKey): Sent {
  if (!key.mayListOrganizations) return exchange.json(403, { message: 'Forbidden' });
  const visible = organizations.filter(({ clientId }) => key.clientIds?.includes(clientId) ?? true);
  return exchange.json(200, {
    organizations: visible.map(({ clientId }) => ({
      client_id: clientId,
      client_name: state.nameOf(clientId),
      settings: { protect_settings: { block_portal_ipv4: null } },
    })),
  });
}

function giveVerdict(exchange: Exchange, state: SandboxState, value: string): Sent {
  const site = sites.find(({ domain }) => domain === value || domain.endsWith(`.${value}`));
  if (state.lists.allows(value)) return exchange.json(200, { verdict: 'ALLOW', reasons: ['Allow list'] });
  if (site === undefined) return exchange.json(200, { verdict: 'ALLOW', reasons: [] });
  const verdict = { permitted: 'ALLOW', suspicious: 'SUSPICIOUS', malicious: 'DENY', blocked: 'DENY' }[
    site.word
  ];
  return exchange.json(200, { verdict, reasons: [site.reason.type, ...site.reason.lists].filter(Boolean) });
}

function answerLists({ method, path, search, body, json }: Exchange, { lists }: SandboxState): Sent {
  const id = Number(/^\/data\/list\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
  const one = Number.isInteger(id);
  const answer =
    path === '/data/list' && method === 'GET'
      ? lists.query(search)
      : path === '/data/list' && method === 'POST'
        ? lists.create(body, search.get('dryrun') === 'true')
        : one && method === 'POST'
          ? lists.add(id, body)
          : one && method === 'GET'
            ? lists.read(id)
            : one && method === 'DELETE'
              ? lists.remove(id)
              : { status: 404, body: { message: 'Not Found' } };
  return json(answer.status, answer.body);
}

function pageOf(body: unknown): number | null {
  const page = (body as { paging?: { page_number?: unknown } } | null | undefined)?.paging?.page_number;
  return typeof page === 'number' ? page : null;
}
