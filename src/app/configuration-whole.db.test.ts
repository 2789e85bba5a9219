import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { emptyUsedTables } from '../../test/database/empty-tables.ts';
import { tempFolder } from '../../test/database/temp-folder.ts';
import { valueAt } from '../ops/configuration/sections.ts';
import { exportedTables } from '../ops/export/tables.ts';
import { admin } from '../ops/notifications/testing/scene.ts';
import { saveSchedule } from '../ops/reports/schedules/change-schedule.ts';
import { ticketNames } from '../ops/reports/schedules/ticket-names.ts';
import { systemRandom } from '../platform/values/random.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import { sourceKinds } from '../sources/index.ts';
import { kindsOf } from './configuration.ts';
import { described, useConfigurationFiles } from './testing/configuration-files.ts';
import { neverSet } from './testing/never-set.ts';
import { wholeConfiguration, wholeSecrets } from './testing/whole-configuration.ts';

const { db, scene, parts, planned, apply, exported, secrets, plan } = useConfigurationFiles();

let folder: string;
beforeEach(async () => {
  folder = tempFolder();
  const rows = ['Contacts', 'Agreements', 'Configurations'].map((one) => ({ function: one, inquire: 'All' }));
  await scene.control('PUT', '/role', { rows });
});
const whole = () => wholeConfiguration({ site: scene.sandbox.url, folder });
const all = () => ({ secrets: { ...secrets(), ...wholeSecrets } });

/**
 * Every column of every exported table: those that the configuration file sets, and why it does not set the others. Add
 * each new column here; a column of `file` needs a value in `whole-configuration.ts`.
 */
const columns: Readonly<Record<string, { readonly file: string; readonly others: string }>> = {
  setting: { file: 'name value', others: 'updated_at updated_by' },
  source: {
    file: 'name kind enabled config secret',
    others:
      'cursor cursor_at locked_by locked_until last_attempt_at last_success_at last_detection_at next_poll_at failures ignored over_count problem created_at updated_at',
  },
  company: { file: 'source_id external_id name', others: 'first_seen_at last_seen_at' },
  mapping: {
    file: 'company_id connectwise_company_id connectwise_company_name connectwise_company_identifier',
    others: 'problem checked_at mapped_at mapped_by',
  },
  ticket_default: {
    file: 'company_id connectwise_company_id agreement site contact',
    others: 'problem changed_at',
  },
  company_rule: {
    file: 'company_id tickets why priorities quiet',
    others: 'priority_problem updated_at updated_by',
  },
  device_pin: {
    file: 'company_id device connectwise_company_id configuration_id configuration_name',
    others: 'pinned_by pinned_at',
  },
  suppression: {
    file: 'kind matchers comment starts_at ends_at',
    others: 'incident_id created_at created_by ended_at ended_by',
  },
  maintenance_window: { file: 'name company_ids schedule', others: 'created_at created_by' },
  allow_entry: {
    file: 'company_id domain why expires_at',
    others: 'added_at added_by incident_id connectwise_ticket_id ticket_url undone_at undone_by',
  },
  routing_rule: {
    file: 'position name enabled matches destination',
    others: 'problem problem_since checked_at created_at updated_at',
  },
  dns_company: {
    file: 'company_id categories categories_off own archived_at',
    others: 'added_at added_by archived_by',
  },
  dns_network: { file: 'company_id network note', others: 'added_at added_by' },
  dns_dynamic_network: {
    file: 'company_id follows note',
    others:
      'token_hash hint networks added_at added_by confirmed_at changed_at audited_at next_look_at locked_by locked_until failures problem',
  },
  dns_device: { file: 'company_id name address', others: 'added_at added_by' },
  dns_listener: { file: 'company_id address port', others: 'added_at added_by' },
  dns_list: { file: 'company_id name kind category locked', others: 'added_at added_by' },
  dns_entry: {
    file: 'list_id value reach ends_at overrides_guard why',
    others: 'added_at added_by removed_at removed_by',
  },
  dns_feed: {
    file: 'name address format plain_reach category every_hours enabled',
    others:
      'added_at added_by next_fetch_at locked_by locked_until last_attempt_at last_success_at failures problem accepted_size',
  },
  dns_rule: {
    file: 'company_id place name conditions action overrides_guard locked enabled',
    others: 'added_at added_by',
  },
  notification_channel: {
    file: 'kind name enabled config secret events quiet most_per_hour',
    others: 'problem problem_since last_sent_at created_at created_by updated_at',
  },
  report_schedule: {
    file: 'name enabled company_id plan delivery',
    others: 'next_at last_sent_at problem problem_since created_at created_by updated_at',
  },
};

