import { describe, expect, it } from 'vitest';
import { nothingSeen } from '../../detections/seen-facts.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { compose } from './compose.ts';
import { render } from './render.ts';
import { describeMoment, ticketValues } from './variables.ts';

const given = {
  incident: makeIncident(),
  companyName: 'Cedar Street Dental',
  sourceName: 'HYAS Protect',
  earlier: [],
  seen: nothingSeen,
  nextSteps: nextSteps.initial,
  timeZone: 'America/New_York',
  defangDomains: true,
  severity: 'high',
} as const;

describe('compose', () => {
  it('says in the summary what, where and why', () =>
    expect(compose(given).summary).toBe('DNS threat blocked: login[.]bad[.]example on csd-ws-01 (Phishing)'));

  it('always has date/time in both zones, domain and block reasons', () => {
    const { initialDescription } = compose(given);
    expect(initialDescription).toContain(
      'Date/time: 2026-03-01 11:50:00 UTC (2026-03-01 06:50:00 America/New_York).',
    );
    expect(initialDescription).toContain('Domain: login[.]bad[.]example.');
    expect(initialDescription).toContain('Block reasons: Phishing.');
  });

  it('reads as sentences when ConnectWise collapses the lines', () => {
    const flat = compose(given).initialDescription.replaceAll('\n', ' ');
    expect(flat).toMatch(/\. Domain: .*\. Block reasons: .*\. Verdict: /);
  });

  it('omits unknown values, but says that no reason was given', () => {
    const incident = makeIncident({
      reasons: [],
      devices: [],
      device: null,
      clientAddresses: [],
      policies: [],
    });
    const { initialDescription, summary } = compose({ ...given, incident });
    expect(initialDescription).toContain('Block reasons: none given by the source.');
    expect(initialDescription).not.toMatch(/Device:|Client address:|Policy:/);
    expect(summary).toBe('DNS threat blocked: login[.]bad[.]example');
  });

  it('keeps the summary within 100 characters with any names', () => {
    const incident = makeIncident({ device: '👩‍👩‍👧'.repeat(80), reasons: ['é'.repeat(500)] });
    const { summary } = compose({ ...given, incident });
    expect(summary.length).toBeLessThanOrEqual(100);
    expect(summary.isWellFormed()).toBe(true);
  });

  it('names the earlier tickets of an incident that is seen again, with a template or without', () => {
    const earlier = [{ number: 5001, closedAt: new Date('2026-02-27T08:00:00Z') }];
    const line = /^Earlier tickets: 5001 \(closed 2026-02-27 08:00:00 UTC/m;
    expect(compose({ ...given, earlier }).initialDescription).toMatch(line);
    expect(compose(given).initialDescription).not.toContain('Earlier tickets');
    const values = ticketValues({ ...given, earlier });
    expect(render('description', 'Of {{ company }}.', values, 'UTC')).toMatchObject({
      text: expect.stringMatching(line),
    });
  });

  it('names the first of a long list and counts the rest', () => {
    const incident = makeIncident({ devices: Array.from({ length: 14 }, (_, i) => `ws-${i}`) });
    expect(compose({ ...given, incident }).initialDescription).toContain('ws-9 and 4 more.');
  });

  it('writes domains unchanged if defanging is off', () =>
    expect(compose({ ...given, defangDomains: false }).summary).toContain('login.bad.example'));
});

describe('describeMoment', () => {
  it('says UTC once', () =>
    expect(describeMoment(new Date('2026-07-01T00:00:00Z'), 'UTC')).toBe('2026-07-01 00:00:00 UTC'));
  it('follows summer time', () =>
    expect(describeMoment(new Date('2026-07-01T00:00:00Z'), 'Europe/Berlin')).toContain(
      '2026-07-01 02:00:00',
    ));
});

describe('text of a source', () => {
  const hostile =
    '[click](https://evil.example/a) <b>x</b> ![i](http://evil.example/i.png) \u202ecod.exe\u200b';
  const incident = makeIncident({
    domains: ['login.bad.example', 'xn--bcher-kva.example'],
    registrableDomain: null,
    device: hostile,
    devices: [hostile, 'pc of login.bad.example'],
    reasons: [hostile],
    policies: [hostile],
    clientAddresses: [hostile],
    verdict: hostile,
  });
  const from = { ...given, incident, companyName: hostile, sourceName: hostile };

  it('is neither a link, an image nor markup in a ticket, and has no invisible characters', () => {
    const { summary, initialDescription } = compose({ ...from, publicUrl: undefined });
    for (const text of [summary, initialDescription]) {
      expect(text).not.toMatch(
        /(?<!\\)[<>`]|(?<!\\)\](?=\()|https?:|evil\.example|login\.bad|[\u202e\u200b]/,
      );
    }
    expect(initialDescription).toContain('pc of login[.]bad[.]example');
    expect(initialDescription).toContain('bücher[.]example (xn--bcher-kva[.]example)');
  });

  it('leaves the links of a template unchanged', () => {
    const text =
      '[Playbook](https://wiki.example/dns) {{ incident_url }} {{ domains }} {{ reasons }} {{ date_time }}';
    const values = ticketValues({ ...from, publicUrl: 'https://picket.example' });
    const made = render('description', text, values, 'UTC');
    expect('text' in made && made.text).toContain(
      `[Playbook](https://wiki.example/dns) https://picket.example/incidents/${incident.id} `,
    );
  });
});
