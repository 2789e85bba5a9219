import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../platform/values/clock.ts';
import { systemRandom } from '../platform/values/random.ts';
import { loadLocalOperator, localOperator, localUrl } from './local-operator.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'picket-operator-'));
  folder = path.join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

async function publish() {
  const operator = localOperator(folder, { clock: systemClock, random: systemRandom });
  await operator.publish('http://127.0.0.1:8440');
  return operator;
}

it('a user who may read the data folder may act as administrator while the server runs', async () => {
  const operator = await publish();
  const file = await loadLocalOperator(folder);
  expect(file).toMatchObject({ url: 'http://127.0.0.1:8440', pid: process.pid });
  expect(operator.authenticate(file?.token ?? '')).toMatchObject({ kind: 'operator', role: 'admin' });
  expect(operator.authenticate('pkt_else')).toBeNull();
  await operator.remove();
  expect(await loadLocalOperator(folder)).toBeNull();
});

it('nobody else may read it, even if a file with a wider mode existed', async () => {
  await publish();
  const file = path.join(folder, 'server.json');
  writeFileSync(file, '', { mode: 0o644 });
  await publish();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual(['server.json']);
});

it('the file of a killed server grants nothing', async () => {
  await publish();
  const file = await loadLocalOperator(folder);
  const left = { ...file, process: { ...file?.process, started: '1' } };
  writeFileSync(path.join(folder, 'server.json'), JSON.stringify(left));
  expect(await loadLocalOperator(folder)).toBeNull();
});

it.each(['', '{', '{"url": 7}', 'null'])('a broken file (%s) is not a server', async (content) => {
  await publish();
  writeFileSync(path.join(folder, 'server.json'), content);
  expect(await loadLocalOperator(folder)).toBeNull();
});

it('a server that stops late does not remove the file of the next one', async () => {
  const old = await publish();
  const next = await publish();
  await old.remove();
  const file = await loadLocalOperator(folder);
  expect(next.authenticate(file?.token ?? '')).not.toBeNull();
});

it('a server that listens on all addresses is reached on loopback', () => {
  expect(localUrl('0.0.0.0', 8440)).toBe('http://127.0.0.1:8440');
  expect(localUrl('::', 1)).toBe('http://[::1]:1');
  expect(localUrl('2001:db8::1', 1)).toBe('http://[2001:db8::1]:1');
  expect(localUrl('localhost', 1)).toBe('http://localhost:1');
});
