import { mapCompany, unmapCompany } from '../../src/companies/map-company.ts';
import { matchesSchema } from '../../src/connectwise/services/rule.ts';
import { insertRule, listRules } from '../../src/connectwise/services/store.ts';
import { type TicketService, ticketService } from '../../src/connectwise/services/ticket-service.ts';
import { type RollUpSettings, rollUpSettings } from '../../src/decisions/roll-up-settings.ts';
import { type IncidentSettings, incidentSettings } from '../../src/incidents/incident-settings.ts';
import { type RecurrenceSettings, recurrenceSettings } from '../../src/incidents/recurrence-settings.ts';
import { transaction } from '../../src/platform/database/transaction.ts';
import { actorOf } from '../../src/platform/http/principal.ts';
import { changing } from '../../src/platform/settings/change.ts';
import { loadSetting, type Setting, writeSetting } from '../../src/platform/settings/store.ts';
import { ProblemError } from '../../src/platform/values/problem.ts';
import { addEntry, undoEntry } from '../../src/tickets/allow-list/change-entries.ts';
import { keepRegistered } from '../../src/tickets/callbacks/keep-registered.ts';
import { lockCallbackSetting } from '../../src/tickets/callbacks/lock-setting.ts';
import { callbackSetting } from '../../src/tickets/callbacks/setting.ts';
import { type Retry, retryTicket } from '../../src/tickets/deliver/retry.ts';
import { choices, otherBoard } from './model-connectwise.ts';
import { operator } from './operator.ts';
import { linkPeople } from './people-links.ts';
import { reportPeople } from './people-reports.ts';
import type { Picket } from './picket.ts';
import type { World } from './world.ts';

const nothing = {
  priority: null,
  subtype: null,
  item: null,
  team: null,
  source: null,
  severity: null,
  impact: null,
} as const;
const rule = {
  name: 'Malicious',
  enabled: true,
  matches: matchesSchema.parse({ verdicts: ['malicious'] }),
  destination: {
    ...nothing,
    board: otherBoard,
    status: choices.status,
    type: choices.type,
    ofBoard: otherBoard,
  },
};

/**
 * The actions of administrators and analysts in Picket, through one of its processes, which may be killed meanwhile.
 */
