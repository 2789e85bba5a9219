import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { decide } from '../../decisions/decide.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { lockDueIncidents, lockIncident } from '../../incidents/store.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { applyDecision } from './apply-decision.ts';
import { loadCircumstances } from './circumstances.ts';
import { decideDue } from './decide-due.ts';
import { reconsider } from './reconsider.ts';

const { db } = useDatabase();
const now = new Date(testNow.getTime() + 11_000);
const by = { at: testNow, actor: 'test' };
const chosen = (id: number) => ({ id, name: `n${id}` });
const mapping = {
  connectwise_company_id: 250,
  connectwise_company_name: 'Cedar',
  mapped_at: now,
  mapped_by: 'test',
};

/** A due incident of a company that is not mapped yet. */
async function setUp(): Promise<{ id: number; company_id: number }> {
  const choices = { board: chosen(1), status: chosen(2), priority: chosen(3), type: chosen(4) };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
  await ingest(db, { sourceId: await makeSource(db), detections: [makeDetection()] }, testNow);
  return db.selectFrom('incident').select(['id', 'company_id']).executeTakeFirstOrThrow();
}

const map = (company_id: number) =>
  transaction(db, async (tx) => {
    await reconsider(tx, now, { companyId: company_id });
    await tx
      .insertInto('mapping')
      .values({ company_id, ...mapping })
      .execute();
  });

/** Decides an incident while `change` is saved, which begins once the decision has read all its facts. */
async function decideDuring(
  lock: (tx: Kysely<Schema>) => Promise<Incident | null | undefined>,
  change: () => Promise<void>,
): Promise<void> {
  let changing: Promise<void> | undefined;
  await transaction(db, async (tx) => {
    const incident = await lock(tx);
    if (!incident) throw new Error('There is nothing to decide.');
    const given = (await loadCircumstances(tx, [incident], now))(incident);
    changing = change();
    await sleep(200);
    await applyDecision(tx, incident, given.ticket, decide(incident, given), { now, random: systemRandom });
  });
  await changing;
}

const decision = async () => {
  await decideDue(db, now, systemRandom);
  return (await db.selectFrom('incident').select('decision_reason').executeTakeFirstOrThrow())
    .decision_reason;
};

it('a mapping that is saved during the decision about its incident is not missed', async () => {
  const { company_id } = await setUp();
  const lock = async (tx: Kysely<Schema>) => {
    await lockDeciding(tx);
    return (await lockDueIncidents(tx, now, 1))[0];
  };
  await decideDuring(lock, () => map(company_id));
  expect(await decision()).toBe('due');
});

it('nor is one that is saved while a worker finds that the ticket cannot be sent after all', async () => {
  const { id, company_id } = await setUp();
  await map(company_id);
  expect(await decision()).toBe('due');
  await db.deleteFrom('mapping').execute();
  await decideDuring(
    (tx) => lockIncident(tx, id),
    () => map(company_id),
  );
  expect(await decision()).toBe('due');
});
