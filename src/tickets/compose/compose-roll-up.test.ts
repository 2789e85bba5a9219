import { describe, expect, it } from 'vitest';
import { nothingSeen } from '../../detections/seen-facts.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import type { Covered } from '../roll-ups/load-covered.ts';
import { incidentNow, makeIncident } from '../testing/make-incident.ts';
import { composeRollUp, composeRollUpNews } from './compose-roll-up.ts';

const rollUp = makeIncident({ id: 57, kind: 'storm', detectionCount: 0, openedAt: incidentNow });
const covered: Covered = {
  incidents: 143,
  detections: 980,
  firstSeenAt: incidentNow,
  lastSeenAt: incidentNow,
  shown: [
    makeIncident({ id: 8, detectionCount: 900, devices: ['WS-1', 'WS-2'], reasons: ['A', 'B', 'C', 'D'] }),
    makeIncident({ id: 9, devices: [], device: null, clientAddresses: [], reasons: [] }),
  ],
};
const words = {
  incident: rollUp,
  companyName: 'Cedar',
  sourceName: 'HYAS',
  earlier: [],
  seen: nothingSeen,
  nextSteps: nextSteps.initial,
  timeZone: 'UTC',
  defangDomains: true,
  severity: 'high' as const,
};

describe('the text of a roll-up', () => {
  it('says what it is, how many incidents it covers, and names most of them', () => {
    const { summary, initialDescription } = composeRollUp({ ...words, covered });
    expect(summary).toBe('DNS threat storm: 143 incidents at Cedar');
    expect(initialDescription.split('\n')).toEqual([
      'Date/time: 2026-03-01 12:00:00 UTC.',
      expect.stringMatching(/^What this is: the limit of tickets within an hour /),
      'Company: Cedar.',
      'Incidents: 143.',
      'Detections: 980.',
      'First seen: 2026-03-01 12:00:00 UTC.',
      'Last seen: 2026-03-01 12:00:00 UTC.',
      'Source: HYAS.',
      'Picket incident: 57.',
      '1) bad[.]example on WS-1 and 1 more (A, B, C and 1 more), 900 detections, Picket incident 8.',
      '2) bad[.]example, 1 detection, Picket incident 9.',
      'And 141 more incidents with 79 detections. Incident 57 in Picket lists all of them.',
    ]);
  });

  it('counts devices, not the spellings of their names', () => {
    const names = ['CSD-WS-07', 'csd-ws-07.corp.example', 'CSD-WS-07$'];
    const lineOf = (devices: string[]) => {
      const one = { ...covered, incidents: 1, shown: [makeIncident({ id: 8, devices })] };
      return composeRollUp({ ...words, covered: one })
        .initialDescription.split('\n')
        .at(-1);
    };
    expect(lineOf(names)).toMatch(/^1\) bad\[\.\]example on CSD-WS-07 \(/);
    expect(lineOf([...names, 'WS-1'])).toMatch(/^1\) bad\[\.\]example on CSD-WS-07 and 1 more \(/);
  });

  it('says which incidents it names: as many as fit', () => {
    expect(composeRollUp({ ...words, covered }).names).toEqual([8, 9]);
    const devices = ['W'.repeat(2_000)];
    const shown = Array.from({ length: 250 }, (_, index) => makeIncident({ id: 100 + index, devices }));
    const { names, initialDescription } = composeRollUp({ ...words, covered: { ...covered, shown } });
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual(shown.slice(0, names.length).map(({ id }) => id));
    expect(initialDescription.length).toBeLessThan(61_000);
    expect(initialDescription).toContain(`And ${143 - names.length} more incidents`);
  });

  it('is called a digest when it is one, and its summary is never too long', () => {
    const given = {
      ...words,
      companyName: 'C'.repeat(200),
      incident: { ...rollUp, kind: 'digest' as const },
    };
    const { summary } = composeRollUp({ ...given, covered });
    expect(summary).toMatch(/^DNS threats, daily digest: 143 incidents at C/);
    expect(summary.length).toBe(100);
  });

  it('lists the additions since a time; null if there are none', () => {
    expect(composeRollUpNews({ ...words, covered }, incidentNow)?.text.split('\n')).toEqual([
      'Since 2026-03-01 12:00:00 UTC: 143 more incidents, 980 detections.',
      expect.stringMatching(/^1\) bad\[\.\]example on WS-1/),
      expect.stringMatching(/^2\) /),
      expect.stringMatching(/^And 141 more incidents/),
    ]);
    const none = { ...covered, incidents: 0, shown: [] };
    expect(composeRollUpNews({ ...words, covered: none }, incidentNow)).toBeNull();
  });
});
