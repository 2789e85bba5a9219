import { describe, expect, it } from 'vitest';
import { type FaultInput, sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import {
  addHyas,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  poll,
  runApp,
  setUp,
  shared,
  startSandboxes,
  until,
} from './world.ts';

const incidents = 4;
const creates = { method: 'POST', path: '/service/tickets' };
const reads = { method: 'GET', path: '/service/tickets' };

/** What ConnectWise does to the first creates; `applied`: the ticket is created, even if the answer is an error. */
const mishaps: Readonly<Record<string, FaultInput[]>> = {
  'drops the reply after creating': [{ match: creates, fault: 'drop_after', times: 3 }],
  'drops the request before creating': [{ match: creates, fault: 'drop_before', times: 3 }],
  'creates, and answers 500': [{ match: creates, fault: 'status', status: 500, applied: true, times: 3 }],
  'answers 500': [{ match: creates, fault: 'status', status: 500, times: 3 }],
  'creates, and answers a page of HTML': [{ match: creates, fault: 'html', applied: true, times: 3 }],
  'creates, and cuts the answer off': [{ match: creates, fault: 'truncate', applied: true, times: 3 }],
  'creates, and answers null': [{ match: creates, fault: 'null_body', applied: true, times: 3 }],
  'creates, and is slower than the time limit': [
    { match: creates, fault: 'slow_drip', ms: 60_000, applied: true, times: 2 },
  ],
  'asks to slow down': [{ match: creates, fault: 'rate_limit', retryAfter: 1, times: 2 }],
  'drops replies, and cannot be searched at first': [
    { match: creates, fault: 'drop_after', times: 3 },
    { match: reads, fault: 'status', status: 503, times: 2 },
  ],
};

const world = shared(async (ended) => {
  const sandboxes = await startSandboxes(ended);
  const quick = { PICKET_CONNECTWISE_CREATE_TIMEOUT: '1s', PICKET_DELIVERY_CONCURRENCY: '3' };
  const { call } = await runApp(configOf(dataFolder(ended), quick), undefined, ended);
  await setUp(call, sandboxes);
  const source = await addHyas(call, sandboxes);
  sandboxes.hyas.emit([detectionRow(0)]);
  await poll(call, source);
  await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
  await until(() => sandboxes.connectWise.tickets().length === 1);
  return { sandboxes, call, source };
});

describe('one ticket an incident, when ConnectWise', () => {
  it.each(Object.entries(mishaps))('%s', async (_what, faults) => {
    const { sandboxes, call, source } = world();
    const before = sandboxes.connectWise.tickets().length;
    sandboxes.connectWise.faults.set(...faults);
    sandboxes.hyas.emit(Array.from({ length: incidents }, (_, n) => detectionRow(before + n)));
    await poll(call, source);
    await until(async () => {
      const { tickets } = await expectOk(call('GET', '/api/v1/status'));
      return tickets.created === before + incidents;
    });

    const references = sandboxes.connectWise.tickets().map(({ externalXRef }) => externalXRef);
    expect(references).toHaveLength(before + incidents);
    expect(new Set(references).size).toBe(before + incidents);
  });
});