/** Tables without configuration: events and results, and the people and tokens that have access. */
const noConfiguration = [
  ...['audit_event', 'api_token', 'user', 'account', 'two_factor', 'company_limit', 'dns_token'],
  ...['incident', 'detection', 'detection_tally', 'quarantine', 'incident_event', 'dns_count'],
  ...['ticket', 'ticket_attempt', 'ticket_operation', 'ticket_device', 'ticket_notes', 'ticket_command'],
  ...['allow_copy', 'report_delivery', 'test_ticket'],
];

/** An accepted risk always has a condition. */
const never = ['acceptedRisks.everything'];

/** The columns that are not classified, and those of the file that are empty in every row. */
async function columnsMissed() {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() order by ordinal_position`.execute(db);
  const unset: string[] = [];
  const tables = exportedTables
    .map(({ name }): string => name)
    .filter((name) => !noConfiguration.includes(name));
  const unclassified = tables.filter((name) => columns[name] === undefined);
  for (const { table, column } of rows.filter((row) => tables.includes(row.table))) {
    const { file = '', others = '' } = columns[table] ?? {};
    const isInFile = file.split(' ').includes(column);
    if (!isInFile && column !== 'id' && !others.split(' ').includes(column))
      unclassified.push(`${table}.${column}`);
    if (!isInFile) continue;
    const found =
      await sql`select from ${sql.table(table)} where ${sql.ref(column)} is not null limit 1`.execute(db);
    if (found.rows.length === 0) unset.push(`${table}.${column}`);
  }
  return { unclassified, unset };
}

describe('the whole configuration', () => {
  it('has a value for every field of every section, and an empty Picket that imports it exports the same', async () => {
    const empty = parse(await exported());
    await apply(whole(), all());
    const file = await exported();
    const content = parse(file);
    const missing = kindsOf(parts()).flatMap((kind) => {
      const place = kind.section.split('.');
      const given = valueAt(content, place);
      const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
      const isSingle = kind.single === true;
      const usual = isSingle ? [valueAt(empty, place)] : [];
      return neverSet(schema, isSingle ? [given] : (given as unknown[]), usual).map(
        (path) => kind.section + path,
      );
    });
    expect(missing).toEqual(never);
    for (const kind of sourceKinds.filter(({ start }) => start.how !== 'built_in')) {
      const configs = content.sources.filter((one: { kind: string }) => one.kind === kind.name);
      const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
      expect(
        neverSet(
          schema,
          configs.map(({ config }: { config: object }) => config),
          [],
        ),
      ).toEqual([]);
    }

    expect(await columnsMissed()).toEqual({ unclassified: [], unset: [] });

    for (const secret of ['SandboxPrivateKey1', 'key-1', 'password-1', 'secret-'])
      expect(file).not.toContain(secret);
    expect(described(await planned(file, { ...all(), prune: true }))).toEqual([]);
    await sql.raw(emptyUsedTables).execute(db);
    await apply(file, all());
    expect(parse(await exported())).toEqual(content);
    expect(described(await planned(file, { ...all(), prune: true }))).toEqual([]);
  });

  it('replaces another configuration if it is applied with --prune', async () => {
    const empty = await exported();
    await apply(whole(), all());
    // A file deletes neither a connection nor the companies that sources report.
    await apply(empty, { ...all(), prune: true });
    const after = parse(await exported());
    const before = parse(empty);
    const kept = (content: typeof before) => ({
      ...content,
      connection: 0,
      companies: 0,
      dns: { ...content.dns, companies: 0 },
    });
    expect(kept(after)).toEqual(kept(before));
    expect(
      after.companies.map(({ connectwise, rules }: Record<string, unknown>) => [connectwise, rules]),
    ).toEqual(after.companies.map(() => [null, null]));
    expect(after.dns.companies.every(({ archived }: { archived: boolean }) => archived)).toBe(true);
    expect(described(await planned(empty, { ...all(), prune: true }))).toEqual([]);
  });

  it('looks pins and ticket defaults up in the company that the same file maps, and prunes rules', async () => {
    const file = (connectwise: string, configuration: string) => `
connection: { site: ${scene.sandbox.url}, companyId: picketdemo }
sources: [{ name: Firewall, kind: webhook }]
companies: [{ source: Firewall, id: "1", name: Cedar, connectwise: ${connectwise}, rules: { tickets: false } }]
devicePins: [{ company: Cedar, device: PC-1, configuration: ${configuration} }]
ticketDefaults: [{ company: Cedar, site: Main }]
`;
    await apply(file('Cedar Street Dental', 'CSD-FRONTDESK-01'), all());
    const moved = file('Harbor Light Logistics', 'HLL-DISPATCH-01');
    // What belonged to the former ConnectWise company is void with the mapping.
    expect(described(await apply(moved))).toEqual([
      'change companies Cedar of Firewall',
      'create devicePins pc-1',
      'create ticketDefaults Cedar',
    ]);
    expect(described(await planned(moved))).toEqual([]);
    const unmapped = await plan(file('null', 'HLL-DISPATCH-01'));
    expect(unmapped.body.errors[0].detail).toContain('is not mapped to a ConnectWise company');

    const withoutRules = moved.replace(', rules: { tickets: false }', '');
    expect(described(await planned(withoutRules))).toEqual([]);
    expect(described(await apply(withoutRules, { prune: true }))).toEqual([
      'change companies Cedar of Firewall',
    ]);
    expect(parse(await exported()).companies).toMatchObject([{ rules: null }]);
  });

  it('writes the board of a schedule from the console by its name, or its number if ConnectWise did not answer', async () => {
    const connection = `connection: { site: ${scene.sandbox.url}, companyId: picketdemo }`;
    await apply(connection);
    const { companies, boards, priorities } = sandboxAccount;
    const { id: boardId, statuses, types } = boards.helpDesk;
    const delivery = {
      ...({ by: 'ticket', boardId, statusId: statuses.new, typeId: types.incident } as const),
      ...{ priorityId: priorities.low, connectwiseCompanyId: companies.granitePeakIt },
    };
    const plan = { every: 'week', day: 1, hour: 7, timeZone: 'UTC' } as const;
    const client = await scene.clients.current();
    for (const [name, names] of [
      ['Named', await ticketNames(client, delivery)],
      ['Numbered', await ticketNames(null, delivery)],
    ] as const)
      await saveSchedule(
        { ...scene, random: systemRandom },
        null,
        { name, enabled: true, companyId: null, plan, delivery, names },
        admin,
      );
    const file = await exported();
    expect(parse(file).reports.schedules).toMatchObject([
      {
        delivery: {
          board: 'Help Desk',
          priority: 'Priority 4 - Low',
          connectwise: 'Granite Peak IT Services',
        },
      },
      { delivery: { board: boardId, priority: priorities.low, connectwise: companies.granitePeakIt } },
    ]);
    expect(described(await planned(file))).toEqual([]);
  });

  it('says which secrets have to be entered, and where', async () => {
    const file = whole();
    const refused = await plan(file, { secrets: {} });
    expect([refused.status, refused.body.code]).toEqual([422, 'configuration.secrets_missing']);
    const words = refused.body.errors.map(({ detail }: { detail: string }) => detail).join('\n');
    for (const where of ['connection: {', 'sources: { "HYAS"', 'notifications: { "Desk"', 'heartbeat: https'])
      expect(words).toContain(where);
    const { body } = await plan(file, { secrets: secrets() });
    expect(body.needs.filter(({ missing }: { missing: boolean }) => missing)).toMatchObject([
      { section: 'notifications.channels', name: 'Desk', what: 'the password of its mail server' },
      { section: 'notifications.channels', name: 'Chat', what: 'its address' },
      { section: 'notifications.channels', name: 'Own', what: 'its address' },
      { section: 'notifications.heartbeat', what: 'the address' },
    ]);
    const later = body.needs.filter(({ missing }: { missing: boolean }) => !missing);
    expect(
      later.map(({ section, name }: { section: string; name: string }) => `${section} ${name}`.trim()),
    ).toEqual([
      'sources Firewall',
      'dns.companies Cedar Street Dental',
      'dns.companies Our own networks',
      'dns.companies Former customer',
      'settings.signInProvider',
      'notifications.channels Own',
    ]);
  });
});
