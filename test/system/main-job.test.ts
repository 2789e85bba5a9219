import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import {
  addHyas,
  board,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  poll,
  runApp,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

describe('from a detection to a ticket', () => {
  it('opens a ticket with the chosen board, status, type and priority for the mapped company', async () => {
    const sandboxes = await startSandboxes();
    const { call } = await runApp(configOf(dataFolder()));
    await setUp(call, sandboxes);
    // At once, and not with the next check of ConnectWise in five minutes.
    const rights = () => expectOk(call('GET', '/api/v1/settings/rights'));
    await until(async () => (await rights()).checkedAt, 60_000);
    const source = await addHyas(call, sandboxes);
    sandboxes.hyas.emit([detectionRow(1)]);
    await poll(call, source);
    await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);

    const ticket = await until(() => sandboxes.connectWise.tickets()[0]);
    expect(ticket).toMatchObject({
      board: { id: board.id },
      status: { id: board.statuses.new },
      type: { id: board.types.dnsThreat },
      priority: { id: sandboxAccount.priorities.high },
      company: { id: sandboxAccount.companies.cedarStreetDental },
    });
    expect(ticket.initialDescription).toContain('login[.]bad-1[.]example');

    const { items } = await expectOk(call('GET', '/api/v1/tickets?state=created'));
    expect(items).toMatchObject([{ connectwiseId: ticket.id, reference: ticket.externalXRef }]);
    const incident = await expectOk(call('GET', `/api/v1/incidents/${items[0].incidentId}`));
    expect(incident.timeline.map((event: { kind: string }) => event.kind)).toContain('ticket_created');
    const status = await expectOk(call('GET', '/api/v1/status'));
    expect(status).toMatchObject({ ok: true, connection: { state: 'ok' }, tickets: { created: 1 } });
  });
});
