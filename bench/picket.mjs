/** Picket as it is shipped, in a process of its own, and set up through its API to open tickets in a sandbox. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sandboxAccount } from '../dist/sandbox/connectwise/start.js';

const main = path.join(import.meta.dirname, '..', 'dist', 'main.js');

export async function startPicket(env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-'));
  const child = spawn(process.execPath, [main, 'start', '--json'], {
    env: {
      PATH: process.env.PATH,
      PICKET_DATA: folder,
      PICKET_PORT: '0',
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
      PICKET_LOG_LEVEL: 'warn',
      PICKET_LOG_FORMAT: 'json',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  // A benchmark that fails must not leave it running.
  process.on('exit', () => child.kill('SIGKILL'));
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  if (typeof line !== 'string') throw new Error('Picket ended before it ran.');
  const { url, firstToken } = JSON.parse(line);
  return {
    url,
    token: firstToken,
    pid: child.pid,
    call: caller(url, firstToken),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The resident memory of a process in MiB, and what PostgreSQL has of it: the memory of its WebAssembly is the largest
 * private mapping (proc(5), smaps).
 */
export function memoryOf(pid) {
  const mebibytes = (kilobytes) => Math.round(Number(kilobytes) / 1024);
  const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  const mappings = [
    ...readFileSync(`/proc/${pid}/smaps`, 'utf8').matchAll(
      /^[0-9a-f]+-[0-9a-f]+ rw-p .*\nSize:\s+(\d+) kB\n(?:.*\n){2}Rss:\s+(\d+) kB/gm,
    ),
  ].map(([, size, rss]) => ({ size: Number(size), rss }));
  const largest = mappings.reduce((one, other) => (other.size > one.size ? other : one));
  return { resident: mebibytes(resident), postgres: mebibytes(largest.rss) };
}

/** Calls the API with a token; throws at any answer that is not a success. */
export function caller(url, token) {
  return async (method, pathAndQuery, body) => {
    const response = await fetch(`${url}${pathAndQuery}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${pathAndQuery}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

/** Connection, ticket service and a webhook. Gives a function that sends detections to that webhook. */
export async function setUp({ url, call }, sandbox, groupingWaitSeconds) {
  const { companyId, publicKey, privateKey, clientId, boards, priorities } = sandboxAccount;
  await call('PUT', '/api/v1/connectwise/connection', {
    site: sandbox.url,
    companyId,
    publicKey,
    privateKey,
    clientId,
  });
  await call('PUT', '/api/v1/connectwise/ticket-service', {
    enabled: true,
    boardId: boards.securityAlerts.id,
    statusId: boards.securityAlerts.statuses.new,
    typeId: boards.securityAlerts.types.dnsThreat,
    priorityId: priorities.high,
  });
  const settings = await call('GET', '/api/v1/settings/incidents');
  await call('PUT', '/api/v1/settings/incidents', { ...settings, groupingWaitSeconds, defangDomains: false });
  const rollUps = await call('GET', '/api/v1/settings/roll-ups');
  await call('PUT', '/api/v1/settings/roll-ups', { ...rollUps, ticketsPerCompany: 0, ticketsInAll: 0 });
  const source = await call('POST', '/api/v1/sources', { kind: 'webhook', name: 'Bench', config: {} });
  const send = caller(url, source.bearerToken);
  return async (detections) => {
    const { accepted } = await send('POST', `/api/v1/sources/${source.id}/detections`, { detections });
    if (accepted !== detections.length) throw new Error(`${accepted} of ${detections.length} were new.`);
  };
}

/** Maps every company that the source has brought. */
export async function mapCompanies({ call }) {
  const { items } = await call('GET', '/api/v1/companies?limit=100');
  const targets = Object.values(sandboxAccount.companies);
  for (const [index, { id }] of items.entries()) {
    await call('PUT', `/api/v1/companies/${id}/mapping`, { connectwiseCompanyId: targets[index] });
  }
}
