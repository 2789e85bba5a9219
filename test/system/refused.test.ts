import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app/app.ts';
import { type Call, caller, configOf, dataFolder, expectOk, setUp, startSandboxes } from './world.ts';

interface Line {
  readonly level: number;
  readonly kind?: string;
  readonly address?: string;
  readonly route?: string;
}

const webhookRoute = '/api/v1/sources/:id/detections';
const callbackRoute = '/api/v1/connectwise/callbacks';

/** A Picket behind one proxy, and its log. */
async function start() {
  const lines: Line[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const config = configOf(dataFolder(), {
    PICKET_TRUST_PROXY: '1',
    PICKET_PUBLIC_URL: 'https://picket.example',
    PICKET_METRICS_OPEN: 'true',
  });
  const app = await startApp(config, { log, version: '0.0.0-test' });
  onTestFinished(() => app.stop());
  const refusals = () =>
    lines.filter(({ kind }) => kind !== undefined).map(({ kind, address, route }) => [kind, address, route]);
  return { url: app.url, call: caller(app.url, app.firstToken ?? ''), refusals };
}

async function countOf(url: string, kind: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(
    new RegExp(`^picket_refusals_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0,
  );
}

/** The numbers of stored detections, incidents and quarantined rows. */
async function stored(call: Call, source: number) {
  const lists = ['/api/v1/detections', '/api/v1/incidents', `/api/v1/sources/${source}/quarantine`];
  return Promise.all(lists.map(async (list) => (await expectOk(call('GET', list))).items.length));
}

const send = (url: string, address: string, headers: Record<string, string>, body: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
    body: JSON.stringify(body),
  });

it('detections that are not signed by their source do nothing, and are logged and counted', async () => {
  const { url, call, refusals } = await start();
  const source = await expectOk(call('POST', '/api/v1/sources', { kind: 'webhook', name: 'Resolver' }));
  const detection = {
    id: 'a',
    occurredAt: new Date().toISOString(),
    domain: 'bad.example',
    company: { id: 'cedar', name: 'Cedar' },
  };
  const to = (id: number) => `${url}/api/v1/sources/${id}/detections`;
  const signed = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
  };
  const answers = [
    await send(to(source.id), '198.51.100.1', { authorization: 'Bearer pkw_wrong' }, detection),
    await send(to(source.id), '198.51.100.2', signed, detection),
    await send(to(source.id), '198.51.100.2', {}, detection),
    await send(to(999), '198.51.100.3', { authorization: `Bearer ${source.bearerToken}` }, detection),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(await stored(call, source.id)).toEqual([0, 0, 0]);
  // One line a minute for each address; every one is counted.
  expect(refusals()).toEqual([1, 2, 3].map((n) => ['webhook', `198.51.100.${n}`, webhookRoute]));
  expect(await countOf(url, 'webhook')).toBe(4);
  // Its own sender is accepted, so only the signature was the reason for the refusals.
  const bearer = { authorization: `Bearer ${source.bearerToken}` };
  expect((await send(to(source.id), '198.51.100.4', bearer, detection)).status).toBe(202);
  expect(await stored(call, source.id)).toEqual([1, 1, 0]);
  expect(await countOf(url, 'webhook')).toBe(4);
});

it('ConnectWise callbacks with a wrong token or signature do nothing, and are logged and counted', async () => {
  const sandboxes = await startSandboxes();
  const { url, call, refusals } = await start();
  await setUp(call, sandboxes);
  const ticket = {
    MessageId: 'm-1',
    Type: 'ticket',
    ID: 1,
    Metadata: { key_url: 'https://other.example/k' },
  };
  const to = (token: string) => `${url}${callbackRoute}?token=${token}&recordId=1&action=updated`;
  // Off, and then on.
  expect((await send(to(''), '198.51.100.1', {}, ticket)).status).toBe(401);
  const role = { rows: [{ function: 'Table Setup', add: 'All', delete: 'All' }] };
  await fetch(`${sandboxes.connectWise.url}/sandbox/role`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(role),
  });
  await expectOk(call('PUT', '/api/v1/settings/callbacks', { enabled: true }));
  const registration = sandboxes.connectWise
    .requests()
    .find(({ method, path }) => method === 'POST' && path === '/system/callbacks');
  const token =
    new URL((registration?.body as { url?: string } | undefined)?.url ?? '').searchParams.get('token') ?? '';
  expect(token).not.toBe('');
  expect((await send(to('wrong'), '198.51.100.2', {}, ticket)).status).toBe(401);
  const forged = { 'x-content-signature': Buffer.alloc(32).toString('base64') };
  expect((await send(to(token), '198.51.100.3', forged, ticket)).status).toBe(401);
  expect(refusals()).toEqual([1, 2, 3].map((n) => ['callback', `198.51.100.${n}`, callbackRoute]));
  expect(await countOf(url, 'callback')).toBe(3);
});
