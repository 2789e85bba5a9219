import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recurrenceSettings } from '../incidents/recurrence-settings.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import { noiseNow } from '../noise/noise-now.ts';
import type { TicketState } from '../platform/database/schema-tickets.ts';
import type { Problem } from '../platform/values/problem.ts';
import { incidentNow, makeIncident } from '../tickets/testing/make-incident.ts';
import { ready } from '../tickets/testing/ready.ts';
import { type Circumstances, decide } from './decide.ts';
import { decisionReasons } from './decision-reasons.ts';
import type { RecurrenceNow, TicketNow } from './recurrence.ts';
import { noLoad } from './storm.ts';

const problem: Problem = { code: 'x.y', message: 'm', hint: 'h', retry: 'never' };
const ticketNow = (state: TicketState): TicketNow => ({ state, open: state === 'created', former: null });
const reasonOf = (given: Partial<Circumstances>, incident = makeIncident()) => {
  const { action, reason } = decide(incident, { ...ready, ...given });
  return `${action}:${reason}`;
};
const hours = (count: number) => new Date(incidentNow.getTime() + count * 3_600_000);

describe('decide', () => {
  it('opens a ticket when nothing prevents it', () => expect(reasonOf({})).toBe('create:due'));

  it('holds a new incident while it is grouped, and says until when', () => {
    const incident = makeIncident({ openedAt: incidentNow });
    const decision = decide(incident, ready);
    expect(decision).toEqual({
      action: 'hold',
      reason: 'waiting_to_group',
      decideAt: new Date(incidentNow.getTime() + 10_000),
    });
  });

  it('does not extend the wait when the clock is set back', () =>
    expect(reasonOf({}, makeIncident({ openedAt: hours(5), lastSeenAt: hours(5) }))).toBe('create:due'));

  it.each([
    ['created', 'append:already_ticketed'],
    ['sending', 'create:delivering'],
    ['unknown', 'create:delivering'],
    ['needs_person', 'hold:outcome_unknown'],
    ['refused', 'hold:refused'],
    ['withdrawn', 'create:due'],
    ['queued', 'create:due'],
  ] as const)('with a ticket that is %s: %s', (state, expected) =>
    expect(reasonOf({ ticket: ticketNow(state) })).toBe(expected),
  );

  describe('seen again after its ticket was closed', () => {
    const former = {
      number: 5123,
      life: 'closed',
      merged: false,
      elsewhere: false,
      reopening: null,
    } as const;
    const over: TicketNow = { state: 'created', open: false, former };
    const reopening = {
      ...ready.recurrence,
      settings: { ...recurrenceSettings.initial, onRecurrence: 'reopen' },
    } as const;
    const again = (given: Partial<typeof former> | object, recurrence: RecurrenceNow = reopening) =>
      decide(makeIncident(), {
        ...ready,
        recurrence,
        ticket: { ...over, former: { ...former, ...given } },
      });

    it('gets a new ticket that names the earlier one, or the earlier one is reopened, as set', () => {
      expect(again({}, ready.recurrence)).toMatchObject({
        action: 'create',
        reason: 'due',
        note: 'It names ticket 5123, which is closed.',
      });
      expect(again({})).toMatchObject({ action: 'reopen', reason: 'reopening' });
    });

    it.each([
      [{ life: 'deleted' }, 'it was deleted'],
      [{ merged: true }, 'it was merged into another ticket'],
      [{ elsewhere: true }, 'it is in another ConnectWise'],
      [{ reopening: 'refused' }, 'ConnectWise refused the change'],
    ])('gets a new ticket where the earlier one cannot be reopened: %o', (given, why) =>
      expect(again(given)).toMatchObject({ action: 'create', note: expect.stringContaining(why) }),
    );

    it('gets a new ticket where the role may not reopen', () =>
      expect(again({}, { ...reopening, mayReopen: false })).toMatchObject({
        action: 'create',
        note: expect.stringContaining('the security role lacks the permission'),
      }));

    it('is held while its last further ticket is too recent, even beyond the limit of held incidents', () => {
      const recent = { ...reopening, lastAt: hours(-23) };
      const held = decide(makeIncident({ decision: 'hold', decisionReason: 'recurred_recently' }), {
        ...ready,
        recurrence: recent,
        ticket: over,
      });
      expect(held).toMatchObject({ action: 'hold', reason: 'recurred_recently', decideAt: hours(1) });
      expect(again({}, { ...reopening, lastAt: hours(-24) })).toMatchObject({ action: 'reopen' });
    });

    it('is held and skipped for the same reasons as a new incident', () => {
      expect(reasonOf({ ticket: over, mapping: null })).toBe('hold:company_not_mapped');
      expect(reasonOf({ ticket: over }, makeIncident({ verdict: 'permitted' }))).toBe(
        'skip:verdict_not_ticketed',
      );
    });

    it('gets no ticket while one is open, one is being reopened, or it was not seen again', () => {
      expect(reasonOf({ ticket: { state: 'withdrawn', open: true, former: null } })).toBe(
        'append:already_ticketed',
      );
      expect(reasonOf({ ticket: over }, makeIncident({ state: 'closed' }))).toBe('append:already_ticketed');
      const sending = { ...over, former: { ...former, reopening: 'sending' } } as const;
      expect(reasonOf({ ticket: sending, mapping: null })).toBe('reopen:reopening');
    });
  });

  it('names the missing part of the setup, in the order of the setup', () => {
    const nothing: Partial<Circumstances> = {
      service: { ...ready.service, enabled: false, board: null },
      mapping: null,
      connection: { ...ready.connection, state: 'unconfigured' },
    };
    expect(reasonOf(nothing)).toBe('hold:service_not_enabled');
    const enabled = { ...nothing, service: { ...ready.service, board: null } };
    expect(reasonOf(enabled)).toBe('hold:ticket_service_incomplete');
    const complete = { ...nothing, service: ready.service };
    expect(reasonOf(complete)).toBe('hold:company_not_mapped');
    expect(reasonOf({ ...complete, mapping: { problem: null } })).toBe('hold:connection_unhealthy');
  });

  it('holds when ConnectWise no longer has the board or the company', () => {
    expect(reasonOf({ service: { ...ready.service, problem } })).toBe('hold:ticket_service_invalid');
    expect(reasonOf({ mapping: { problem } })).toBe('hold:mapped_company_gone');
  });

  it('holds while ConnectWise refuses the credentials, but not while it cannot be reached', () => {
    expect(reasonOf({ connection: { ...ready.connection, state: 'refused' } })).toBe(
      'hold:connection_unhealthy',
    );
    expect(reasonOf({ connection: { ...ready.connection, state: 'unreachable' } })).toBe('create:due');
  });

  it('skips a verdict that opens no tickets', () =>
    expect(reasonOf({}, makeIncident({ verdict: 'suspicious' }))).toBe('skip:verdict_not_ticketed'));

  it('says that the category opens no tickets when the protective DNS only filtered it', () =>
    expect(reasonOf({}, makeIncident({ verdict: 'filtered' }))).toBe('skip:category_not_ticketed'));

  it('skips only when every reason is muted, in any letter case', () => {
    const settings = { ...ready.settings, mutedReasons: ['gambling', 'Ads'] };
    expect(reasonOf({ settings }, makeIncident({ reasons: ['Gambling', 'ads'] }))).toBe('skip:reason_muted');
    expect(reasonOf({ settings }, makeIncident({ reasons: ['Gambling', 'Malware'] }))).toBe('create:due');
    expect(reasonOf({ settings }, makeIncident({ reasons: [] }))).toBe('create:due');
  });

  it('opens no ticket for an incident that a person skipped, but never denies a ticket that may exist', () => {
    const skipped = makeIncident({ skip: { by: 'Ms analyst', at: incidentNow, note: 'A test of ours.' } });
    expect(reasonOf({}, skipped)).toBe('skip:skipped_by_person');
    expect(reasonOf({ now: hours(100), mapping: null }, skipped)).toBe('skip:skipped_by_person');
    expect(reasonOf({ ticket: ticketNow('refused') }, skipped)).toBe('skip:skipped_by_person');
    expect(reasonOf({ ticket: ticketNow('created') }, skipped)).toBe('append:already_ticketed');
    expect(reasonOf({ ticket: ticketNow('unknown') }, skipped)).toBe('create:delivering');
  });

  it('waits for the set number of detections', () => {
    const settings = { ...ready.settings, minimumDetections: 3 };
    expect(reasonOf({ settings }, makeIncident({ detectionCount: 2 }))).toBe('hold:below_threshold');
    expect(reasonOf({ settings }, makeIncident({ detectionCount: 3 }))).toBe('create:due');
  });

  describe('an incident held for longer than the limit', () => {
    const held = makeIncident({ decisionReason: 'company_not_mapped' });
    it('gets no ticket any more, so that a fixed connection does not flood the board', () =>
      expect(reasonOf({ now: hours(48) }, held)).toBe('skip:held_too_long'));
    it('gets no ticket either if its ticket waited as long to be sent', () => {
      const due = makeIncident({ decision: 'create', decisionReason: 'due' });
      expect(reasonOf({ ticket: ticketNow('queued'), now: hours(47) }, due)).toBe('create:due');
      expect(reasonOf({ ticket: ticketNow('queued'), now: hours(48) }, due)).toBe('skip:held_too_long');
    });
    it('still gets one when it was seen again', () =>
      expect(reasonOf({ now: hours(48) }, { ...held, lastSeenAt: hours(47) })).toBe('create:due'));
    it('is decided again when the limit comes', () => {
      const { decideAt } = decide(held, { ...ready, mapping: null });
      expect(decideAt?.getTime()).toBe(held.openedAt.getTime() + 48 * 3_600_000);
    });
    it('is not skipped if Picket merely was not running', () =>
      expect(reasonOf({ now: hours(72) }, makeIncident())).toBe('append:occurred_long_ago'));
    it('is skipped at once when it cannot be ticketed and Picket was down past the limit', () =>
      expect(reasonOf({ now: hours(72), mapping: null }, makeIncident())).toBe('skip:held_too_long'));
    it('counts a back-filled incident from when Picket received it', () =>
      expect(reasonOf({}, { ...held, firstSeenAt: hours(-100), lastSeenAt: hours(-99) })).toBe(
        'append:occurred_long_ago',
      ));
  });

  describe('an incident for the daily digest', () => {
    const digest = { ...severitySettings.initial.treatments.medium, action: 'digest' } as const;
    const noise = noiseNow({
      ...severitySettings.initial,
      rules: [{ severity: 'critical', verdicts: [], threatLevels: [], reasons: ['C2'] }],
      treatments: { ...severitySettings.initial.treatments, medium: digest },
    });
    const waiting = makeIncident({ decisionReason: 'daily_digest', decidedAt: incidentNow });

    it('is held until the hour of the digest, and then covered by it', () => {
      const { reason, decideAt } = decide(makeIncident(), { ...ready, noise });
      expect([reason, decideAt]).toEqual(['daily_digest', hours(20)]);
      expect(reasonOf({ noise, now: hours(19.9) }, waiting)).toBe('hold:daily_digest');
      expect(reasonOf({ noise, now: hours(20) }, waiting)).toBe('append:in_digest');
      expect(reasonOf({ noise, now: hours(20), mapping: null }, waiting)).toBe('hold:company_not_mapped');
    });
    it('is not skipped by the limit of held incidents', () => {
      const settings = { ...ready.settings, heldLimitHours: 1 };
      expect(reasonOf({ noise, settings, now: hours(20) }, waiting)).toBe('append:in_digest');
    });
    it('leaves the digest for a ticket of its own when its severity rises, also after a digest covered it', () => {
      const worse = { reasons: ['Phishing', 'C2'] };
      expect(reasonOf({ noise }, { ...waiting, ...worse })).toBe('create:due');
      const told = { ...waiting, coveredBy: 57, decisionReason: 'in_digest' };
      expect(reasonOf({ noise }, told)).toBe('append:in_digest');
      expect(reasonOf({ noise }, { ...told, ...worse })).toBe('create:due');
    });
    it('is covered at once when its company was mapped after the hour', () => {
      const late = { ...waiting, decisionReason: 'company_not_mapped', releasedAt: hours(20) };
      expect(reasonOf({ noise, now: hours(21) }, late)).toBe('append:in_digest');
      expect(reasonOf({ noise, now: hours(21) }, { ...late, releasedAt: hours(19) })).toBe(
        'hold:daily_digest',
      );
    });
    it('has no digest when every incident left it', () =>
      expect(reasonOf({ covers: 0 }, makeIncident({ kind: 'digest' }))).toBe('skip:nothing_to_tell'));
    it('has a digest that no storm delays', () =>
      expect(reasonOf({ noise, load: { ...noLoad, rollUps: 99 } }, makeIncident({ kind: 'digest' }))).toBe(
        'create:due',
      ));
  });

  describe('an incident in a storm', () => {
    const full = { load: { ...noLoad, ofCompany: 20 } };
    it('is covered by a roll-up of its company, unless its ticket is already queued', () => {
      expect(reasonOf(full)).toBe('append:storm');
      expect(reasonOf({ ...full, ticket: ticketNow('withdrawn') })).toBe('append:storm');
      expect(reasonOf({ ...full, ticket: ticketNow('queued') })).toBe('create:due');
      expect(reasonOf({ ...full, mapping: null })).toBe('hold:company_not_mapped');
    });
    it('stays covered, whatever the settings', () =>
      expect(reasonOf({ mapping: null }, makeIncident({ coveredBy: 57, verdict: 'odd' }))).toBe(
        'append:storm',
      ));

    const rollUp = makeIncident({ kind: 'storm', verdict: '', reasons: [], detectionCount: 0 });
    it('gets a ticket for its roll-up, which rules for detections do not affect', () => {
      const settings = { ...ready.settings, minimumDetections: 9, groupingWaitSeconds: 3600 };
      expect(reasonOf({ ...full, settings }, rollUp)).toBe('create:due');
      expect(reasonOf({ ...full, mapping: null }, rollUp)).toBe('hold:company_not_mapped');
      expect(reasonOf(full, { ...rollUp, openedAt: incidentNow })).toBe('hold:waiting_to_group');
    });
    it('makes a roll-up beyond their limit wait for its turn, however long that takes', () => {
      const load = { ...noLoad, rollUps: 50, rollUpsFreeAt: hours(100.5) };
      const waiting = { ...rollUp, decisionReason: 'storm' };
      const { action, reason, decideAt } = decide(waiting, { ...ready, now: hours(100), load });
      expect([action, reason, decideAt]).toEqual(['hold', 'storm', hours(100.5)]);
      expect(reasonOf({ now: hours(101) }, waiting)).toBe('create:due');
      // Every critical incident gets a ticket that names it.
      expect(reasonOf({ load, rollUp: { critical: true, lastSentAt: null } }, waiting)).toBe('create:due');
    });
    it.each([
      ['what is critical', true, 10],
      ['what is not', false, 40],
    ])('lets the next roll-up follow the last one sooner with %s', (_, critical, minutes) => {
      const lastSentAt = new Date(incidentNow.getTime() - 60_000);
      const { reason, decideAt } = decide(rollUp, { ...ready, rollUp: { critical, lastSentAt } });
      expect(reason).toBe('waiting_to_group');
      expect(decideAt).toEqual(new Date(lastSentAt.getTime() + minutes * 60_000));
    });
  });

  it('always gives a reason of the catalogue, and never a time that has passed', () => {
    const state = fc.constantFrom(
      'queued',
      'sending',
      'unknown',
      'created',
      'refused',
      'needs_person',
      'withdrawn',
    );
    const former = fc.record({
      number: fc.constant(5000),
      life: fc.constantFrom('closed', 'deleted'),
      merged: fc.boolean(),
      elsewhere: fc.boolean(),
      reopening: fc.constantFrom(null, 'queued', 'sending', 'refused', 'done'),
    });
    fc.assert(
      fc.property(
        fc.record({
          ticket: fc.option(fc.record({ state, open: fc.boolean(), former: fc.option(former) })),
          lastAt: fc.option(fc.integer({ min: -100, max: 1000 })),
          onRecurrence: fc.constantFrom('new_ticket', 'reopen'),
          mapping: fc.option(fc.record({ problem: fc.constantFrom(null, problem) })),
          enabled: fc.boolean(),
          health: fc.constantFrom('unconfigured', 'ok', 'refused', 'unreachable'),
          verdict: fc.constantFrom('blocked', 'permitted', 'odd'),
          age: fc.integer({ min: -100, max: 1000 }),
          decisionReason: fc.constantFrom('waiting_to_group', 'company_not_mapped'),
        }),
        ({ ticket, lastAt, onRecurrence, mapping, enabled, health, verdict, age, decisionReason }) => {
          const decision = decide(makeIncident({ verdict, decisionReason }), {
            ...ready,
            now: hours(age),
            ticket,
            recurrence: {
              settings: { ...recurrenceSettings.initial, onRecurrence },
              mayReopen: true,
              lastAt: lastAt === null ? null : hours(lastAt),
            },
            mapping,
            service: { ...ready.service, enabled },
            connection: { ...ready.connection, state: health },
          });
          expect(decisionReasons[decision.reason]).toBeDefined();
          if (decision.decideAt !== null)
            expect(decision.decideAt.getTime()).toBeGreaterThan(hours(age).getTime());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
