import { afterEach, beforeEach, expect, it } from 'vitest';
import { rcodes } from '../wire/constants.ts';
import { writeReply } from '../wire/write.ts';
import { openFailures } from './failures.ts';
import { askByUdp } from './testing/dns-client.ts';
import { addressReply } from './testing/fake-upstream.ts';
import { startTestResolver, type TestResolver } from './testing/test-resolver.ts';

let running: TestResolver;
beforeEach(async () => {
  running = await startTestResolver();
});
afterEach(() => running.close());

const rcodeOf = async (name: string) => (await askByUdp(running.dns, name)).rcode;

it('waits a second before it asks the upstream again after a failure, and longer after each further one', async () => {
  const { upstream } = running;
  upstream.behave((query) => writeReply(query, { rcode: rcodes.servFail }));
  const askedFor = async (passMs: number) => {
    running.passMs(passMs);
    const before = upstream.asked.length;
    expect(await rcodeOf('broken.example')).toBe('SERVFAIL');
    return upstream.asked.length - before;
  };
  expect(await askedFor(0)).toBe(1);
  expect(await askedFor(500)).toBe(0);
  expect(await askedFor(600)).toBe(1);
  expect(await askedFor(1_500)).toBe(0);
  expect(await askedFor(600)).toBe(1);
  upstream.behave((query) => addressReply(query));
  expect(await rcodeOf('other.example')).toBe('NOERROR');
  running.passMs(4_100);
  expect(await rcodeOf('broken.example')).toBe('NOERROR');
});

it('keeps a failure at most half a minute, and starts over after a success or a pause', () => {
  const failures = openFailures<string>();
  let now = 0;
  const keptFor = () => {
    failures.note('k', 'failed', now);
    let ms = 0;
    while (failures.get('k', now + ms) !== null) ms += 1_000;
    now += ms;
    return ms / 1_000;
  };
  expect([keptFor(), keptFor(), keptFor(), keptFor(), keptFor(), keptFor(), keptFor()]).toEqual([
    1, 2, 4, 8, 16, 30, 30,
  ]);
  failures.note('k', null, now);
  expect(keptFor()).toBe(1);
  now += 60_000;
  expect(keptFor()).toBe(1);
});

it('keeps a limited number of failures', () => {
  const failures = openFailures<string>();
  for (let count = 0; count <= 10_000; count++) failures.note(`${count}`, 'failed', 0);
  expect([failures.get('0', 0), failures.get('1', 0)]).toEqual([null, 'failed']);
});
