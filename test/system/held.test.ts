import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import {
  addHyas,
  type Call,
  chosen,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  type Json,
  mapCompany,
  poll,
  runApp,
  type Sandboxes,
  setUp,
  shared,
  startSandboxes,
  until,
} from './world.ts';

const { companies, companyId, publicKey, privateKey, clientId } = sandboxAccount;

interface Scene {
  readonly call: Call;
  readonly sandboxes: Sandboxes;
  readonly source: number;
  /** Changes something in the sandbox, as its own users would. */
  readonly control: (method: string, path: string, body: Json) => Promise<void>;
  /** Picket’s id of the company. */
  readonly company: number;
}

/** Everything set up, one ticket opened. */
const scene = shared(async (ended): Promise<Scene> => {
  const sandboxes = await startSandboxes(ended);
  const { call } = await runApp(configOf(dataFolder(ended)), undefined, ended);
  await setUp(call, sandboxes);
  const source = await addHyas(call, sandboxes);
  sandboxes.hyas.emit([detectionRow(0)]);
  await poll(call, source);
  const company = await mapCompany(call, 'Cedar', companies.cedarStreetDental);
  await until(() => sandboxes.connectWise.tickets().length === 1);
  const control = async (method: string, path: string, body: Json) => {
    const response = await fetch(`${sandboxes.connectWise.url}/sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  };
  return { call, sandboxes, source, control, company };
});

interface Hindrance {
  readonly reason: string;
  break(scene: Scene): Promise<unknown>;
  mend(scene: Scene): Promise<unknown>;
  /** Restores the former state for the next case. */
  restore?(scene: Scene): Promise<unknown>;
}

// Otherwise, changes that together release more than ten within minutes would ask first.
const now = 'release=now';
const putService = ({ call }: Scene, more: Json) =>
  expectOk(call('PUT', `/api/v1/connectwise/ticket-service?${now}`, { enabled: true, ...chosen, ...more }));
const map = ({ call, company }: Scene, connectwiseCompanyId: number) =>
  expectOk(call('PUT', `/api/v1/companies/${company}/mapping?${now}`, { connectwiseCompanyId }));
const connection = ({ sandboxes }: Scene, more: Json = {}) => ({
  site: sandboxes.connectWise.url,
  companyId,
  publicKey,
  privateKey,
  clientId,
  ...more,
});

/** On the boards of one location alone. */
async function requireField({ control }: Scene): Promise<void> {
  await control('PATCH', `/boards/${chosen.boardId}`, { locationId: 12 });
  await control('PATCH', '/custom-fields/303', { required: true, locationIds: [12] });
}

const requireNothing = ({ control }: Scene) =>
  control('PATCH', '/custom-fields/303', { required: false, locationIds: [] });

const hindrances: Readonly<Record<string, Hindrance>> = {
  'the ticket service is not enabled': {
    reason: 'service_not_enabled',
    break: (scene) => putService(scene, { enabled: false }),
    mend: (scene) => putService(scene, {}),
  },
  'the ticket service is not complete': {
    reason: 'ticket_service_incomplete',
    break: (scene) => putService(scene, { priorityId: null }),
    mend: (scene) => putService(scene, {}),
  },
  'the company is not mapped': {
    reason: 'company_not_mapped',
    break: ({ call, company }) => expectOk(call('DELETE', `/api/v1/companies/${company}/mapping`)),
    mend: (scene) => map(scene, companies.cedarStreetDental),
  },
  'the mapped company was deleted in ConnectWise': {
    reason: 'mapped_company_gone',
    break: ({ control }) => control('PATCH', `/companies/${companies.cedarStreetDental}`, { deleted: true }),
    mend: (scene) => map(scene, companies.harborLightLogistics),
    async restore(scene) {
      await scene.control('PATCH', `/companies/${companies.cedarStreetDental}`, { deleted: false });
      await map(scene, companies.cedarStreetDental);
    },
  },
  'the board was deactivated in ConnectWise': {
    reason: 'ticket_service_invalid',
    break: ({ control }) => control('PATCH', `/boards/${chosen.boardId}`, { inactive: true }),
    async mend(scene) {
      const { helpDesk } = sandboxAccount.boards;
      await putService(scene, {
        boardId: helpDesk.id,
        statusId: helpDesk.statuses.new,
        typeId: helpDesk.types.incident,
      });
    },
    async restore(scene) {
      await scene.control('PATCH', `/boards/${chosen.boardId}`, { inactive: false });
      await putService(scene, {});
    },
  },
  'the board requires a custom field without a value': {
    reason: 'refused',
    break: requireField,
    mend: ({ call }) =>
      expectOk(
        call('PUT', `/api/v1/settings/custom-fields?${now}`, {
          boards: [{ boardId: chosen.boardId, fields: [{ id: 303, value: 'Picket {{ incident }}' }] }],
        }),
      ),
    async restore(scene) {
      const values = scene.sandboxes.connectWise
        .tickets()
        .slice(-2)
        .map(({ customFields }) => customFields.find(({ id }) => id === 303)?.value);
      expect(values).toEqual([expect.stringMatching(/^Picket \d+$/), expect.stringMatching(/^Picket \d+$/)]);
      await expectOk(scene.call('PUT', '/api/v1/settings/custom-fields', { boards: [] }));
      await requireNothing(scene);
    },
  },
  'one board requires a custom field, until tickets go to one that does not': {
    reason: 'refused',
    break: requireField,
    mend: (scene) => {
      const { helpDesk } = sandboxAccount.boards;
      const { id: boardId, statuses, types } = helpDesk;
      return putService(scene, { boardId, statusId: statuses.new, typeId: types.incident });
    },
    async restore(scene) {
      await requireNothing(scene);
      await putService(scene, {});
    },
  },
  'the keys were revoked': {
    reason: 'connection_unhealthy',
    break: ({ control }) => control('PUT', '/keys', { revoke: true }),
    async mend(scene) {
      await scene.control('PUT', '/keys', { publicKey: 'NewPublicKey', privateKey: 'NewPrivateKey' });
      const keys = { publicKey: 'NewPublicKey', privateKey: 'NewPrivateKey' };
      await expectOk(scene.call('PUT', '/api/v1/connectwise/connection', connection(scene, keys)));
    },
  },
  'the right to add tickets was taken away': {
    reason: 'connection_unhealthy',
    break: ({ control }) => control('PUT', '/role', { rows: [{ function: 'Service Tickets', add: 'None' }] }),
    async mend(scene) {
      await scene.control('PUT', '/role', { reset: true });
      await expectOk(scene.call('POST', '/api/v1/connectwise/connection/verify', {}));
    },
  },
};

describe('no ticket, a named reason, and the ticket once it is fixed, when', () => {
  it.each(Object.entries(hindrances))('%s', async (_what, hindrance) => {
    const { call, sandboxes, source } = scene();
    const before = sandboxes.connectWise.tickets().length;
    await hindrance.break(scene());
    sandboxes.hyas.emit([detectionRow(before), detectionRow(before + 1)]);
    await poll(call, source);
    const held = await until(async () => {
      const { items } = await expectOk(
        call('GET', `/api/v1/incidents?state=open&reason=${hindrance.reason}`),
      );
      return items.length === 2 ? items : false;
    });
    expect(held[0].decision.action).toBe('hold');
    expect(sandboxes.connectWise.tickets()).toHaveLength(before);
    const status = await expectOk(call('GET', '/api/v1/status'));
    expect(status.incidents.held).toMatchObject([{ reason: hindrance.reason, count: 2 }]);
    expect(status.attention.length).toBeGreaterThan(0);

    await hindrance.mend(scene());
    await until(() => sandboxes.connectWise.tickets().length === before + 2);
    await until(async () => (await expectOk(call('GET', '/api/v1/status'))).tickets.created === before + 2);
    expect(sandboxes.connectWise.tickets()).toHaveLength(before + 2);
    await hindrance.restore?.(scene());
  });
});
