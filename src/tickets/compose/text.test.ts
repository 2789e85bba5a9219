import { describe, expect, it } from 'vitest';
import { nothingSeen } from '../../detections/seen-facts.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { compose } from './compose.ts';
import { composeText } from './compose-text.ts';
import { isRendered, render } from './render.ts';
import { parseTemplate } from './template.ts';
import { defaultTemplates, type TextPart } from './ticket-text.ts';
import { type Composition, ticketValues } from './variables.ts';

const given: Composition = {
  incident: makeIncident({ domains: ['login.bad.example', 'cdn.bad.example'], reasons: ['Phishing', 'C2'] }),
  companyName: 'Cedar Street Dental',
  sourceName: 'HYAS Protect',
  earlier: [],
  seen: nothingSeen,
  nextSteps: nextSteps.initial,
  timeZone: 'America/New_York',
  defangDomains: true,
  severity: 'high',
};
const bare = makeIncident({
  reasons: [],
  threatLevels: [],
  devices: [],
  device: null,
  clientAddresses: [],
  policies: [],
});
const hostile = makeIncident({
  domains: ['{{ company }}.{% raw %}.example'],
  reasons: ['Phishing\r\nDomain: good.example.', '\u0000\u001b[31m', '{{ reasons }}'],
  devices: ['<script>', `ws\u2028-1`, '🧑‍💻'.repeat(80)],
  device: '🧑‍💻'.repeat(80),
});

const write = (part: TextPart, template: string, incident = given.incident) =>
  render(part, template, ticketValues({ ...given, incident }), given.timeZone);
const textOf = (part: TextPart, template: string, incident = given.incident) => {
  const rendering = write(part, template, incident);
  return isRendered(rendering) ? rendering.text : JSON.stringify(rendering);
};
const faultsOf = (template: string) => {
  const rendering = write('description', template);
  return isRendered(rendering)
    ? []
    : rendering.faults.map(({ message, line, column }) => `${line}:${column} ${message}`);
};

describe('the default templates', () => {
  it.each([
    ['usual', given.incident],
    ['bare', bare],
    ['hostile', hostile],
  ])('give exactly the built-in text, for an incident that is %s', (_, incident) => {
    for (const timeZone of ['UTC', 'Europe/Berlin']) {
      const values = { ...given, incident, timeZone };
      expect(composeText({ ...defaultTemplates, problem: null }, values)).toEqual({
        words: compose(values),
        problem: null,
      });
    }
  });

  it('need no appended lines', () =>
    expect(write('description', defaultTemplates.description)).toMatchObject({ appended: [] }));
});

describe('what the source reports about the domain', () => {
  const seen = {
    users: ['sam@cedar.example', 'CEDAR\\sam; Domain: good.example.\r\nx'],
    processes: ['chrome.exe', 'cmd.exe; Domain: good.example.\r\nx'],
    domainAgeDays: 1,
    registrars: ['Bargain Names'],
    categories: ['Command and control'],
    lists: ['Block list'],
  };
  const values = { ...given, incident: bare, seen };

  it('is in the built-in text, with templates or without', () => {
    const { initialDescription } = compose(values);
    expect(initialDescription.split('\n')).toEqual(
      expect.arrayContaining([
        'User: sam@cedar.example, CEDAR\\sam; Domain: good.example. x.',
        'Process: chrome.exe, cmd.exe; Domain: good.example. x.',
        'Domain age: 1 day.',
        'Registrar: Bargain Names.',
        'Category: Command and control.',
      ]),
    );
    expect(composeText({ ...defaultTemplates, problem: null }, values).words).toEqual(compose(values));
  });

  it('chooses the next steps without a block reason, and keeps an administrator’s lines', () => {
    expect(ticketValues(values).next_steps).toContain('Isolate the device');
    const own = {
      default: null,
      texts: [{ name: 'Ours', matches: ['c2', 'command and control'], text: 'Call.\nWait.' }],
    };
    expect(compose({ ...values, nextSteps: own }).initialDescription).toMatch(
      /What to do next: Call\.\nWait\.$/,
    );
  });
});

