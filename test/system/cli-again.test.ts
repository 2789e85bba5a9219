import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { others, sections } from './configured-routes.ts';
import { type Described, operationsOf } from './described-api.ts';
import { cliOf, type Ran } from './run-cli.ts';
import {
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  runApp,
  shared,
  startSandboxes,
  until,
} from './world.ts';

const guides = path.resolve(import.meta.dirname, '../../docs/guide');

async function ok(running: Promise<Ran>): Promise<string> {
  const { status, out, err } = await running;
  if (status !== 0) throw new Error(`Status ${status}: ${err}\n${out}`);
  return out;
}

/** Commands with a value that is wrong, and what the message names. */
const wrong: readonly (readonly [command: string, words: string])[] = [
  ['incidents show x', '“x” is not an id.'],
  ['incidents skip 1x --why no', '“1x” is not an id.'],
  ['incidents list --limit 0', 'from 1 to 10,000'],
  ['incidents list --state done', 'open, closed'],
  ['incidents list --since yesterday', '“yesterday” is not a time.'],
  ['incidents list --company Nobody', 'No source has a company “Nobody”.'],
  ['incidents list --kind rain', 'detections, storm'],
  ['incidents list --covered-by x', 'coveredBy'],
  ['detections show -- -1', '“-1” is not an id.'],
  ['detections list --incident x', '“x” is not an id.'],
  ['detections export --until never', '“never” is not a time.'],
  ['detections export --output /nowhere/x.csv', '/nowhere/x.csv cannot be written (ENOENT).'],
  ['tickets show x', '“x” is not an id.'],
  ['tickets list --state odd', 'queued'],
  ['tickets retry 1 --found many', '“many” is not a ticket number.'],
  ['audit --area A!', 'area'],
  ['allow add a.example --why w --all-companies --incident x', '“x” is not an id.'],
  ['allow undo x', '“x” is not an id.'],
  ['allow add bad.example --why w --all-companies --until soon', '“soon” is not a time.'],
  ['silences add --why w --for soon --domain x.example', '“soon” is not a duration.'],
  ['silences add --why w --for-ever', 'This silence has no condition'],
  ['silences add --why w --for-ever --severity bad', 'matchers severities 1'],
  ['silences end x', '“x” is not an id.'],
  ['acceptances revoke x', '“x” is not an id.'],
  ['maintenance add n --from now --to later', '“now” is not a time.'],
  ['maintenance add n --days xyz --from 22:00 --to 23:00 --time-zone UTC', 'schedule days 1'],
  ['maintenance add n --days mon --from 25:00 --to 23:00 --time-zone UTC', 'is not a time of day'],
  ['maintenance delete x', '“x” is not an id.'],
  ['severity treat odd --do none', 'There is no severity'],
  ['settings set --minimum-detections many', '“many” is not a number.'],
  ['settings keep --detection-days 3', 'detectionDays'],
  ['settings callbacks maybe', 'neither on nor off'],
  ['settings recurrence --within-hours x', 'x” is not a number'],
  ['settings roll-ups --digest-hour 25', 'digestHour'],
  ['settings sign-in --require-two-factor some', 'nobody'],
  ['acting set --status Done', 'The board of the status is missing.'],
  ['acting set --enable --disable', 'It cannot be on and off.'],
  ['closing set --status Closed', 'The board of the status is missing.'],
  ['closing set --quiet-hours x', '“x” is not a number'],
  ['closing preview --quiet-hours 0', 'quietHours'],
  ['token create --name n --role boss', 'viewer, analyst, admin'],
  ['token create --name n --expires soon', '“soon” is not a time.'],
  ['token revoke x', '“x” is not an id.'],
  ['user add nobody --name n', 'email'],
  ['services rules move a b', ''],
  ['dns lists add L --kind odd', ''],
  ['dns feeds add F --address nowhere --category malware', ''],
  ['dns companies network A not-a-network', ''],
  ['dns entries remove x', ''],
  ['apply -f /nowhere.yaml', '/nowhere.yaml cannot be read (ENOENT).'],
  ['apply', '--file'],
  ['config export --output /nowhere/x', 'cannot be written'],
  ['releases later', ''],
  ['sources show none', ''],
  ['nonsense', 'unknown command'],
];

