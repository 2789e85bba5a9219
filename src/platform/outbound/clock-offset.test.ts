import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../values/clock.ts';
import { clockWords, watchClockOffsets } from './clock-offset.ts';

const minuteMs = 60_000;

/** A server whose clock differs from ours. */
async function serverAt(differenceMs: number, more: Record<string, string> = {}): Promise<string> {
  const server = createServer((_, answer) => {
    const date = new Date(Date.now() + differenceMs).toUTCString();
    answer.writeHead(200, { date, ...more }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function seeing(...urls: string[]) {
  const offsets = watchClockOffsets(systemClock);
  onTestFinished(() => offsets.stop());
  for (const url of urls) await (await request(url)).body.dump();
  return offsets;
}

describe('our clock, compared with those of servers', () => {
  it.each([
    [30 * minuteMs, '30 minutes behind that of 127.0.0.1:'],
    [-90 * minuteMs, '90 minutes ahead of that of 127.0.0.1:'],
  ])('is wrong if theirs differ by %d ms', async (difference, words) => {
    const wrong = (await seeing(await serverAt(0), await serverAt(difference))).wrong();
    expect(Math.abs((wrong?.offsetMs ?? 0) + difference)).toBeLessThan(minuteMs);
    expect(wrong && clockWords(wrong).what).toContain(words);
  });

  it('is right within two minutes, and again once the same server agrees', async () => {
    expect((await seeing(await serverAt(minuteMs))).wrong()).toBeNull();
  });

  it('is not compared with a cached answer', async () => {
    const offsets = await seeing(await serverAt(-30 * minuteMs, { age: '1800' }));
    expect(offsets.wrong()).toBeNull();
  });
});
