import { describe, expect, it } from 'vitest';
import { decisionReasons, describeReason } from '../../../decisions/decision-reasons.ts';
import { messageText, plainReport, subjectOf } from '../schedules/plain-report.ts';
import type { Summary } from '../summary.ts';
import { reportCsv } from './csv.ts';
import { type Branding, reportHtml } from './html.ts';
import { fileNameOf, whole } from './words.ts';

const branding: Branding = {
  mspName: 'Anchor IT',
  intro: 'Dear customer,',
  outro: 'Call 555 0100.',
  logo: null,
};
const reasons = Object.keys(decisionReasons);

function summaryOf(given: Partial<Summary> = {}): Summary {
  const named = (name: string, n: number) => ({ name, incidents: 2000 + n, detections: 3000 + n });
  return {
    companyId: 7,
    companyName: 'Cedar Street Dental',
    covers: 'company',
    period: {
      from: '2026-09-30T18:30:00.000Z',
      to: '2026-10-31T18:30:00.000Z',
      timeZone: 'Asia/Kolkata',
      unit: 'day',
      ended: true,
      previousFrom: '2026-08-31T18:30:00.000Z',
      previousTo: '2026-09-30T18:30:00.000Z',
    },
    madeAt: '2026-11-01T02:30:00.000Z',
    completeSince: null,
    complete: true,
    beforeComplete: true,
    totals: { detections: 12_345, incidents: 1_801, ticketed: 1_234 },
    before: { detections: 11_111, incidents: 1_702, ticketed: 1_103 },
    incidents: {
      open: 1,
      closed: 1_800,
      ownTicket: 1_204,
      inRollUp: 30,
      withoutTicket: reasons.map((reason, n) => ({
        decision: 'skip' as const,
        reason,
        ...describeReason(reason),
        count: 10 + n,
      })),
      medianSecondsToTicket: 63,
    },
    severities: [{ severity: 'critical', count: 401 }],
    tickets: { created: 1_210, open: 205, closed: 1_005, deleted: 0, medianSecondsToClose: 90_000 },
    buckets: [
      {
        start: '2026-09-30T18:30:00.000Z',
        detections: 12_345,
        incidents: 1_801,
        ticketed: 1_234,
        detectionsBefore: 0,
      },
    ],
    top: { domains: [named('bad.example', 1)], reasons: [named('Phishing', 2)], devices: [named('WS-7', 3)] },
    dns: { queries: 900_001, blocked: 12_002 },
    now: { openIncidents: 1, openTickets: 205, held: [] },
    ...given,
  };
}

/** The cells of a CSV file: each line, without the quotes. */
const cellsOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,)(?=,|$)/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

