import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { retryCopies } from '../../dns/policy/copies.ts';
import { json } from '../../platform/database/json.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { type HyasSandbox, startHyasSandbox } from '../../sandbox/hyas/start.ts';
import { addEntry, type NewEntry, undoEntry } from '../../tickets/allow-list/change-entries.ts';
import { reconsider } from '../../tickets/due/reconsider.ts';
import { secretContext } from '../secret.ts';
import { movedClock, testKeyring } from '../testing/setup.ts';
import type { HyasClientOptions } from './client.ts';
import { copyNext } from './copy-allow-list.ts';
import { hyasLists } from './lists.ts';

const { db } = useDatabase();
const cedar = '5eed0000-0000-4000-8000-000000000001';
let clock: ReturnType<typeof movedClock>;
let sandbox: HyasSandbox;
let companyId: number;

/** A source that accepts the allow list, with a key for one organization. */
beforeEach(async () => {
  clock = movedClock();
  sandbox = await startHyasSandbox({ ratePerMinute: 0, clock: clock.sleepless });
  const times = { created_at: clock.now(), updated_at: clock.now() };
  const config = json({ baseUrl: sandbox.url, copyAllowList: true });
  const secret = testKeyring.seal(sandbox.apiKey, secretContext);
  const source = await db
    .insertInto('source')
    .values({ kind: 'hyas', name: 'HYAS', config, secret, ...times })
    .returning('id')
    .executeTakeFirstOrThrow();
  const seen = { first_seen_at: clock.now(), last_seen_at: clock.now() };
  const company = { source_id: source.id, external_id: cedar, name: 'Cedar Street Dental', ...seen };
  ({ id: companyId } = await db
    .insertInto('company')
    .values(company)
    .returning('id')
    .executeTakeFirstOrThrow());
  await key({});
});
afterEach(() => sandbox.close());

const key = (given: object) =>
  control('PUT', '/keys', { keys: [{ key: sandbox.apiKey, clientIds: [cedar], ...given }] });

async function control(method: string, path: string, body: object) {
  const answer = await fetch(`${sandbox.url}/sandbox${path}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

const by = { name: 'Ann', actor: 'Ann (user:1)' };
const changes = () => ({ db, clock, reconsider, changed: () => {} });
const allow = (given: Partial<NewEntry> = {}) =>
  addEntry(
    changes(),
    {
      companyId,
      domain: 'bad.example',
      why: 'Their portal.',
      expiresAt: null,
      incidentId: null,
      ticket: null,
      ...given,
    },
    by,
  );

async function settle() {
  const deps = {
    db,
    keyring: testKeyring,
    clock,
    random: systemRandom,
    network: { allowPrivate: false, proxy: null },
  };
  while (await copyNext(deps, new AbortController().signal));
  const copies = await db.selectFrom('allow_copy').selectAll().orderBy('id').execute();
  return copies.map(({ state, problem }) => (problem === null ? state : `${state}: ${problem.code}`));
}

async function lists(datatype = 'domain'): Promise<{ name: string; count: number }[]> {
  const url = `${sandbox.url}/data/list?datatype=${datatype}&type=allow`;
  const answer = await fetch(url, { headers: { 'x-api-key': sandbox.apiKey } });
  return ((await answer.json()) as { local: { name: string; count: number }[] }).local;
}

describe('the allow list of the protective DNS', () => {
  it('gets an entry as a separate list, which is removed when the entry is undone', async () => {
    const id = await allow();
    expect(await settle()).toEqual(['added']);
    expect(await lists()).toMatchObject([{ name: `Picket ${id} (${clock.now().toISOString()})`, count: 1 }]);
    await undoEntry(changes(), id, by);
    expect(await settle()).toEqual(['removed']);
    expect(await lists()).toEqual([]);
  });

  it('gets it once although the answer was lost, and loses it when it has expired', async () => {
    const expiresAt = new Date(clock.now().getTime() + 3_600_000);
    await allow({ domain: 'login.bad.example', expiresAt });
    await settle();
    await db.updateTable('allow_copy').set({ state: 'adding', list_id: null, due_at: clock.now() }).execute();
    expect(await settle()).toEqual(['added']);
    expect(await lists('fqdn')).toHaveLength(1);
    clock.pass(3_600_000);
    expect(await settle()).toEqual(['removed']);
    expect(await lists('fqdn')).toEqual([]);
  });

  it('gets it once although two nodes with different clocks create it at the same moment', async () => {
    await allow();
    // Both nodes search before either creates: only then do both continue.
    let looked = 0;
    let goOn = () => {};
    const both = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const node = (aheadMs: number) => ({
      db,
      keyring: testKeyring,
      random: systemRandom,
      network: { allowPrivate: false, proxy: null },
      clock: { ...clock, now: () => new Date(clock.now().getTime() + aheadMs) },
      lists(options: HyasClientOptions) {
        const real = hyasLists(options);
        return {
          ...real,
          async make(...given: Parameters<typeof real.make>) {
            looked += 1;
            if (looked === 2) goOn();
            await both;
            return real.make(...given);
          },
        };
      },
    });
    const { signal } = new AbortController();
    await Promise.all([copyNext(node(40 * 60_000), signal), copyNext(node(0), signal)]);
    expect(looked).toBe(2);
    await settle();
    expect(await lists()).toHaveLength(1);
  });

  it('is removed from every list of its name', async () => {
    const id = await allow();
    await settle();
    const [{ name } = { name: '' }] = await lists();
    const again = { type: 'allow', datatype: 'domain', enabled: true, name, data: ['bad.example'] };
    const made = await fetch(`${sandbox.url}/data/list`, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ ...again, notes: '', createdBy: 'Picket' }),
    });
    expect(made.ok).toBe(true);
    await undoEntry(changes(), id, by);
    expect(await settle()).toEqual(['removed']);
    expect(await lists()).toEqual([]);
  });

  it('reports why it does not get an entry, which can be retried; the entry holds in Picket all the same', async () => {
    await key({ mayChangeLists: false });
    const id = await allow();
    expect(await settle()).toEqual(['failed: hyas.lists_refused']);
    await key({});
    await retryCopies(db, id, clock.now());
    expect(await settle()).toEqual(['added']);
  });

  it('does not get an entry of one company if the key is for several organizations', async () => {
    await key({ clientIds: undefined });
    await allow();
    await allow({ domain: 'worse.example', companyId: null });
    expect(await settle()).toEqual(['failed: hyas.lists_of_several', 'added']);
    expect(await lists()).toHaveLength(1);
  });
});