describe('commands that are run again, and with wrong values', () => {
  it('says what is wrong, and ends with status 2', async () => {
    const cli = cliOf(await runApp(configOf(dataFolder())));
    const odd: string[] = [];
    for (const [command, words] of wrong) {
      const { status, err } = await cli(...command.split(' '));
      if (status !== 2 || !err.includes(words) || /(^|\s)\/[a-z]+\b.*:/.test(err.replaceAll('/nowhere', '')))
        odd.push(`${command}: ${status} ${err}`);
    }
    expect(odd).toEqual([]);
  });

  it('adds no second silence, window or token, unless it must replace the first', async () => {
    const cli = cliOf(await runApp(configOf(dataFolder())));
    const again = [
      ['silences', 'add', '--why', 'Penetration test', '--domain', 'x.example', '--for', '2d'],
      [
        'maintenance',
        'add',
        'Patch night',
        '--days',
        'tue',
        '--from',
        '22:00',
        '--to',
        '04:00',
        '--time-zone',
        'UTC',
      ],
      ['token', 'create', '--name', 'NOC wall'],
    ];
    for (const command of again) {
      await ok(cli(...command));
      expect(await ok(cli(...command))).toMatch(/exists already.* It is unchanged/);
    }
    const count = async (...list: string[]) => JSON.parse(await ok(cli(...list, '--json'))).length;
    const counts = async () => [
      await count('silences'),
      await count('maintenance'),
      await count('silences', 'list', '--all'),
    ];
    expect(await counts()).toEqual([1, 1, 1]);
    for (const command of again) await ok(cli(...command, '--replace'));
    expect(await counts()).toEqual([1, 1, 2]);
    const tokens: { name: string; revokedAt: string | null }[] = JSON.parse(await ok(cli('token', '--json')));
    expect(
      tokens
        .filter(({ name }) => name === 'NOC wall')
        .map(({ revokedAt }) => revokedAt === null)
        .sort(),
    ).toEqual([false, true]);
    // Another reason, or other incidents, is another silence.
    await ok(cli('silences', 'add', '--why', 'Penetration test', '--domain', 'y.example', '--for-ever'));
    expect(await count('silences')).toBe(2);
  });
});

describe('detections, the audit trail and incidents on the command line', () => {
  it('shows, downloads and decides', async () => {
    const { hyas } = await startSandboxes();
    const folder = dataFolder();
    const app = await runApp(configOf(folder));
    const cli = cliOf(app);
    const source = { kind: 'hyas', name: 'HYAS', config: { baseUrl: hyas.url }, apiKey: hyas.apiKey };
    await expectOk(app.call('POST', '/api/v1/sources', source));
    hyas.emit([detectionRow(1), detectionRow(2)]);
    await until(async () => JSON.parse(await ok(cli('detections', '--json'))).length === 2);
    await until(async () => JSON.parse(await ok(cli('incidents', '--held', '--json'))).length > 0);
    const [{ id, domain }] = JSON.parse(await ok(cli('detections', '--json')));
    expect(await ok(cli('detections', 'show', String(id)))).toContain(domain);
    const file = path.join(folder, 'detections.csv');
    await ok(cli('detections', 'export', '--domain', domain, '--output', file));
    expect(readFileSync(file, 'utf8')).toContain(domain);
    expect((await ok(cli('incidents', 'export', '--held'))).split('\n').length).toBeGreaterThan(1);
    expect(JSON.parse(await ok(cli('tickets', 'export', '--json')))).toEqual([]);

    const [{ id: incident }] = JSON.parse(await ok(cli('incidents', '--json')));
    expect(await ok(cli('incidents', 'skip', String(incident), '--why', 'A test'))).toContain('skip');
    expect(JSON.parse(await ok(cli('incidents', 'undo', String(incident), '--json'))).decision.action).toBe(
      'hold',
    );
    expect(await ok(cli('incidents', 'retry', String(incident)))).toContain(`Incident ${incident}: hold`);
    const acted = await ok(cli('incidents', 'act', 'skip', String(incident), '99', '--why', 'A test'));
    expect(acted).toContain('skip: 1 incident of 2 changed.');
    expect(acted).toContain('99: Picket has no incident 99.');
    const [, action = ''] = /undo-act (\d+)/.exec(acted) ?? [];
    expect(await ok(cli('incidents', 'undo-act', action))).toContain('undone for 1 incident of 1');
    expect(await ok(cli('acting'))).toContain('Acting from tickets  off');
    expect(await ok(cli('acting', 'requests'))).toContain('MEMBER');
    expect(await ok(cli('closing', 'preview', '--quiet', '--quiet-hours', '0.01'))).toContain(
      'Would close    0 of 0',
    );
    expect(await ok(cli('closing', 'set', '--over', '--no-quiet'))).toContain(
      'When it has ended         yes',
    );
    expect(await ok(cli('closing', 'set', '--no-over'))).toContain('When it has ended         no');
    expect(await ok(cli('audit', '--area', 'source'))).toContain('source.made');
  });
});

/** The fields of an object of a section, by the JSON Schema of the file. */
function fieldsOf(
  schema: Described & { $defs?: Record<string, Described> },
  place: readonly string[],
): string[] {
  const follow = (one: Described | undefined): Described =>
    one?.$ref === undefined ? (one ?? {}) : (schema.$defs?.[one.$ref.split('/').at(-1) ?? ''] ?? {});
  const section = place.reduce<Described>((one, key) => follow(one.properties?.[key]), schema);
  const object = section.items === undefined ? section : follow(section.items);
  return Object.keys(object.properties ?? {});
}

