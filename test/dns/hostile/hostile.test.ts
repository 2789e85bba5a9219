import { expect, it } from 'vitest';
import { sendHostilePackets } from './packets.ts';
import { sendHostileStreams } from './streams.ts';

it('20,000 mutated packets are answered or dropped as the RFCs say, and none causes an error', () => {
  const { fault, totals } = sendHostilePackets({ packets: 20_000, seed: 14 });
  expect(fault).toBeNull();
  // Enough of each kind for a meaningful result.
  for (const count of [totals.queries, totals.blocked, totals.malformed, totals.failed])
    expect(count).toBeGreaterThan(500);
});

it('mutated connections by TCP and HTTP do not change the resolver', async () => {
  expect(await sendHostileStreams({ connections: 200, seed: 14 })).toBeNull();
});
