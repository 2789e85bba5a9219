import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { json } from '../../platform/database/json.ts';
import { rollUpScene } from '../../tickets/roll-ups/testing/scene.ts';
import { loadCompanyNames } from './load-company-names.ts';

const { db } = useDatabase();

it('what needs attention at companies is named: the first few of each kind, each once', async () => {
  const scene = await rollUpScene(db, {});
  expect(await loadCompanyNames(db)).toEqual({ unmapped: [], gone: [], refused: [], needsPerson: [] });
  for (const company of ['birch', 'cedar', 'elm']) await scene.detect(2, company);
  await scene.settle();
  const idOf = async (name: string) =>
    (await db.selectFrom('company').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const problem = json({ code: 'x', message: 'x', hint: 'x', retry: 'never' });
  await db
    .updateTable('mapping')
    .set({ problem })
    .where('company_id', '=', await idOf('Company cedar'))
    .execute();
  await db
    .deleteFrom('mapping')
    .where('company_id', '=', await idOf('Company elm'))
    .execute();
  const [first, second, third] = await db.selectFrom('ticket').select('id').orderBy('id').execute();
  const both = [first?.id ?? 0, second?.id ?? 0];
  await db.updateTable('ticket').set({ state: 'refused', problem }).where('id', 'in', both).execute();
  await db
    .updateTable('ticket')
    .set({ state: 'needs_person' })
    .where('id', '=', third?.id ?? 0)
    .execute();
  expect(await loadCompanyNames(db)).toEqual({
    unmapped: ['Company elm'],
    gone: ['Company cedar'],
    refused: ['Company birch'],
    needsPerson: ['Company cedar'],
  });
  await db.deleteFrom('mapping').execute();
  for (const number of [1, 2, 3, 4, 5]) await scene.detect(1, `oak ${number}`);
  await db.deleteFrom('mapping').execute();
  expect((await loadCompanyNames(db)).unmapped).toHaveLength(6);
});
