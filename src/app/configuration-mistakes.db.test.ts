import { describe, expect, it } from 'vitest';
import { described, useConfigurationFiles } from './testing/configuration-files.ts';

const { scene, plan, planned, apply } = useConfigurationFiles();

const connected = () => `
connection: { site: ${scene.sandbox.url}, companyId: picketdemo }
sources: [{ name: HYAS, kind: hyas }]
`;

describe('a file of configuration with a mistake', () => {
  it('refuses each wrong value, and says where', async () => {
    const wrong = [
      ['sources:\n  - nam: HYAS\n', 'sources/0/nam', 'is an unknown field. Did you mean “name”? (line 2)'],
      ['silence: []\n', 'silence', 'is an unknown field. Did you mean “silences”? (line 1)'],
      ['\nsettings:\n  retention:\n    detectionDays: 3\n', 'settings/retention/detectionDays', '(line 4)'],
      ['silences:\n  - matchers: {}\n', 'silences/0/comment', 'is missing (line 2)'],
      ['silences:\n  - comment: All\n', 'silences/0', 'has no condition'],
      [
        'silences: [{ comment: A, matchers: { companies: [Cedar] } }]',
        'silences/0',
        'Picket has no company “Cedar”',
      ],
      [
        'sources: [{ name: A, kind: hyas, config: { pollSecond: 5 } }]',
        'sources/0/config/pollSecond',
        'pollSeconds',
      ],
      ['settings:\n  signIn:\n', 'settings/signIn', 'is empty. Remove the line'],
      ['silences:\n', 'silences', 'write [] for a list without objects. (line 1)'],
      ['settings: [1]', 'settings', 'must be a map of sections'],
      ['sources: [{ name: 4711, kind: hyas }]', 'sources/0/name', 'must be text. Put it into quotes'],
      ['sources: [{ name: A, kind: webhook, enabled: yes }]', 'sources/0/enabled', 'must be true or false'],
      [
        'sources:\n  - { name: A, kind: webhook }\n  - { name: a, kind: webhook }\n',
        'sources/1',
        'is the same source as number 1 of this section. Remove or rename one of them. (line 3)',
      ],
      [
        'silences: [{ comment: A, matchers: { companies: [5] } }]',
        'silences/0/matchers/companies/0',
        'into quotes',
      ],
      [
        'silences: [{ comment: "a\\uD800", matchers: { devices: [a] } }]',
        'silences/0/comment',
        'half of a character',
      ],
      [
        'maintenanceWindows: [{ name: A, schedule: { kind: weekly, days: [mon], from: "22:00", to: "23:00", timeZone: Mars/Base } }]',
        'maintenanceWindows/0/schedule/timeZone',
        'time zone',
      ],
      [
        'reports: { schedules: [{ name: A, plan: { every: week, day: 9, hour: 1, timeZone: UTC }, delivery: { by: email, to: [a@b.example], channel: C } }] }',
        'reports/schedules/0/plan/day',
        '<=7',
      ],
      [
        'settings: { signInProvider: { roles: [{ group: A, role: admin, companies: [] }] } }',
        'settings/signInProvider/roles/0/companies',
        'an administrator sees all companies',
      ],
      [
        'dns: { lists: [{ name: L, kind: block, category: malware, entries: [{ entry: com, why: w }] }] }',
        'dns/lists/0',
        'top-level',
      ],
      ['silences: 5', 'silences', 'must be a list'],
      [
        'acceptedRisks: [{ comment: A, matchers: { devices: [B] } }]',
        'acceptedRisks/0',
        'needs a company and a domain',
      ],
      ['silences: [7]', 'silences/0', 'must be a map of fields'],
      ['allowList: [{ domain: nothing, why: w }]', 'allowList/0', '(line 1)'],
    ] as const;
    for (const [file, where, words] of wrong) {
      const { status, body } = await plan(file);
      expect([file, status, body.errors[0]]).toEqual([
        file,
        422,
        { in: 'body', pointer: `/${where}`, detail: expect.stringContaining(words) },
      ]);
    }
  });

  it('reads what editors of other systems write: a byte order mark and CRLF', async () => {
    const file = '\uFEFFsettings:\r\n  retention:\r\n    detectionDays: 31\r\n';
    expect(described(await planned(file))).toEqual(['change settings.retention']);
  });

  it('refuses a name that is also an identifier, and a number that is also a name', async () => {
    await apply(connected());
    await scene.control('POST', '/companies', { identifier: 'Cedar Street Dental', name: '101' });
    const named = await plan('companies: [{ source: HYAS, id: "7", connectwise: Cedar Street Dental }]');
    expect(named.body.errors[0].detail).toContain('2 companies with the name or identifier');
    const numbered = await plan('companies: [{ source: HYAS, id: "7", connectwise: 101 }]');
    expect(numbered.body.errors[0].detail).toContain('Write "101" in quotes for the name');
  });

  it('refuses text that is no configuration', async () => {
    const wrong = [
      ['a: [1', 'at line 1, column 6'],
      ['settings: {}\n---\nsettings: {}\n', 'at line 2, column 1: A second document begins.'],
      ['settings:\n\tsignIn: {}\n', 'at line 2, column 1: Tabs are not allowed'],
      ['a: 1\na: 2', 'at line 2, column 1: Map keys must be unique'],
      ['- a', 'is not a map of sections'],
      ['['.repeat(5000), 'nested more than 100 deep'],
      [
        'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]',
        'alias',
      ],
    ] as const;
    for (const [file, words] of wrong) {
      const { status, body } = await plan(file);
      expect([status, body.detail]).toEqual([422, expect.stringContaining(words)]);
    }
  });

  it('reads a long file in its own thread, and names the same lines', async () => {
    const long = `${'# A comment.\n'.repeat(30_000)}settings:\n  retention: { detectionDays: 3 }\n`;
    const { status, body } = await plan(long);
    expect([status, body.errors[0].detail]).toEqual([422, expect.stringContaining('(line 30002)')]);
    expect((await plan(`${long}- x`)).body.detail).toContain('not valid YAML at line 30003');
  });

  it('refuses names that ConnectWise does not have, or has twice, with the candidates', async () => {
    await apply(connected());
    const wrong = await plan('ticketService: { board: Security Alert }');
    expect(wrong.body.errors[0].detail).toContain(
      'Choose one of: Help Desk, Security Alerts, Managed Services.',
    );
    const missing = await plan('companies: [{ source: HYAS, id: "7", connectwise: Cedar Streat Dental }]');
    expect(missing.body.errors[0].detail).toContain('Similar ones: Cedar Street Dental');
    expect(missing.body.errors[0].pointer).toBe('/companies/0');
  });
});
