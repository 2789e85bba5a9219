import { type KyselyPlugin, SelectQueryNode } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { useDelivery } from './testing/delivery.ts';

const test = useDatabase();

/** Each decision reads the mapping of its company. */
let decisions = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    if (SelectQueryNode.is(node) && JSON.stringify(node.from).includes('"mapping"')) decisions += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};
const scene = useDelivery({ ...test, db: test.db.withPlugin(counting) });

it('an undisturbed ticket is decided twice: when its incident is due, and just before the create', async () => {
  decisions = 0;
  await scene.setUp();
  expect(decisions).toBe(1);
  let beforeSending = 0;
  scene.connectWise.whileSending = async () => {
    beforeSending = decisions;
  };
  await scene.settle();
  expect(await scene.incident()).toMatchObject({ decision: 'append', decision_reason: 'already_ticketed' });
  expect(await scene.timeline()).toEqual(['opened', 'decided', 'ticket_created', 'decided']);
  expect([beforeSending, decisions]).toEqual([2, 2]);
});
