import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { heartbeatLoop, makeHeartbeat } from './heartbeat.ts';
import { heartbeatRoutes } from './heartbeat-routes.ts';
import { notificationRoutes } from './routes.ts';
import { makeScene } from './testing/scene.ts';

const test = useDatabase();
const path = '/api/v1/notifications';
const mail = {
  host: 'smtp.example',
  port: 587,
  security: 'starttls',
  user: 'picket',
  from: 'picket@msp.example',
  to: ['soc@msp.example'],
};

async function serve() {
  const scene = await makeScene(test);
  let problem = false;
  const heartbeat = makeHeartbeat({
    ...scene.deps,
    loops: () => [
      {
        name: 'decide',
        lastRoundAt: null,
        lastSuccessAt: null,
        problem: problem ? { code: 'x.y', message: 'It fails.', hint: 'Fix it.', retry: 'later' } : null,
      },
      {
        name: heartbeatLoop,
        lastRoundAt: null,
        lastSuccessAt: null,
        problem: { code: 'x.y', message: 'It failed.', hint: '', retry: 'later' },
      },
    ],
    node: 'node 1',
  });
  const deps = { ...scene.deps, publicUrl: undefined, changed: () => {} };
  const server = await start({
    routes: [notificationRoutes(deps), heartbeatRoutes({ ...deps, heartbeat })],
  });
  return {
    ...scene,
    heartbeat,
    breakLoops: () => {
      problem = true;
    },
    async call(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object) {
      const headers = { authorization: 'Bearer pkt_admin' };
      const answer = await server.inject({ method, url: path + url, headers, ...(payload && { payload }) });
      return {
        status: answer.statusCode,
        text: answer.body,
        body: answer.body === '' ? null : answer.json(),
      };
    },
  };
}

describe('channels over the API', () => {
  it('never show an address or a password again, and store both encrypted', async () => {
    const { call, receiver } = await serve();
    await call('POST', '/channels', { kind: 'slack', name: 'Slack', url: receiver.url });
    await call('POST', '/channels', { kind: 'email', name: 'Mail', mail, password: 'hunter2' });
    const { text, body } = await call('GET', '/channels');
    expect(body.items).toMatchObject([
      { name: 'Slack', destination: new URL(receiver.url).host, mail: null, hasPassword: false },
      { name: 'Mail', destination: 'soc@msp.example', mail, hasPassword: true },
    ]);
    const rows = await test.db.selectFrom('notification_channel').selectAll().execute();
    const audit = await test.db.selectFrom('audit_event').selectAll().execute();
    for (const shown of [text, JSON.stringify(rows), JSON.stringify(audit)])
      expect(shown).not.toMatch(/hunter2|T0\/secret/);
  });

  it('ask for the password again if it would be sent to another server', async () => {
    const { call } = await serve();
    const { body } = await call('POST', '/channels', {
      kind: 'email',
      name: 'Mail',
      mail,
      password: 'hunter2',
    });
    const moved = { mail: { ...mail, host: 'smtp.evil.example' } };
    const refused = await call('PATCH', `/channels/${body.id}`, moved);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/password']);
    expect((await call('PATCH', `/channels/${body.id}`, { ...moved, password: 'new' })).status).toBe(200);
    const open = await call('PATCH', `/channels/${body.id}`, { mail: { ...moved.mail, user: null } });
    expect(open.body.hasPassword).toBe(false);
  });

  it.each([
    ['an Office 365 connector', { kind: 'teams', url: 'https://msp.webhook.office.com/webhookb2/x' }, '/url'],
    ['an address in clear', { kind: 'slack', url: 'http://hooks.slack.example/x' }, '/url'],
    ['no address', { kind: 'webhook' }, '/url'],
    [
      'a password for Slack',
      { kind: 'slack', url: 'https://hooks.slack.example/x', password: 'x' },
      '/password',
    ],
    ['mail without a server', { kind: 'email' }, '/mail'],
  ])('refuse %s, and say where', async (_, fields, pointer) => {
    const { call } = await serve();
    const { status, body } = await call('POST', '/channels', { name: 'One', ...fields });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('send a test at once, and show the result', async () => {
    const { call, receiver } = await serve();
    const { body } = await call('POST', '/channels', { kind: 'slack', name: 'Slack', url: receiver.url });
    receiver.answer(403, { body: 'action_prohibited' });
    const failed = await call('POST', `/channels/${body.id}/test`);
    expect(failed.body).toMatchObject({ delivered: false, problem: { code: 'notifications.refused' } });
    expect((await call('GET', '/channels')).body.items[0].problem.message).toContain('action_prohibited');
    expect((await call('POST', `/channels/${body.id}/test`)).body).toEqual({
      delivered: true,
      problem: null,
    });
    expect((await call('GET', '/channels')).body.items[0]).toMatchObject({ problem: null, waiting: 0 });
    const { items } = (await call('GET', '')).body;
    expect(items.map(({ kind, state }: Record<string, string>) => `${kind} ${state}`)).toEqual([
      'test sent',
      'test failed',
    ]);
  });

  it('show the signing secret of a webhook once, and a new one on request', async () => {
    const { call, receiver } = await serve();
    const made = await call('POST', '/channels', { kind: 'webhook', name: 'Hook', url: receiver.url });
    expect(made.body.signing).toMatch(/^whsec_/);
    expect((await call('GET', `/channels/${made.body.id}`)).text).not.toContain('whsec_');
    const rotated = await call('POST', `/channels/${made.body.id}/rotate-secret`);
    expect(rotated.body.signing).not.toBe(made.body.signing);
  });
});

describe('the heartbeat', () => {
  it('is called with the name of the node, while every other loop works', async () => {
    const { call, receiver, heartbeat, breakLoops } = await serve();
    const { signal } = new AbortController();
    await heartbeat.beat(signal);
    const url = `${receiver.url}/{node}`;
    const set = await call('PUT', '/heartbeat', { url, method: 'POST' });
    expect(set.body).toMatchObject({ on: true, host: new URL(receiver.url).host, lastSuccessAt: null });
    expect(set.text).not.toContain('secret');
    await heartbeat.beat(signal);
    breakLoops();
    await heartbeat.beat(signal);
    expect(receiver.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /hook/T0/secret/node%201',
    ]);
    expect((await call('GET', '/heartbeat')).body.lastSuccessAt).not.toBeNull();
    expect([
      (await call('DELETE', '/heartbeat')).status,
      (await call('DELETE', '/heartbeat')).status,
    ]).toEqual([204, 404]);
  });

  it('that fails is shown, and nothing is thrown', async () => {
    const { call, receiver, heartbeat } = await serve();
    await call('PUT', '/heartbeat', { url: receiver.url });
    receiver.answer(500);
    await heartbeat.beat(new AbortController().signal);
    expect((await call('GET', '/heartbeat')).body.problem).toMatchObject({
      code: 'notifications.server_error',
    });
  });
});
