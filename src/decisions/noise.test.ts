import { describe, expect, it } from 'vitest';
import type { Incident } from '../incidents/incident.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import type { OpenWindow } from '../noise/maintenance.ts';
import type { NoiseNow } from '../noise/noise-now.ts';
import { makeReady, type Suppression } from '../noise/suppression.ts';
import { incidentNow, makeIncident } from '../tickets/testing/make-incident.ts';
import { ready } from '../tickets/testing/ready.ts';
import { type Circumstances, decide } from './decide.ts';

const hours = (count: number) => new Date(incidentNow.getTime() + count * 3_600_000);
const initial = severitySettings.initial;
const everything = { companyIds: [], domains: [], devices: [], reasons: [], verdicts: [], severities: [] };
const kept = (
  kind: Suppression['kind'],
  endsAt: Date | null,
  matchers: Partial<Suppression['matchers']> = {},
) =>
  makeReady({
    id: 1,
    kind,
    matchers: { ...everything, ...matchers },
    comment: 'Moving servers',
    startsAt: hours(-1),
    endsAt,
    createdBy: 'Ann Bee',
  });
const window: OpenWindow = { id: 1, name: 'Patching', companyIds: [1], start: hours(-1), end: hours(2) };

function decided(
  noise: Partial<NoiseNow>,
  incident: Partial<Incident> = {},
  more: Partial<Circumstances> = {},
) {
  return decide(makeIncident(incident), {
    ...ready,
    ...more,
    noise: { ...ready.noise, ...noise },
  });
}
const treated = (high: Partial<(typeof initial.treatments)['high']>) => ({
  treatments: { ...initial.treatments, high: { ...initial.treatments.high, ...high } },
});

describe('severity', () => {
  it('that opens no tickets skips, and the reason names it', () =>
    expect(decided(treated({ action: 'none' }))).toEqual({
      action: 'skip',
      reason: 'severity_not_ticketed',
      decideAt: null,
      note: 'Its severity is high.',
    }));

  it('has its own threshold, or that of the incident settings', () => {
    const settings = { ...incidentSettings.initial, minimumDetections: 2 };
    expect(decided({}, {}, { settings })).toMatchObject({
      reason: 'below_threshold',
      note: 'It takes 2 detections.',
    });
    expect(decided(treated({ minimumDetections: 1 }), {}, { settings }).reason).toBe('due');
    const three = treated({ minimumDetections: 3, minimumDevices: 2, withinMinutes: 10 });
    const many = { detectionCount: 5 };
    expect(decided(three, many, { thresholdReached: false })).toMatchObject({
      reason: 'below_threshold',
      note: 'It takes 3 detections on 2 devices within 10 min.',
    });
    expect(decided(three, many, { thresholdReached: true }).reason).toBe('due');
  });
});

describe('a silenced incident', () => {
  it('is held until the silence ends, and says by whom, until when and why', () =>
    expect(decided({ suppressions: [kept('silence', hours(72))] })).toEqual({
      action: 'hold',
      reason: 'silenced',
      decideAt: hours(72),
      note: 'Ann Bee, until 2026-03-04 12:00 UTC: Moving servers',
    }));

  it('is held without an end when the silence has none', () =>
    expect(decided({ suppressions: [kept('silence', null)] })).toMatchObject({
      reason: 'silenced',
      decideAt: null,
      note: 'Ann Bee, without an end: Moving servers',
    }));

  it('is matched by the severity that the rules give', () => {
    const of = (severity: 'high' | 'low') => ({
      suppressions: [kept('silence', hours(1), { severities: [severity] })],
    });
    expect(decided(of('high')).reason).toBe('silenced');
    expect(decided(of('low')).reason).toBe('due');
  });

  it('never reaches the limit of held incidents while silenced; the limit counts from the end of the silence', () => {
    const old = { openedAt: hours(-200), firstSeenAt: hours(-200), lastSeenAt: hours(-199) };
    const silenced = { ...old, decisionReason: 'silenced', decideAt: hours(-1) };
    expect(decided({ suppressions: [kept('silence', hours(9))] }, silenced).reason).toBe('silenced');
    expect(decided({}, silenced).reason).toBe('occurred_long_ago');
    expect(decided({}, silenced, { mapping: null })).toMatchObject({
      reason: 'company_not_mapped',
      decideAt: hours(47),
    });
    const later = { ...old, decisionReason: 'company_not_mapped', releasedAt: hours(-47) };
    expect(decided({}, later, { mapping: null })).toMatchObject({
      reason: 'company_not_mapped',
      decideAt: hours(1),
    });
    expect(decided({}, { ...later, releasedAt: hours(-48) }, { mapping: null }).reason).toBe('held_too_long');
    expect(decided({}, { ...silenced, decideAt: hours(-48) }).reason).toBe('held_too_long');
  });
});

describe('an accepted risk', () => {
  it('is skipped, whatever else applies, until the acceptance ends', () => {
    const suppressions = [kept('acceptance', hours(24)), kept('silence', null)];
    expect(decided({ suppressions }, {}, { mapping: null })).toMatchObject({
      action: 'skip',
      reason: 'accepted',
      decideAt: hours(24),
      note: expect.stringContaining('Ann Bee'),
    });
    const expired = { decision: 'skip', decisionReason: 'accepted', lastSeenAt: hours(-100) } as const;
    expect(decided({}, expired).reason).toBe('occurred_long_ago');
    expect(decided({}, expired, { mapping: null })).toMatchObject({ reason: 'company_not_mapped' });
  });

  it('never denies a ticket that may exist', () =>
    expect(
      decided(
        { suppressions: [kept('acceptance', null)] },
        {},
        { ticket: { state: 'created', open: true, former: null } },
      ).reason,
    ).toBe('already_ticketed'));
});

describe('an incident of a maintenance window', () => {
  it('is held until the window ends, unless it began before the window', () => {
    expect(decided({ windows: [window] })).toEqual({
      action: 'hold',
      reason: 'maintenance',
      decideAt: hours(2),
      note: 'Patching, until 2026-03-01 14:00 UTC.',
    });
    expect(decided({ windows: [window] }, { firstSeenAt: hours(-2) }).reason).toBe('due');
    expect(decided({ windows: [window] }, { companyId: 2 }).reason).toBe('due');
  });
});
