/** Picket on a primary that fails over to its standby, and behind a network that goes silent. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { movingAddress, startPair } from './postgresql.mjs';
import { pause, until } from './programs.mjs';
import { addWebhook, exactlyOnce, mapCedar, send, setUp, startPicket, startSandbox } from './world.mjs';

/** While no packet comes back, the check of the database has no cause but that. */
const noAnswer = /^(database\.|picket\.check_timed_out$)/;

export async function failover(scratch) {
  const pair = await startPair(scratch);
  const folder = path.join(scratch, 'failover');
  mkdirSync(folder);
  const env = (port) => ({ PICKET_DATABASE_URL: pair.url(port), PICKET_SECRET_KEY: '5e'.repeat(32) });

  const onStandby = await startPicket({
    data: path.join(folder, 's'),
    env: env(pair.ports[1]),
    ready: false,
  });
  assert.equal(await onStandby.ended, 1, onStandby.server.output);
  assert.match(onStandby.server.output, /is a standby: nothing can be written to it.*promote/s);

  const address = await movingAddress(pair.ports[0]);
  const sandbox = await startSandbox();
  const one = await startPicket({ data: path.join(folder, 'one'), env: env(address.port) });
  const two = await startPicket({ data: path.join(folder, 'two'), env: env(address.port) });
  await setUp(one.call, sandbox.url);
  const source = await addWebhook(one.call);
  let sent = 0;
  await send(one.url, source, sent++);
  await mapCedar(one.call);
  const some = (count) => {
    const sending = [];
    for (let n = 0; n < count; n++) sending.push(send(n % 2 === 0 ? one.url : two.url, source, sent++));
    return Promise.all(sending);
  };
  await some(6);

  // The primary dies while detections come. The address leads to the standby before that is promoted.
  const during = some(10);
  await pause(150);
  await pair.crashPrimary();
  const meanwhile = some(6);
  await notReady(one, /^database\./);
  address.moveTo(pair.ports[1]);
  await notReady(one, /^database\.standby$/);
  await pause(2_000);
  pair.promote();
  const refusals = [...(await during), ...(await meanwhile)].flat();
  for (const { status, body } of refusals) assert.ok(status === 503, `${status}: ${JSON.stringify(body)}`);
  for (const node of [one, two]) await isReady(node);
  await exactlyOnce(one.call, sandbox, sent);

  // The network goes silent: no packet passes, and nothing is closed.
  address.swallow(true);
  const silent = some(4);
  await notReady(one, noAnswer);
  await pause(1_000);
  address.swallow(false);
  address.moveTo(pair.ports[1]);
  await silent;
  for (const node of [one, two]) await isReady(node);
  await exactlyOnce(one.call, sandbox, sent);

  // The packets are lost for good: Picket notices by itself, and connects again once the address answers.
  address.swallow(true);
  const lost = some(4);
  await notReady(two, noAnswer);
  address.leave();
  await lost;
  for (const node of [one, two]) await isReady(node);
  await exactlyOnce(one.call, sandbox, sent);

  for (const node of [one, two]) assert.equal(await node.stop(), 0);
  await sandbox.stop();
  address.close();
  await pair.stop();
}

async function notReady(node, code) {
  await until(async () => {
    const { status, body } = await node.call('GET', '/readyz');
    assert.equal(status, 503);
    const check = body.checks.find(({ name }) => name === 'database');
    assert.equal(check.ok, false);
    assert.match(check.code, code);
  });
}

async function isReady(node) {
  await until(async () => assert.equal((await node.call('GET', '/readyz')).status, 200), 180_000);
}