export function people(world: World) {
  const { random, scheduler, trace, connectWise, shared } = world;
  const { db } = shared.database;

  /** Lets a person act, if any process runs; actions that are not permitted at the moment are left out. */
  function act(what: string, doing: (picket: Picket) => Promise<void>): void {
    if (world.pickets.size === 0) return;
    const picket = random.pick([...world.pickets]);
    scheduler.start(async () => {
      try {
        trace.add('somebody', `wants: ${what}`);
        await doing(picket);
        trace.add('somebody', `has: ${what}`);
        picket.deps.changed();
      } catch (thrown) {
        if (!(thrown instanceof ProblemError)) throw thrown;
        trace.add('somebody', `cannot: ${what} (${thrown.problem.code})`);
      }
    });
  }

  /** As the routes do it. */
  function save<T>(what: string, setting: Setting<T>, change: (before: T) => T): void {
    act(what, async ({ deps }) => {
      await changing(deps, {}, async (tx, at) => {
        await writeSetting(tx, setting, change(await loadSetting(tx, setting)), { at, actor: 'somebody' });
      });
    });
  }

  /** Searches for it in ConnectWise, as Picket asked, and reports the result. */
  function answer(reference: string): Retry {
    const [found] = connectWise.present(reference);
    if (found === undefined) return { kind: 'absent' };
    return {
      kind: 'found',
      ticket: { id: found.id, url: `https://na.connectwise.test/tickets/${found.id}` },
    };
  }

  const reports = reportPeople(world, act, operator);

  return {
    ...linkPeople(world, act, operator),
    map(companyId: number, target: number) {
      world.history.mapping(companyId, target);
      const record = { id: target, name: `Client ${target}` };
      act(`company ${companyId} mapped to ${target}`, ({ deps }) =>
        mapCompany(deps, companyId, record, operator),
      );
    },
    unmap(companyId: number) {
      world.history.unmapping(companyId);
      act(`company ${companyId} unmapped`, ({ deps }) => unmapCompany(deps, companyId, operator));
    },
    setService(enabled: boolean, complete = true) {
      world.history.service(enabled);
      const chosen = { ...choices, ...(complete ? {} : { priority: null }) };
      save<TicketService>(
        `service ${enabled ? 'on' : 'off'}${complete ? '' : ', incomplete'}`,
        ticketService,
        () => ({ enabled, ...chosen, problem: null }),
      );
    },
    setIncidents(change: Partial<IncidentSettings>) {
      world.history.incidents(change);
      save<IncidentSettings>(JSON.stringify(change), incidentSettings, (before) => ({
        ...before,
        ...change,
      }));
    },
    setRecurrence(change: Partial<RecurrenceSettings>) {
      world.history.recurrence(change);
      save<RecurrenceSettings>(JSON.stringify(change), recurrenceSettings, (before) => ({
        ...before,
        ...change,
      }));
    },
    setDigestHour(digestHour: number) {
      save<RollUpSettings>(`digests at ${digestHour}`, rollUpSettings, (before) => ({
        ...before,
        digestHour,
      }));
    },
    /** As the routes do it: for how many minutes, or for ever. */
    allow(domain: string, companyId: number | null, minutes: number | null) {
      world.history.allowed(domain);
      act(`${domain} allowed for ${companyId ?? 'all'}`, async ({ deps }) => {
        const at = deps.clock.now();
        const expiresAt = minutes === null ? null : new Date(at.getTime() + minutes * 60_000);
        const entry = { companyId, domain, why: 'It is ours.', expiresAt, incidentId: null, ticket: null };
        await addEntry(deps, entry, { name: operator.name, actor: actorOf(operator) });
      });
    },
    async disallow() {
      const entries = await db
        .selectFrom('allow_entry')
        .select('id')
        .where('undone_at', 'is', null)
        .orderBy('id')
        .execute();
      if (entries.length === 0) return;
      const { id } = random.pick(entries);
      act(`allow entry ${id} undone`, async ({ deps }) => {
        await undoEntry(deps, id, { name: operator.name, actor: actorOf(operator) });
      });
    },
    /** A rule that sends what is malicious to another board; once. */
    route() {
      act('a routing rule', async ({ deps }) => {
        await changing(deps, {}, async (tx, at) => {
          if ((await listRules(tx)).length === 0) await insertRule(tx, rule, at);
        });
      });
    },
    /** As the route of src/tickets/callbacks does it. */
    setCallbacks(enabled: boolean) {
      act(`callbacks ${enabled ? 'on' : 'off'}`, async ({ deps, callbacks }) => {
        await transaction(deps.db, async (tx) => {
          const before = await lockCallbackSetting(tx);
          const by = { at: deps.clock.now(), actor: 'somebody' };
          await writeSetting(tx, callbackSetting, { ...before, enabled }, by);
        });
        await keepRegistered(callbacks);
      });
    },
    /** Answers the questions about reports that are left at the end; false if there are none. */
    async answerLast(): Promise<boolean> {
      return (await reports.sendAgain(['unknown'])) > 0;
    },
    /** Retries refused tickets, and answers Picket's questions about unknown outcomes. */
    async retry() {
      await reports.sendAgain(['failed', 'unknown']);
      const rows = await db
        .selectFrom('ticket')
        .select(['id', 'incident_id', 'state', 'reference'])
        .where('state', 'in', ['refused', 'needs_person'])
        .orderBy('id')
        .execute();
      for (const { id, incident_id, state, reference } of rows) {
        // Nobody can say that it is absent while it may still arrive.
        if (world.underway.has(reference)) continue;
        const given: Retry = state === 'refused' ? { kind: 'again' } : answer(reference);
        act(`ticket of ${incident_id} retried (${given.kind})`, ({ deps }) =>
          retryTicket(deps, id, given, operator),
        );
      }
    },
  };
}

export type People = ReturnType<typeof people>;