describe('a template', () => {
  it('cuts the summary between graphemes, and reports its length', () => {
    const rendering = write('summary', `${'x'.repeat(95)}{{ device }}`, hostile);
    expect(rendering).toMatchObject({ text: `${'x'.repeat(95)}…`, length: 95 + 5 * 80 });
  });

  it('gets missing essentials appended: date/time, domain and block reasons are always there', () => {
    expect(textOf('description', 'Look at {{ domains | upcase }}.')).toBe(
      [
        'Look at LOGIN[.]BAD[.]EXAMPLE, CDN[.]BAD[.]EXAMPLE.',
        'Date/time: 2026-03-01 11:50:00 UTC (2026-03-01 06:50:00 America/New_York).',
        'Domain: login[.]bad[.]example, cdn[.]bad[.]example.',
        'Block reasons: Phishing, C2.',
      ].join('\n'),
    );
    expect(
      write('description', '{% if device %}{{ reasons }}{% endif %}{{ date_time }} {{ domains }}'),
    ).toMatchObject({ appended: ['reasons'] });
  });

  it('gets values as text: Liquid in them does not run, and none adds a line', () => {
    const text = textOf('description', '{{ domains }}\n{{ reasons }}\n{{ date_time }}', hostile).split('\n');
    expect(text).toHaveLength(3);
    expect(text[0]).toBe('{{ company }}[.]{% raw %}[.]example');
    expect(text[1]).toBe('Phishing Domain: good.example., \\[31m, {{ reasons }}');
  });

  it('may loop, test conditions and write times in the zone of Picket', () => {
    expect(textOf('summary', '{% for one in all_reasons %}[{{ one | upcase }}]{% endfor %}')).toBe(
      '[PHISHING][C2]',
    );
    expect(textOf('summary', '{{ first_seen_at | date: "%H:%M" }}')).toBe('06:50');
    expect(textOf('summary', '{{ device | default: "nothing known" }}', bare)).toBe('nothing known');
  });

  it.each([
    ['one\n  {{ domian }}', '2:6 There is no variable “domian”. Did you mean “domain”?'],
    ['{% if x %}{% endif %}{{ domain.owner }}', '1:7 There is no variable “x”.'],
    ['{{ domain.owner }}', '1:4 “domain” has no “owner”.'],
    ['{% assign reasons = "none" %}', '1:11 “reasons” is a variable of Picket. Assign to another name.'],
    ['{{ domain | shout }}', /1:1 There is no filter “shout”. The filters are append, /],
    ['{% include "/etc/passwd" %}', /1:1 There is no tag “include”. The tags are if, /],
    ['{% break %}{{ domain }}', /There is no tag “break”/],
    ['{% if domain %}', '1:1 “{% if domain %}” is not closed.'],
    ['a\nb {{ domain', '2:3 “{{ domain” is not closed.'],
    ['{% for i in (1..90000000) %}{% endfor %}', '1:1 Its output is too long, or it takes too long.'],
    ['{% for i in (1..9999) %}{{ reasons }}{% endfor %}', /Its output is too long, or it takes too long/],
    [`{% for i in (1..30) %}${'x'.repeat(999)}{% endfor %}`, /The description has \d+ characters/],
    ['{{ first_seen_at | date: "%900000000Y" }}', '1:1 Its output is too long, or it takes too long.'],
    [
      '{% assign s = "xy" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}',
      /output is too long/,
    ],
    ['{% for d in all_domains %}{{ d.owner }}{% endfor %}', '1:30 There is no variable “d.owner”.'],
    ['{{ domains.constructor }}', '1:4 “domains” has no “constructor”.'],
    ['{% if device %}{% endif %}', '1:1 The text is empty.'],
    ['x'.repeat(10_001), '1:1 The template has 10001 characters. The limit is 10000.'],
  ])('with an error is refused with its position: %s', (template, fault) => {
    const [first = ''] = faultsOf(template);
    if (typeof fault === 'string') expect(first).toBe(fault);
    else expect(first).toMatch(fault);
  });

  it('reports all wrong names at once', () => expect(faultsOf('{{ a }}\n{{ b }}')).toHaveLength(2));

  it('that fails at a ticket is replaced by the built-in text, each part separately', () => {
    const { words, problem } = composeText(
      {
        summary: 'New: {{ domain }}',
        description: '{% for d in all_domains %}{{ d.owner }}{% endfor %}',
        problem: null,
      },
      given,
    );
    expect(words).toEqual({ ...compose(given), summary: 'New: bad[.]example' });
    expect(problem?.message).toContain('Line 1, column 30');
  });

  it('is parsed within its limits, however it is nested', () => {
    const deep = `${'{% if domain %}'.repeat(600)}x`;
    expect('faults' in parseTemplate(deep, 'UTC')).toBe(true);
  });
});
