import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemRandom } from '../../platform/values/random.ts';
import { rcodes, types } from '../wire/constants.ts';
import { nameFromText } from '../wire/name.ts';
import { addressesOf } from '../wire/response.ts';
import { writeReply, writeTruncated } from '../wire/write.ts';
import { addressReply, type FakeUpstream, startFakeUpstream } from './testing/fake-upstream.ts';
import { openUpstreams, type Upstreams } from './upstreams.ts';

let first: FakeUpstream;
let second: FakeUpstream;
let upstreams: Upstreams;
/** Passed in, so that a test decides when an upstream is tried again. */
let now: number;
const attemptMs = 300;

/** No answer: the time of the attempt passes when the query has come, however slow this machine is. */
function silent(): null {
  setImmediate(() => vi.advanceTimersByTime(attemptMs));
  return null;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  now = 0;
  first = await startFakeUpstream();
  second = await startFakeUpstream();
  second.behave((query) => addressReply(query, 2));
  upstreams = openUpstreams([first, second], {
    random: systemRandom,
    clock: () => now,
    patience: { attemptMs, inAllMs: 3 * attemptMs },
  });
});
afterEach(async () => {
  vi.useRealTimers();
  upstreams.close();
  await first.close();
  await second.close();
});

const ask = async (text = 'good.example') => {
  const name = nameFromText(text) ?? new Uint8Array();
  const asked = {
    name,
    type: types.A,
    class: 1,
    dnssecOk: false,
    checkingDisabled: false,
    authenticData: false,
  };
  const response = await upstreams.ask(asked);
  return response === null ? null : (addressesOf(response)[0]?.[3] ?? response.rcode);
};

describe('upstreams', () => {
  it('are queried in order, from different ports and with different ids', async () => {
    for (let index = 0; index < 20; index++) expect(await ask()).toBe(7);
    expect(second.asked).toEqual([]);
    expect(new Set(first.asked.map(({ port }) => port)).size).toBeGreaterThan(4);
    expect(new Set(first.asked.map(({ query }) => query.id)).size).toBeGreaterThan(15);
  });

  it('are queried next if one gives no answer in time, or refuses, or fails', async () => {
    first.behave(silent);
    expect(await ask()).toBe(2);
    first.behave((query) => writeReply(query, { rcode: rcodes.servFail }));
    expect(await ask()).toBe(2);
    first.behave((query) => writeReply(query, { rcode: rcodes.refused }));
    expect(await ask()).toBe(2);
    second.behave(silent);
    expect(await ask()).toBe(rcodes.refused);
  });

  it('are skipped at once if nobody listens there, and shown as down', async () => {
    await first.close();
    for (let index = 0; index < 3; index++) expect(await ask()).toBe(2);
    expect(upstreams.states()).toMatchObject([
      { isDown: true, cause: expect.stringContaining('ECONNREFUSED') },
      { isDown: false, cause: null },
    ]);
    first = await startFakeUpstream();
  });

  it('that are down are probed with a copy of a query, and come first again when they answer', async () => {
    first.behave(silent);
    for (let index = 0; index < 3; index++) await ask();
    expect(upstreams.states()[0]).toMatchObject({ isDown: true });
    const before = first.asked.length;
    await ask();
    expect(first.asked).toHaveLength(before);
    first.behave((query) => addressReply(query));
    now += 5_000;
    expect(await ask()).toBe(2);
    await expect.poll(() => upstreams.states()[0]?.isDown).toBe(false);
    expect(await ask()).toBe(7);
  });

  it('are queried by TCP for answers that do not fit into UDP', async () => {
    first.behave((query, transport) =>
      transport === 'udp' ? writeTruncated(query) : addressReply(query, 9),
    );
    expect(await ask()).toBe(9);
    expect(first.asked.map(({ transport }) => transport)).toEqual(['udp', 'tcp']);
  });

  it('are queried next if one that truncates closes its TCP connection', async () => {
    first.behave((query, transport) => (transport === 'udp' ? writeTruncated(query) : null));
    expect(await ask()).toBe(2);
  });

  it('are not trusted with another id, name or type than in the query', async () => {
    const other = nameFromText('evil.example') ?? new Uint8Array();
    /** Sends an answer, and lets the time pass after it has come. */
    const onlyThen = (answer: Uint8Array) => {
      setImmediate(() => setImmediate(silent));
      return answer;
    };
    first.behave((query) => onlyThen(addressReply({ ...query, id: (query.id + 1) & 0xffff }, 66)));
    expect(await ask()).toBe(2);
    first.behave((query) => {
      const question = new Uint8Array(other.length + 4);
      question.set(other);
      question.set(query.question.subarray(query.question.length - 4), other.length);
      return onlyThen(addressReply({ ...query, question }, 66));
    });
    expect(await ask()).toBe(2);
    expect(upstreams.states()[1]).toMatchObject({ isDown: false });
  });

  it('give no answer if all of them fail', async () => {
    first.behave(silent);
    second.behave(silent);
    expect(await ask()).toBeNull();
  });
});
