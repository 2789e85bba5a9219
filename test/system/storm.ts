import { expect } from 'vitest';
import type { FaultInput } from '../../src/sandbox/connectwise/start.ts';
import { type Call, expectOk, type Sandboxes, until } from './world.ts';

const creates = { method: 'POST', path: '/service/tickets' };
const reads = { method: 'GET', path: '/service/tickets' };

/** Faults on the way to ConnectWise, slow enough that a kill may fall between a create and its answer. */
const storm: readonly FaultInput[] = [
  { match: creates, fault: 'drop_after', probability: 0.15 },
  { match: creates, fault: 'drop_before', probability: 0.05 },
  { match: creates, fault: 'status', status: 500, applied: true, probability: 0.05 },
  { match: creates, fault: 'html', applied: true, probability: 0.05 },
  { match: creates, fault: 'truncate', applied: true, probability: 0.05 },
  { match: creates, fault: 'rate_limit', retryAfter: 1, probability: 0.05 },
  { match: creates, fault: 'delay', ms: 150, probability: 0.5 },
  { match: reads, fault: 'status', status: 503, probability: 0.1 },
];

export const brewStorm = ({ connectWise }: Pick<Sandboxes, 'connectWise'>): void =>
  connectWise.faults.set(...storm);

/** How often something is killed; a campaign sets more (`npm run kills`). */
export const killTimes = (usual: number): number => Number(process.env.PICKET_KILLS ?? usual);

export const moment = (longestMs: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));

/** After the storm: `wanted` incidents of `detections` detections, each with one ticket, counted in ConnectWise. */
export async function expectKept(
  call: Call,
  { connectWise }: Pick<Sandboxes, 'connectWise'>,
  wanted: number,
  detections: number,
): Promise<void> {
  connectWise.faults.clear();
  await until(async () => {
    const { tickets } = await expectOk(call('GET', '/api/v1/status'));
    return tickets.created === wanted;
  }, 300_000);
  const status = await expectOk(call('GET', '/api/v1/status'));
  expect(status.detections.total).toBe(detections);
  const references = connectWise.tickets().map(({ externalXRef }) => externalXRef);
  expect(references).toHaveLength(wanted);
  expect(new Set(references).size).toBe(wanted);
}