describe('the report that a customer reads', () => {
  it('contains no word of Picket’s or ConnectWise’s set-up', () => {
    const summary = summaryOf();
    const read = [
      textOf(reportHtml(summary, { ...branding, mspName: '' })),
      reportCsv(summary),
      messageText(summary, branding),
      subjectOf(summary),
    ];
    for (const text of read)
      expect(text.replace(/made with Picket/i, '')).not.toMatch(
        /picket|connectwise|mapp(ed|ing)|roll-?up|verdict|threshold|ticket service|undefined|null|NaN|held|grouping/i,
      );
  });

  it('of all companies, for the MSP, has the reason of each decision', () => {
    const all = summaryOf({ companyId: null, companyName: null, covers: 'all' });
    for (const text of [textOf(reportHtml(all, branding)), reportCsv(all), plainReport(all)])
      expect(text).toContain('The company is not mapped to a ConnectWise company');
    expect(subjectOf(all)).toBe('Security report: All companies, October 2026');
    expect(subjectOf(summaryOf({ companyId: null, companyName: null, covers: 'some' }))).toContain(
      'Your companies',
    );
  });

  it('has the same numbers as HTML, as CSV and as text', () => {
    const summary = summaryOf();
    const html = textOf(reportHtml(summary, branding)).replace(/\s+/g, ' ');
    const text = plainReport(summary);
    const cells = cellsOf(reportCsv(summary));
    const inCsv = (section: string, name: string) =>
      Number(cells.find(([one, other]) => one === section && other === name)?.[2]);
    const { totals, before, tickets, incidents } = summary;
    for (const [section, name, count] of [
      ['totals', 'detections', totals.detections],
      ['totals', 'incidents', totals.incidents],
      ['totals', 'incidentsTicketed', totals.ticketed],
      ['periodBefore', 'detections', before.detections],
      ['periodBefore', 'incidents', before.incidents],
      ['tickets', 'created', tickets.created],
      ['tickets', 'closed', tickets.closed],
    ] as const) {
      expect([name, inCsv(section, name)]).toEqual([name, count]);
      for (const shown of [html, text]) expect(shown).toContain(whole(count));
    }
    const without = cells.filter(([section]) => section === 'withoutTicket');
    expect(without.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(
      incidents.withoutTicket.reduce((sum, { count }) => sum + count, 0),
    );
    for (const [, why = '', count] of without) {
      expect(html).toContain(`No ticket: ${why} ${whole(Number(count))}`);
      expect(text).toContain(`${why} (${whole(Number(count))})`);
    }
    // The days are those of the zone.
    expect(cells).toContainEqual(['by day', '2026-10-01', '1801', '12345']);
    // Each reason is one line, also if several decisions have it.
    expect(new Set(without.map(([, why]) => why)).size).toBe(without.length);
  });

  it('with nothing in the period says so, in words', () => {
    const none = { detections: 0, incidents: 0, ticketed: 0 };
    const summary = summaryOf({
      totals: none,
      before: none,
      incidents: {
        open: 0,
        closed: 0,
        ownTicket: 0,
        inRollUp: 0,
        withoutTicket: [],
        medianSecondsToTicket: null,
      },
      severities: [],
      tickets: { created: 0, open: 0, closed: 0, deleted: 0, medianSecondsToClose: null },
      buckets: [],
      top: { domains: [], reasons: [], devices: [] },
      dns: null,
    });
    for (const text of [textOf(reportHtml(summary, branding)), plainReport(summary)]) {
      expect(text).toContain('No threat was detected in this period.');
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }
    expect(reportCsv(summary)).toContain('totals,detections,0,\r\n');
  });

  it('never compares with a period whose data was deleted', () => {
    const summary = summaryOf({
      beforeComplete: false,
      before: { detections: 4, incidents: 3, ticketed: 2 },
    });
    const shown = [textOf(reportHtml(summary, branding)), plainReport(summary)];
    for (const text of shown) {
      expect(text).not.toMatch(/\b[432] (before|in the period before)/);
      expect(text).toContain('period before');
      expect(text).toContain('was deleted');
    }
    expect(reportCsv(summary)).toContain('report,periodBeforeComplete,false,');
  });

  it('says that a day begins within an hour, where hourly counts differ from it', () => {
    const note = 'counts for the day before';
    expect(plainReport(summaryOf())).toContain(note);
    const berlin = { ...summaryOf().period, timeZone: 'Europe/Berlin', from: '2026-09-30T22:00:00.000Z' };
    expect(plainReport(summaryOf({ period: berlin }))).not.toContain(note);
  });
});

describe('names that somebody chose to do harm', () => {
  const evil = [
    'Cedar\r\nBcc: all@evil.example',
    'Cedar \u202Egnp.exe',
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1+1',
    ' =1',
    '../../etc/passwd',
    'con',
    'a'.repeat(500),
    '💥',
    'Ελληνικά',
    '',
    '" onload="x',
    '</title><script>x</script>',
  ];

  it.each(evil)('%j changes no header, file name, markup or formula', (name) => {
    const rows = [{ name, incidents: 1, detections: 1 }];
    const summary = summaryOf({ companyName: name, top: { domains: rows, reasons: rows, devices: rows } });
    const unsafe = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B-\u200F]/u;
    expect(subjectOf(summary)).not.toMatch(unsafe);
    expect(fileNameOf(summary)).toMatch(/^security-report-[a-z0-9-]{1,60}-2026-10-01$/);
    const html = reportHtml(summary, branding);
    expect(html).not.toMatch(/<script|onload="/);
    for (const text of [html, plainReport(summary), reportCsv(summary)])
      expect(text.replaceAll(/[\r\n]/g, '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    for (const cell of cellsOf(reportCsv(summary)).flat()) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r]/);
  });

  it('two companies without Latin letters get different file names', () => {
    const names = [1, 2].map((companyId) => fileNameOf(summaryOf({ companyId, companyName: 'Ελληνικά' })));
    expect(names).toEqual(['security-report-company-1-2026-10-01', 'security-report-company-2-2026-10-01']);
  });
});

it('a text with the longest names and every reason is short enough for a ticket', () => {
  const rows = Array.from({ length: 10 }, (_, n) => ({
    name: `${n}${'x'.repeat(499)}`,
    incidents: 1,
    detections: 1,
  }));
  const all = summaryOf({
    covers: 'all',
    companyName: null,
    top: { domains: rows, reasons: rows, devices: rows },
  });
  expect(plainReport(all).length).toBeLessThan(20_000);
});

it('a message begins and ends with the words of the MSP, and names what is attached', () => {
  const text = messageText(summaryOf(), branding);
  expect(text.startsWith('Dear customer,\n\n')).toBe(true);
  expect(text.endsWith('Call 555 0100.\n\nAnchor IT')).toBe(true);
  expect(text).toContain('attached');
});
