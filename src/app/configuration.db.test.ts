import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyUsedTables } from '../../test/database/empty-tables.ts';
import { findUnstorableText } from '../platform/http/unstorable-text.ts';
import { plainText } from '../platform/values/text.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import { described, useConfigurationFiles } from './testing/configuration-files.ts';

const files = useConfigurationFiles();
const { scene, db, call, plan, planned, apply, exported, secrets } = files;

const mail = (host: string) => ({
  ...{ host, port: 587, security: 'starttls', user: 'picket' },
  ...{ from: 'picket@msp.example', to: ['desk@msp.example'] },
});

const everything = () => `
connection: { site: ${scene.sandbox.url}, companyId: picketdemo }
sources:
  - { name: HYAS, kind: hyas, config: { pollSeconds: 30 } }
  - { name: Firewall, kind: webhook, enabled: false }
dns:
  resolver:
    enabled: true
    forwards: [{ zone: corp.example, company: Cedar Street Dental, upstreams: [{ host: 192.0.2.53 }] }]
  policy: { categories: [gambling] }
  companies:
    - name: Cedar Street Dental
      networks: [{ network: 198.51.100.7/24, note: Office }, { network: 2001:DB8:0::/48 }]
      devices: [{ name: Server, address: 198.51.100.10 }]
      followedNames: [{ name: Office.Example }]
      listeners: [{ address: 192.0.2.1 }]
    - { name: Our own networks, own: true }
  lists:
    - name: Blocked
      kind: block
      category: malware
      entries:
        - { entry: "bad[.]example", why: Seen in an attack }
        - { entry: "=one.example", why: Seen in an attack, endsAt: "2099-01-01T00:00:00Z" }
        - { entry: github.io, why: All of it, wholeSuffix: true }
    - { name: Blocked, company: Cedar Street Dental, kind: block, category: other }
  feeds:
    - { name: Demo, address: "picket:demo", category: phishing, everyHours: 12 }
  rulesets:
    - rules:
        - { name: No AI at night, action: nxdomain, when: { categories: [ai] } }
        - { name: Allow one, action: allow, when: { names: [{ pattern: one.example }] } }
companies:
  - source: HYAS
    id: "0042"
    name: Harbor Light
    connectwise: harborlight
    rules: { tickets: false, why: They left, priorities: { critical: Priority 1 - Critical }, quiet: { timeZone: Europe/London, windows: [{ days: [sat], from: "10:00", to: "12:00" }] } }
  - { source: Protective DNS of Picket, name: Cedar Street Dental, connectwise: Cedar Street Dental }
ticketService: { enabled: true, board: Security Alerts, status: New, priority: Priority 2 - High, type: DNS Threat }
ticketText: { summary: "Threat {{ domain }}" , description: null }
nextSteps: { default: Look., texts: [{ name: Ours, matches: [Phishing of banks], text: Call the bank. }] }
ticketContents: { describeIn: internal, attachDetections: true }
routingRules:
  - name: To the help desk
    matches: { companies: [Harbor Light], severities: [low] }
    destination: { board: Help Desk, status: New, type: Incident, priority: Priority 3 - Medium }
  - { name: At night, matches: { reasons: ["*malware*"] }, destination: { team: Night Shift, subtype: Blocked domain } }
customFields:
  boards:
    - board: Security Alerts
      fields:
        - { id: 304, value: "{{ severity }}", fallback: High }
        - { id: 302, value: "{{ detections }}" }
settings:
  incidents: { mutedReasons: [Parked] }
  rollUps: { digestHour: 6 }
  retention: { detectionDays: 30 }
  severity: { otherwise: low }
  acting: { enabled: true, members: [SRivera], status: { board: Security Alerts, name: In Progress } }
  closing: { whenQuiet: true, quietHours: 48, statuses: [{ board: Security Alerts, status: Closed }] }
  catchAll: { connectwise: Granite Peak IT Services }
  callbacks: { enabled: true }
silences:
  - { comment: Penetration test, matchers: { companies: [Harbor Light] }, endsAt: "2099-01-01T00:00:00+01:00" }
acceptedRisks:
  - { comment: Known printer, matchers: { companies: [Cedar Street Dental], domains: [printer.example], devices: [MFP-1] } }
maintenanceWindows:
  - { name: Patch night, schedule: { kind: weekly, days: [tue], from: "22:00", to: "04:00", timeZone: Europe/London } }
allowList:
  - { domain: "Good[.]example", why: A supplier }
  - { domain: other.example, company: Harbor Light, why: Their own, expiresAt: "2099-01-01T00:00:00Z" }
`;