describe('picket apply', () => {
  const picket = shared(async (ended) => {
    const folder = dataFolder(ended);
    return { folder, app: await runApp(configOf(folder), undefined, ended) };
  });

  it('has a section of the file for every route that changes the configuration, with all of its fields', async () => {
    const { app } = picket();
    const schema = JSON.parse(await ok(cliOf(app)('config', 'schema')));
    const changing = (await operationsOf(app.call)).filter(
      ({ method, path: route }) => method !== 'GET' && !route.startsWith('/api/auth/'),
    );
    const named = sections.flatMap(({ routes }) => routes);
    const classified = [...named, ...Object.values(others).flat()];
    expect(changing.map(({ method, path: route }) => `${method} ${route}`).sort()).toEqual(classified.sort());
    const missing = sections.flatMap(({ section, routes, renamed = [] }) => {
      const fields = new Set([...fieldsOf(schema, section.split('.')), ...renamed]);
      return changing
        .filter(({ method, path: route }) => routes.includes(`${method} ${route}`))
        .flatMap(({ body = {} }) => [body, ...(body.anyOf ?? []), ...(body.oneOf ?? [])])
        .flatMap(({ properties = {} }) => Object.keys(properties))
        .filter((field) => !fields.has(field))
        .map((field) => `${section}.${field}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('shows the plan, applies it, and exports what it applied', async () => {
    const { folder, app } = picket();
    const cli = cliOf(app);
    const file = path.join(folder, 'picket.yaml');
    writeFileSync(
      file,
      `
settings: { retention: { detectionDays: 60 } }
sources: [{ name: Firewall, kind: webhook }]
silences: [{ comment: Penetration test, matchers: { domains: [x.example] }, endsAt: "2099-01-01T00:00:00Z" }]
`,
    );
    const plan = await ok(cli('apply', '-f', file, '--plan'));
    expect(plan).toContain('~ settings.retention\n    detectionDays: 90 → 60');
    expect(plan).toContain('+ silences “Penetration test”');
    expect(plan).toContain('2 create, 1 change.');
    const applied = await ok(cli('apply', '-f', file));
    expect(applied).toMatch(/signing secret {2}whsec_/);
    expect(applied).toContain('Applied: 3 changes.');
    expect(await ok(cli('apply', '-f', file))).toBe('Nothing to change. 3 objects are as the file says.');
    expect(JSON.parse(await ok(cli('apply', '-f', file, '--json')))).toMatchObject({
      steps: [],
      applied: false,
    });

    const exported = path.join(folder, 'exported.yaml');
    await ok(cli('config', 'export', '--output', exported));
    expect(readFileSync(exported, 'utf8')).toContain('comment: Penetration test');
    expect(await ok(cli('apply', '--prune', '-f', exported))).toContain('Nothing to change.');
    expect(JSON.parse(await ok(cli('config', 'export', '--json'))).settings.retention.detectionDays).toBe(60);

    writeFileSync(file, 'silences:\n  - coment: x\n');
    const { status, err } = await cli('apply', '-f', file);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('silences 1 coment: is an unknown field. Did you mean “comment”? (line 2)'),
    ]);
    writeFileSync(file, 'silences: [');
    expect(await cli('apply', '-f', file)).toMatchObject({
      status: 2,
      err: expect.stringContaining('line 1'),
    });
  });

  it('does what the guide says, line by line', async () => {
    const guide = readFileSync(path.join(guides, 'configuration-as-code.md'), 'utf8');
    const blocks = [...guide.matchAll(/```(\w+)\n([^`]*)```/g)].map(([, kind, text = '']) => ({
      kind,
      text,
    }));
    const [change, , , secrets] = blocks.filter(({ kind }) => kind === 'yaml');
    const folder = dataFolder();
    const cli = cliOf(await runApp(configOf(folder)));
    writeFileSync(path.join(folder, 'change.yaml'), change?.text ?? '');
    writeFileSync(path.join(folder, 'secrets.yaml'), secrets?.text ?? '');
    const lines = blocks.filter(({ kind }) => kind === 'sh').flatMap(({ text }) => text.trim().split('\n'));
    const said: string[] = [];
    for (const line of lines) {
      const words = line.split(' ').slice(1);
      said.push(
        await ok(cli(...words.map((word) => (/\.(yaml|json)$/.test(word) ? path.join(folder, word) : word)))),
      );
    }
    expect(lines.length).toBe(6);
    expect(said).toEqual([
      '',
      expect.stringContaining('Nothing to change.'),
      expect.stringContaining('+ silences “Penetration test until Friday”'),
      expect.stringContaining('Applied: 4 changes.'),
      // The file still has the former values.
      expect.stringContaining('settings.retention'),
      '',
    ]);
  });
});
