import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { beforeAll, onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app/app.ts';
import { type Config, loadConfig } from '../../src/platform/config/config.ts';
import { sandboxAccount, startConnectWiseSandbox } from '../../src/sandbox/connectwise/start.ts';
import { startHyasSandbox } from '../../src/sandbox/hyas/start.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer that it reads.
  readonly body: any;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** Calls the HTTP API of a running Picket with a token. */
export function caller(url: string, token: string): Call {
  return async (method, pathAndQuery, body) => {
    const response = await fetch(`${url}${pathAndQuery}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** Registers work for the end of a test, or of all tests of a file; the last is done first. */
export type Ended = (work: () => void | Promise<void>) => void;

/**
 * Opened once for the tests of a file. Starting Picket takes seconds, and tests that recognize their own detections
 * need no separate one.
 */
export function shared<Opened>(open: (ended: Ended) => Promise<Opened>): () => Opened {
  let opened: Opened;
  beforeAll(async () => {
    const endings: Parameters<Ended>[0][] = [];
    const end = async () => {
      for (const work of endings.reverse()) await work();
    };
    try {
      opened = await open((work) => void endings.push(work));
    } catch (error) {
      await end();
      throw error;
    }
    return end;
  });
  return () => opened;
}

/** Both sandboxes, on free ports; closed when the test ends. */
export async function startSandboxes(ended: Ended = onTestFinished) {
  const connectWise = await startConnectWiseSandbox();
  const hyas = await startHyasSandbox({ ratePerMinute: 0 });
  ended(async () => {
    await connectWise.close();
    await hyas.close();
  });
  return { connectWise, hyas };
}

/** A folder that outlives a restart of Picket, but not the test. */
export function dataFolder(ended: Ended = onTestFinished): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-system-'));
  ended(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The configuration of a Picket with short waiting times, otherwise unchanged. */
export function configOf(folder: string, more: Record<string, string> = {}): Config {
  const result = loadConfig({
    PICKET_DATA: folder,
    PICKET_PORT: '0',
    PICKET_ALLOW_PRIVATE_NETWORK: 'true',
    PICKET_DELIVERY_SEARCH_DELAYS: '100ms,200ms,300ms',
    PICKET_LOG_LEVEL: 'silent',
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

export interface RunningApp extends App {
  readonly call: Call;
}

/** A Picket in this process; stopped when the test ends. `token` comes from an earlier start on the same data. */
export async function runApp(
  config: Config,
  token?: string,
  ended: Ended = onTestFinished,
): Promise<RunningApp & { token: string }> {
  const log = pino({ level: process.env.PICKET_TEST_LOG ?? 'silent' });
  const app = await startApp(config, { log, version: '0.0.0-test' });
  ended(() => app.stop());
  const known = token ?? app.firstToken ?? '';
  return { ...app, token: known, call: caller(app.url, known) };
}

export type Sandboxes = Awaited<ReturnType<typeof startSandboxes>>;

export const board = sandboxAccount.boards.securityAlerts;

/** The choices of the Services tab: the sandbox’s board for security alerts. */
export const chosen = {
  boardId: board.id,
  statusId: board.statuses.new,
  typeId: board.types.dnsThreat,
  priorityId: sandboxAccount.priorities.high,
};

/** Does what an administrator does first: connection, ticket service, and a short grouping wait. */
export async function setUp(call: Call, { connectWise }: Pick<Sandboxes, 'connectWise'>): Promise<void> {
  const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
  await expectOk(
    call('PUT', '/api/v1/connectwise/connection', {
      site: connectWise.url,
      companyId,
      publicKey,
      privateKey,
      clientId,
    }),
  );
  await expectOk(call('PUT', '/api/v1/connectwise/ticket-service', { enabled: true, ...chosen }));
  const settings = (await expectOk(call('GET', '/api/v1/settings/incidents'))) as Json;
  await expectOk(call('PUT', '/api/v1/settings/incidents', { ...settings, groupingWaitSeconds: 0 }));
  // Each incident must have its own ticket, however many there are.
  const rollUps = (await expectOk(call('GET', '/api/v1/settings/roll-ups'))) as Json;
  const unlimited = { ...rollUps, ticketsPerCompany: 0, ticketsInAll: 0 };
  await expectOk(call('PUT', '/api/v1/settings/roll-ups', unlimited));
}

/** A HYAS source over the whole log of the sandbox; returns its id. */
export async function addHyas(
  call: Call,
  { hyas }: Pick<Sandboxes, 'hyas'>,
  more: Json = {},
): Promise<number> {
  const config = { baseUrl: hyas.url, ...more };
  const source = await expectOk(
    call('POST', '/api/v1/sources', { kind: 'hyas', name: 'HYAS Protect', config, apiKey: hyas.apiKey }),
  );
  return source.id;
}

/** Reads a source now, before it is due. */
export async function poll(call: Call, sourceId: number): Promise<void> {
  await until(async () => {
    const { status, body } = await call('POST', `/api/v1/sources/${sourceId}/poll`);
    if (status === 409) return false;
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return true;
  });
}

/** The company of this name, once a source has named it; mapped to a company of the sandbox if one is given. */
export async function mapCompany(call: Call, name: string, connectwiseCompanyId: number): Promise<number> {
  const company = await until(async () => {
    const { items } = await expectOk(call('GET', `/api/v1/companies?search=${encodeURIComponent(name)}`));
    return items[0];
  });
  await expectOk(call('PUT', `/api/v1/companies/${company.id}/mapping`, { connectwiseCompanyId }));
  return company.id;
}

// biome-ignore lint/suspicious/noExplicitAny: see Answer.
export async function expectOk(answer: Promise<Answer>): Promise<any> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The result of `look` as soon as there is one; throws after `ms`. */
export async function until<T>(
  look: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  ms = 120_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (let pause = 20; ; pause = Math.min(pause * 1.2, 300)) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`It did not come true within ${ms} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const cedarId = '5eed0000-0000-4000-8000-000000000001';

/** A row of the HYAS log for a separate incident at Cedar Street Dental. */
export const detectionRow = (n: number, more: Json = {}) => ({
  log_id: `row-${n}`,
  client_id: cedarId,
  client_name: 'Cedar Street Dental',
  domain: `login.bad-${n}.example`,
  ...more,
});
