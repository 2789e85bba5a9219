/** A Picket that runs from an artefact, a sandbox of ConnectWise, and what an administrator does first. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { root } from '../../run.mjs';
import { freePort, pause, serve, until } from './programs.mjs';

/** The command: of this build, until the npm package is installed. */
export const picket = { program: process.execPath, args: [path.join(root, 'dist', 'main.js')] };

const board = { boardId: 22, statusId: 221, typeId: 2201, priorityId: 2 };

/** Calls the HTTP API. A connection that fails counts as status 0. */
export function caller(url, token) {
  return async (method, place, body) => {
    try {
      const response = await fetch(`${url}${place}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(90_000),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    } catch (error) {
      return { status: 0, body: { code: error.name, detail: `${error.message} ${error.cause ?? ''}` } };
    }
  };
}

export async function ok(answer) {
  const { status, body } = await answer;
  assert.ok(status >= 200 && status < 300, `${status}: ${JSON.stringify(body)}`);
  return body;
}

export const newToken = () => `pkt_${randomBytes(32).toString('base64url')}`;

/** Starts Picket, and waits until it is ready unless `env` says that it cannot be. */
export async function startPicket({ data, env = {}, token = newToken(), ready = true, echo = false }) {
  const port = await freePort();
  const server = serve(picket.program, [...picket.args, 'start'], {
    echo,
    env: {
      PICKET_DATA: data,
      PICKET_PORT: `${port}`,
      PICKET_ALLOW_PRIVATE_NETWORK: 'true',
      PICKET_BOOTSTRAP_TOKEN: token,
      PICKET_DELIVERY_SEARCH_DELAYS: '1s,2s',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const call = caller(url, token);
  if (ready)
    await until(async () => {
      assert.equal(server.child.exitCode, null, server.output);
      assert.equal((await call('GET', '/readyz')).status, 200);
    }, 180_000);
  return { ...server, server, url, port, token, call };
}

export async function startSandbox() {
  const port = await freePort();
  const server = serve(picket.program, [...picket.args, 'sandbox', 'connectwise', '--port', `${port}`]);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => assert.equal((await fetch(`${url}/sandbox/faults`)).status, 200));
  return {
    ...server,
    url,
    tickets: async () => (await (await fetch(`${url}/sandbox/tickets`)).json()).tickets,
  };
}

/** Connection, ticket service, no wait and no roll-ups. */
export async function setUp(call, sandboxUrl) {
  await ok(
    call('PUT', '/api/v1/connectwise/connection', {
      site: sandboxUrl,
      companyId: 'picketdemo',
      publicKey: 'SandboxPublicKey1',
      privateKey: 'SandboxPrivateKey1',
      clientId: '5eed0000-c11e-4000-8000-000000000001',
    }),
  );
  await ok(call('PUT', '/api/v1/connectwise/ticket-service', { enabled: true, ...board }));
  const incidents = await ok(call('GET', '/api/v1/settings/incidents'));
  await ok(call('PUT', '/api/v1/settings/incidents', { ...incidents, groupingWaitSeconds: 0 }));
  const rollUps = await ok(call('GET', '/api/v1/settings/roll-ups'));
  await ok(call('PUT', '/api/v1/settings/roll-ups', { ...rollUps, ticketsPerCompany: 0, ticketsInAll: 0 }));
}

export const addWebhook = (call) => ok(call('POST', '/api/v1/sources', { kind: 'webhook', name: 'EDR' }));

const detection = (n) => ({
  id: `d-${n}`,
  occurredAt: new Date(Date.now() - 1_000).toISOString(),
  domain: `login.bad-${n}.example`,
  company: { id: 'cedar', name: 'Cedar Street Dental' },
  reasons: ['Phishing'],
  deviceName: 'CSD-WS-01',
});

/** Sends one detection until it is stored, as senders do: the same again. Gives the refusals on the way. */
export async function send(url, source, n) {
  const sender = caller(url, source.bearerToken);
  const body = detection(n);
  const refusals = [];
  for (const end = Date.now() + 180_000; ; await pause(200)) {
    const answer = await sender('POST', `/api/v1/sources/${source.id}/detections`, body);
    if (answer.status === 202) return refusals;
    refusals.push(answer);
    assert.ok(Date.now() < end, `The detection was not taken: ${JSON.stringify(answer)}`);
  }
}

export async function mapCedar(call) {
  const company = await until(async () => {
    const { items } = await ok(call('GET', '/api/v1/companies?search=Cedar'));
    assert.ok(items[0]);
    return items[0];
  });
  await ok(call('PUT', `/api/v1/companies/${company.id}/mapping`, { connectwiseCompanyId: 101 }));
}

/** Every detection has its own ticket in ConnectWise, and none has two. */
export async function exactlyOnce(call, sandbox, count) {
  await until(async () => {
    const { tickets } = await ok(call('GET', '/api/v1/status'));
    assert.equal(tickets.created, count, JSON.stringify(tickets));
  }, 180_000);
  const references = (await sandbox.tickets()).map(({ externalXRef }) => externalXRef);
  assert.equal(references.length, count);
  assert.equal(new Set(references).size, count);
}
