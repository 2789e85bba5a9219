import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import type { Principal } from '../platform/http/principal.ts';
import { ProblemError } from '../platform/values/problem.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import type { SandboxTicket } from '../sandbox/connectwise/ticket-view.ts';
import { reconsider } from '../tickets/due/reconsider.ts';
import { useTicketed } from '../tickets/sync/testing/ticketed.ts';
import { type CompanyRules, initialRules, loadCompanyRules } from './company-rules.ts';
import { mapCompany, unmapCompany } from './map-company.ts';
import { saveCatchAll } from './save-catch-all.ts';
import { saveCompanyRules } from './save-company-rules.ts';
import { watchCatchAll } from './watch-catch-all.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const operator: Principal = {
  kind: 'operator',
  id: 'operator',
  name: 'test',
  role: 'admin',
  companies: 'all',
};
const { companies, priorities } = sandboxAccount;

let companyId = 0;
const deps = () => ({ db: test.db, clock: scene.clock, reconsider, changed: () => {} });
const set = (given: Partial<CompanyRules>) =>
  saveCompanyRules(deps(), companyId, { ...initialRules, ...given }, operator);
const last = async () =>
  test.db.selectFrom('incident').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
async function there(): Promise<SandboxTicket | undefined> {
  const read = await fetch(`${scene.sandbox.url}/sandbox/tickets`);
  return ((await read.json()) as { tickets: SandboxTicket[] }).tickets.at(-1);
}
let n = 0;
async function threat(given: object = {}): Promise<void> {
  n += 1;
  await scene.detect({ domain: `bad-${n}.example`, ...given });
  await scene.deliver();
}

beforeEach(async () => {
  companyId = (await last()).company_id;
});

describe('a company with tickets switched off', () => {
  it('has its incidents held with the reason and the comment, and released when tickets are switched on again', async () => {
    await set({ tickets: false, why: 'They left in May.' });
    await threat();
    expect(await last()).toMatchObject({
      decision: 'hold',
      decision_reason: 'company_tickets_off',
      decision_note: 'They left in May.',
    });
    await set({});
    await scene.deliver();
    expect(await last()).toMatchObject({ decision: 'append', decision_reason: 'already_ticketed' });
    const { action, after } = await test.db
      .selectFrom('audit_event')
      .select(['action', 'after'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect({ action, after }).toMatchObject({ action: 'company.rules_saved', after: { tickets: true } });
  });

  it('answers “no such company” for an unknown id', async () => {
    await expect(saveCompanyRules(deps(), 999_999, initialRules, operator)).rejects.toThrow(ProblemError);
  });
});

describe('in the quiet hours of its company', () => {
  const always = {
    timeZone: 'UTC',
    windows: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '22:00' },
    ],
  };
  const quiet = { ...always, windows: always.windows.map((one) => ({ ...one, days: [...one.days] })) };

  it('an incident is held until they end, and a critical incident gets its ticket at once', async () => {
    await set({ quiet });
    const noon = new Date(scene.clock.now());
    noon.setUTCHours(36, 0, 0, 0);
    scene.clock.pass(noon.getTime() - scene.clock.now().getTime());
    await threat();
    const held = await last();
    expect(held).toMatchObject({ decision: 'hold', decision_reason: 'company_quiet_hours' });
    const end = new Date(noon);
    end.setUTCHours(22, 0, 0, 0);
    expect(held.decide_at).toEqual(end);
    await threat({ reasons: ['Command and control'] });
    expect(await last()).toMatchObject({ decision: 'append' });
    scene.clock.pass(10 * 3_600_000);
    await scene.deliver();
    const { decision } = await test.db
      .selectFrom('incident')
      .select('decision')
      .where('id', '=', held.id)
      .executeTakeFirstOrThrow();
    expect(decision).toBe('append');
  });

  it('a detection of another company is not held', async () => {
    await set({ quiet });
    await threat({ company: { externalId: 'other', name: 'Other' } });
    expect((await last()).decision_reason).toBe('company_not_mapped');
  });
});

describe('the priority for a severity', () => {
  it('is the company’s, not the one of the ticket service', async () => {
    await set({ priorities: { critical: { id: priorities.critical, name: 'Priority 1' } } });
    await threat({ reasons: ['Command and control'] });
    expect((await there())?.priority?.id).toBe(priorities.critical);
    await threat();
    expect((await there())?.priority?.id).toBe(priorities.high);
  });

  it('is the usual one where ConnectWise refuses it, and other tickets are still sent', async () => {
    await set({ priorities: { critical: { id: 4711, name: 'Deleted' } } });
    await threat({ reasons: ['Command and control'] });
    expect(await last()).toMatchObject({ decision: 'append' });
    expect((await there())?.priority?.id).toBe(priorities.high);
    const rules = (await loadCompanyRules(test.db, [companyId])).get(companyId);
    expect(rules?.prioritiesProblem?.message).toContain('refuses the priority “Deleted”');
    expect((await scene.timeline()).join('\n')).toContain('refuses the priority “Deleted”');
  });
});

describe('the ConnectWise company for companies without a mapping', () => {
  const msp = { id: companies.granitePeakIt, name: 'Granite Peak IT Services', identifier: 'GranitePeak' };

  it('is none until a person chooses one; then each ticket names the real company', async () => {
    const other = { company: { externalId: 'other', name: '<Fern> & Hollow' } };
    await threat(other);
    expect((await last()).decision_reason).toBe('company_not_mapped');
    await saveCatchAll(deps(), msp, operator);
    await scene.deliver();
    const ticket = await there();
    expect(ticket?.company?.id).toBe(companies.granitePeakIt);
    expect(ticket?.summary).toMatch(/^\[.*Fern.*Hollow\] /);
    expect(ticket?.summary.length).toBeLessThanOrEqual(100);
    expect(ticket?.initialDescription).toMatch(/^Company \(not mapped in Picket\): .*Hollow\./);

    const { company_id } = await last();
    await mapCompany(deps(), company_id, { id: companies.oldMillBakery, name: 'Old Mill Bakery' }, operator);
    await threat(other);
    expect((await there())?.company?.id).toBe(companies.oldMillBakery);
    expect((await there())?.summary).not.toMatch(/^\[/);
    await unmapCompany(deps(), company_id, operator);
    await saveCatchAll(deps(), null, operator);
    await threat(other);
    expect((await last()).decision_reason).toBe('company_not_mapped');
  });

  it('holds their incidents when it is deleted in ConnectWise, and releases them when it is back', async () => {
    await saveCatchAll(deps(), msp, operator);
    const watch = async () => {
      const client = await scene.clients.current();
      if (client !== null) await watchCatchAll(deps(), client, new AbortController().signal);
    };
    await scene.control('PATCH', `/companies/${msp.id}`, { deleted: true });
    await watch();
    await threat({ company: { externalId: 'other', name: 'Other' } });
    expect((await last()).decision_reason).toBe('mapped_company_gone');
    await scene.control('PATCH', `/companies/${msp.id}`, { deleted: false });
    await watch();
    await scene.deliver();
    expect(await last()).toMatchObject({ decision: 'append' });
  });
});
