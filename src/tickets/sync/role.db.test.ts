import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { useTicketed } from './testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test);

const number = async () => (await scene.tickets())[0]?.connectwise_id ?? 0;
const sync = async (rounds = 3) => {
  for (let round = 0; round < rounds; round += 1) {
    scene.clock.pass(10 * 60_000);
    await scene.sync();
  }
};

const roles: [name: string, path: string, change: Record<string, unknown>][] = [
  ['sees only its own tickets', '/role', { rows: [{ function: 'Service Tickets', inquire: 'My' }] }],
  ['may not read its own rights', '/role', { rows: [{ function: 'Member Maintenance', inquire: 'None' }] }],
  ['does not list the right', '/restrictions', { unlistedFunctions: ['Service Tickets'] }],
];

describe('a ticket that is not found', () => {
  beforeEach(() => sync(1));

  it('is deleted for a role that sees every ticket', async () => {
    await scene.remove(await number());
    await sync();
    expect(await scene.tickets()).toMatchObject([{ life: 'deleted' }]);
    expect(await scene.incidents()).toMatchObject([{ state: 'closed', closed_reason: 'ticket_deleted' }]);
  });

  it.each(roles)('is not taken for deleted where the role %s', async (_, path, change) => {
    await scene.control('PUT', path, change);
    await scene.remove(await number());
    await sync();
    expect(await scene.tickets()).toMatchObject([{ life: 'open', missing_since: expect.any(Date) }]);
    expect(await scene.incidents()).toMatchObject([{ state: 'open' }]);
    await scene.control('PUT', '/role', { reset: true });
    await scene.control('PUT', '/restrictions', {});
    await sync();
    expect(await scene.tickets()).toMatchObject([{ life: 'deleted' }]);
  });

  it.each(roles.slice(0, 1))(
    'that was hidden is read again once the role %s no more',
    async (_, path, change) => {
      await scene.control('PUT', path, change);
      await sync();
      expect(await scene.tickets()).toMatchObject([{ life: 'open', missing_since: expect.any(Date) }]);
      await scene.control('PUT', '/role', { reset: true });
      await sync();
      expect(await scene.tickets()).toMatchObject([{ life: 'open', missing_since: null }]);
    },
  );
});