describe('a configuration file', () => {
  it('sets everything up in one transaction; applied again it changes nothing', async () => {
    const { steps, secrets: made } = await apply(everything());
    expect(steps.length).toBeGreaterThan(25);
    expect(made).toMatchObject([{ source: 'Firewall', secret: expect.stringMatching(/^whsec_/) }]);
    expect(described(await planned(everything()))).toEqual([]);
    const { body } = await call('POST', '/apply', {
      file: everything(),
      hash: (await planned(everything())).hash,
    });
    expect(body).toMatchObject({ steps: [], secrets: [] });
    const { total } = await db
      .selectFrom('audit_event')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBeGreaterThan(25);
  });

  it('is exported so that a new installation gets the same configuration', async () => {
    await apply(everything());
    const file = await exported();
    expect(described(await planned(file))).toEqual([]);
    expect(file).not.toContain('hyas-key-1');
    expect(file).not.toContain('SandboxPrivateKey1');
    await sql.raw(emptyUsedTables).execute(db);
    await apply(file);
    const again = await exported();
    expect(parse(again)).toEqual(parse(file));
    expect(described(await planned(file))).toEqual([]);
    const asJson = JSON.stringify((await call('GET', '?format=json')).body);
    expect(described(await planned(asJson))).toEqual([]);
  });

  it('changes only what it names: objects, fields and sections that it omits stay', async () => {
    await apply(everything());
    const file = `
silences:
  - { comment: Another, matchers: { domains: [x.example] }, endsAt: null }
settings: { retention: { incidentDays: 500 } }
companies: [{ source: HYAS, name: Harbor Light, connectwise: null }]
`;
    const { steps } = await apply(file);
    expect(described({ steps })).toEqual([
      'change companies Harbor Light of HYAS',
      'change settings.retention',
      'create silences Another',
    ]);
    expect(steps[1]?.fields).toEqual([{ field: 'incidentDays', before: 400, after: 500 }]);
    const after = parse(await exported());
    expect(after.silences.map(({ comment }: { comment: string }) => comment)).toEqual([
      'Penetration test',
      'Another',
    ]);
    expect(after.settings.retention).toEqual({ detectionDays: 30, incidentDays: 500 });
  });

  it('deletes objects that its sections do not name only when it prunes', async () => {
    await apply(everything());
    const file = 'silences: []\nallowList: [{ domain: good.example, why: A supplier }]\ndns: { lists: [] }\n';
    expect(described(await planned(file))).toEqual([]);
    expect(described(await apply(file, { prune: true }))).toEqual([
      'delete dns.lists Blocked',
      'delete dns.lists Blocked',
      'delete allowList other.example',
      'delete silences Penetration test',
    ]);
    const after = parse(await exported());
    expect([after.silences, after.allowList.length, after.dns.lists]).toEqual([[], 1, []]);
    expect(after.acceptedRisks).toHaveLength(1);
    const undone = await db
      .selectFrom('audit_event')
      .select('action')
      .orderBy('id', 'desc')
      .limit(4)
      .execute();
    expect(undone.map(({ action }) => action).sort()).toEqual([
      'allow_list.undone',
      'dns_list.deleted',
      'dns_list.deleted',
      'silence.ended',
    ]);
  });

  it('keeps rules in its order', async () => {
    await apply(everything());
    const { steps } = await apply('routingRules: [{ name: At night }, { name: To the help desk }]');
    expect(described({ steps })).toEqual(['reorder routingRules']);
    const names = parse(await exported()).routingRules.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['At night', 'To the help desk']);
  });

  it('ignores expired objects, and creates again what somebody ended', async () => {
    const file = `
silences:
  - { comment: Over, matchers: { domains: [x.example] }, endsAt: "2020-01-01T00:00:00Z" }
  - { comment: Lasting, matchers: { domains: [x.example] } }
`;
    expect(await apply(file)).toMatchObject({ over: ['silences: Over'] });
    await db.updateTable('suppression').set({ ended_at: scene.clock.now(), ended_by: 'Ann' }).execute();
    expect(described(await planned(file))).toEqual(['create silences Lasting']);
  });

  it('has several silences and windows of one name, in their order', async () => {
    const schedule = '{ kind: once, startsAt: "2098-01-01T00:00:00Z", endsAt: "2098-01-02T00:00:00Z" }';
    const file = `
silences: [{ comment: A, matchers: { devices: [one] } }, { comment: A, matchers: { devices: [two] } }]
maintenanceWindows: [{ name: A, schedule: ${schedule} }, { name: A, schedule: ${schedule} }]
`;
    expect(described(await apply(file))).toHaveLength(4);
    expect(described(await planned(file))).toEqual([]);
  });

  it('means the same by a number as by a name, the second time', async () => {
    await apply(everything());
    const { companies, boards, priorities } = sandboxAccount;
    const { id: board, statuses } = boards.securityAlerts;
    const file = `
companies:
  - { source: HYAS, id: "0042", connectwise: ${companies.harborLightLogistics}, rules: { tickets: false, why: They left, priorities: { critical: ${priorities.critical} }, quiet: { timeZone: Europe/London, windows: [{ days: [sat], from: "10:00", to: "12:00" }] } } }
settings:
  acting: { status: { board: ${board}, name: ${statuses.inProgress} }, members: [SRivera] }
  closing: { statuses: [{ board: ${board}, status: ${statuses.closed} }] }
  catchAll: { connectwise: GranitePeakIT }
ticketService: { board: ${board} }
`;
    expect(described(await planned(file))).toEqual([]);
  });

  it('applies exactly what was shown, or nothing: refuses a plan if something changed meanwhile', async () => {
    const file = 'settings: { retention: { detectionDays: 30 } }';
    const { hash } = await planned(file);
    await apply('settings: { retention: { detectionDays: 60 } }');
    const refused = await call('POST', '/apply', { file, hash });
    expect([refused.status, refused.body.code]).toEqual([409, 'configuration.changed_meanwhile']);
    expect(parse(await exported()).settings.retention.detectionDays).toBe(60);
  });

  it('changes nothing if one object is refused', async () => {
    const file = `
settings: { retention: { detectionDays: 30 } }
allowList: [{ domain: a.example, why: w }]
dns: { companies: [{ name: A, networks: [{ network: 198.51.100.0/24 }] }, { name: B, networks: [{ network: 198.51.100.0/24 }] }] }
`;
    const before = await exported();
    const { status, body } = await plan(file);
    expect([status, body.detail]).toEqual([409, expect.stringMatching(/^dns.companies B: .*198.51.100.0/)]);
    expect(body.errors[0].detail).toContain('(line 4)');
    expect(await exported()).toBe(before);
    expect(await db.selectFrom('audit_event').selectAll().execute()).toEqual([]);
  });

  it('removes mappings when it prunes, but not the companies of a source', async () => {
    await apply(everything());
    expect(described(await planned('companies: []', { prune: true }))).toEqual([
      'delete companies Harbor Light of HYAS',
      'delete companies Cedar Street Dental of Protective DNS of Picket',
    ]);
    await apply('companies: []', { prune: true });
    expect(parse(await exported()).companies).toMatchObject([
      { name: 'Harbor Light', connectwise: null },
      { name: 'Cedar Street Dental', connectwise: null },
      { name: 'Our own networks', connectwise: null },
    ]);
    expect(described(await planned('companies: []', { prune: true }))).toEqual([]);
  });

  it('is for administrators, and a new connection needs its scope', async () => {
    for (const role of ['viewer', 'analyst']) {
      const asked = [await call('GET', '', undefined, role), await call('POST', '/plan', { file: '' }, role)];
      expect(asked.map(({ status }) => status)).toEqual([403, 403]);
    }
    files.limitTo([]);
    const file = `connection: { site: ${scene.sandbox.url}, companyId: picketdemo }`;
    const { hash } = await planned(file);
    const { status, body } = await call('POST', '/apply', { file, secrets: secrets(), hash });
    expect([status, body.code]).toEqual([403, 'http.scope_missing']);
    expect(parse(await exported()).connection).toEqual({ site: null, companyId: null });
  });

  it('contains the schedule of backups, the sign-in settings, and notification channels, but none of their secrets', async () => {
    const file = JSON.stringify({
      settings: {
        backup: { enabled: true, everyHours: 6 },
        signInProvider: { trustEmail: true, roles: [{ group: 'Owners', role: 'admin' }] },
        silentSources: { silentAfterHours: 8 },
        lookUps: { services: [{ name: 'Look-up', url: 'https://look-up.example/{domain}' }] },
      },
      notifications: {
        channels: [
          { name: 'Desk', kind: 'email', mail: mail('smtp.example'), events: { storm: 0 } },
          { name: 'Chat', kind: 'slack' },
          { name: 'Hook', kind: 'webhook', enabled: false },
        ],
      },
    });
    const without = await plan(file, { secrets: {} });
    const missing = without.body.needs.filter((one: { missing: boolean }) => one.missing);
    expect(missing.map(({ name, what }: { name: string; what: string }) => `${name}: ${what}`)).toEqual([
      'Desk: the password of its mail server',
      'Chat: its address',
      'Hook: its address',
    ]);
    const { hash } = without.body;
    const refused = await call('POST', '/apply', { file, hash, secrets: {} });
    expect([refused.status, refused.body.code]).toEqual([422, 'configuration.secrets_missing']);
    const notifications = {
      Desk: 'the password of the mail server',
      Chat: 'https://hooks.slack.com/services/T0/B0/secret-part',
      Hook: 'https://hook.example/secret-part',
    };
    const { signing } = await apply(file, { secrets: { notifications } });
    expect(signing).toEqual([{ channel: 'Hook', secret: expect.stringMatching(/^whsec_/) }]);
    expect(described(await planned(file))).toEqual([]);

    const text = await exported();
    expect(text).not.toMatch(/secret-part|the password|whsec_/);
    const { settings, notifications: now } = parse(text);
    expect(settings.backup).toMatchObject({ enabled: true, everyHours: 6, keepCount: 7 });
    expect(settings.lookUps.services).toEqual([{ name: 'Look-up', url: 'https://look-up.example/{domain}' }]);
    expect(settings.signInProvider.roles).toEqual([{ group: 'Owners', role: 'admin', companies: null }]);
    expect(now.channels[0]).toMatchObject({ name: 'Desk', mail: mail('smtp.example'), events: { storm: 0 } });
    expect((await db.selectFrom('backup').select('due_at').executeTakeFirstOrThrow()).due_at).not.toBeNull();
  });

  it('never sends a saved password to another mail server, and keeps the kind of a channel', async () => {
    const file = (change: object) =>
      JSON.stringify({ notifications: { channels: [{ name: 'Desk', kind: 'email', ...change }] } });
    const withPassword = { secrets: { notifications: { Desk: 'the password' } } };
    await apply(file({ mail: mail('smtp.example') }), withPassword);
    expect(described(await planned(file({ enabled: false })))).toEqual([
      'change notifications.channels Desk',
    ]);
    const other = file({ mail: mail('smtp.other.example') });
    expect((await plan(other, { secrets: {} })).body.needs).toMatchObject([{ missing: true }]);
    expect((await planned(other, withPassword)).steps).toHaveLength(1);
    const hook = JSON.stringify({ notifications: { channels: [{ name: 'desk', kind: 'webhook' }] } });
    expect((await plan(hook)).text).toContain('is of the kind email, which cannot change');
  });

  it('is the same after export and import, with any names', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((one) => plainText(one).replaceAll('\u0000', ''))
      .filter((one) => one !== '' && findUnstorableText(one).length === 0);
    const names = fc.uniqueArray(
      fc.oneof(text, fc.constantFrom('no', '1e3', '~', '#x', '- a: b', '"', 'valueOf', '__proto__')),
      {
        selector: (one) => one.toLowerCase(),
        maxLength: 4,
      },
    );
    const patterns = fc.array(
      fc.oneof(text, fc.constant('*.example')).map((one) => one.slice(0, 60).trim() || 'x'),
      { maxLength: 3 },
    );
    const matchers = fc.record({
      domains: patterns,
      devices: patterns,
      severities: fc.subarray(['low', 'high']),
    });
    const configuration = fc.record({
      sources: names.map((all) => all.map((name) => ({ name, kind: 'webhook' }))),
      silences: fc
        .tuple(names, matchers)
        .map(([all, conditions]) =>
          all.map((comment) => ({ comment, matchers: conditions, everything: true })),
        ),
      maintenanceWindows: names.map((all) =>
        all.map((name) => ({
          name,
          schedule: { kind: 'once', startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-02T00:00:00Z' },
        })),
      ),
      dns: fc.record({
        lists: fc.tuple(names, text).map(([all, why]) =>
          all.map((name) => ({
            name,
            kind: 'allow',
            category: 'other',
            entries: [{ entry: 'a.example', why }],
          })),
        ),
        companies: names.map((all) => all.map((name) => ({ name }))),
      }),
    });
    await fc.assert(
      fc
        .asyncProperty(configuration, async (content) => {
          const file = JSON.stringify(content);
          await apply(file);
          expect(described(await planned(file))).toEqual([]);
          const before = await exported();
          await sql.raw(emptyUsedTables).execute(db);
          await apply(before);
          expect(parse(await exported())).toEqual(parse(before));
        })
        .beforeEach(() => sql.raw(emptyUsedTables).execute(db)),
      // The names that failed are shown, also if making them shorter takes too long.
      { numRuns: 4, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: true },
    );
  });
});
