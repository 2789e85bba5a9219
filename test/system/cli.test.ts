import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { runCli } from '../../src/cli/program.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { dataFolder, detectionRow, type Ended, shared, startSandboxes, until } from './world.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

type Run = (argv: string, stdin?: string) => Promise<Ran>;

/** Runs commands as a script would, on the installation in this folder. */
function commandLine(data: string, more: Record<string, string> = {}) {
  const env = {
    PICKET_DATA: data,
    PICKET_PORT: '0',
    PICKET_ALLOW_PRIVATE_NETWORK: 'true',
    PICKET_LOG_LEVEL: 'silent',
    ...more,
  };

  async function ran(
    argv: string[],
    stdin: string,
    signal: AbortSignal,
    { onOut = (_: string) => {}, onErr = (_: string) => {} } = {},
  ): Promise<Ran> {
    const out: string[] = [];
    const err: string[] = [];
    const status = await runCli(argv, {
      out(line) {
        out.push(line);
        onOut(line);
      },
      err(line) {
        err.push(line);
        onErr(line);
      },
      env,
      terminal: false,
      color: false,
      signal,
      stdin: Readable.from([stdin]),
    });
    return { status, out: out.join('\n'), err: err.join('\n') };
  }

  const run: Run = (argv, stdin = '') =>
    ran(
      argv.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [],
      stdin,
      new AbortController().signal,
    );

  /** Starts Picket until the test ends; returns how to stop it. */
  async function start(
    ended: Ended = onTestFinished,
    onErr = (_: string) => {},
  ): Promise<() => Promise<Ran>> {
    const stopping = new AbortController();
    let ready = () => {};
    const running = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const end = ran(['start', '--json'], '', stopping.signal, { onOut: () => ready(), onErr });
    await Promise.race([running, end]);
    const stop = () => {
      stopping.abort();
      return end;
    };
    ended(async () => void (await stop()));
    return stop;
  }
  return { run, start };
}

async function ok(running: Promise<Ran>): Promise<string> {
  const { status, out, err } = await running;
  if (status !== 0) throw new Error(`Status ${status}: ${err}\n${out}`);
  return out;
}

interface Listed {
  readonly externalId: string;
  readonly mapping: { readonly name: string } | null;
}

/** The id of a client of the HYAS sandbox. */
const clientOf = (n: number) => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the command line', () => {
  it('sets everything up, and shows the result of a detection', async () => {
    const { connectWise, hyas } = await startSandboxes();
    const { run, start } = commandLine(dataFolder());
    await start();
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    const connection = `--site ${connectWise.url} --company-id ${companyId} --public-key ${publicKey} --client-id ${clientId}`;
    await ok(run(`connection set ${connection} --private-key-file -`, privateKey));
    expect(await ok(run('connection show'))).not.toContain(privateKey);
    expect(await ok(run('verify'))).toContain('The connection works. To open tickets, choose board');
    const choices =
      '--board "Security Alerts" --status New --type "DNS Threat" --priority "Priority 2 - High"';
    await ok(run(`services set ${choices} --enable --release now`));
    expect(await ok(run('verify'))).toContain('Picket can open tickets with this setup.');
    await ok(run(`sources add-hyas --base-url ${hyas.url} --api-key-file -`, hyas.apiKey));
    const changed = await ok(run('sources set-hyas "HYAS Protect" --overlap-minutes 30 --json'));
    expect(JSON.parse(changed)).toMatchObject({ config: { overlapMinutes: 30, baseUrl: hyas.url } });
    hyas.emit([detectionRow(1)]);
    await until(async () => (await run('sources poll "HYAS Protect"')).status === 0);
    await ok(run('companies map "Cedar Street Dental" CedarStreetDental'));
    await until(() => connectWise.tickets().length === 1);

    const incidents = JSON.parse(await ok(run('incidents --json')));
    expect(incidents).toMatchObject([{ companyName: 'Cedar Street Dental' }]);
    await until(async () => (await ok(run(`incidents show ${incidents[0].id}`))).includes('was created on'));
    expect(await ok(run('tickets --state created'))).toContain(String(connectWise.tickets()[0]?.id));

    await ok(
      run(
        'services routing add Nights --device "csd-*" --reason phish* --team "Night Shift" --severity High',
      ),
    );
    await ok(run('services routing add "Help desk" --board "Help Desk" --status New --type Incident'));
    expect(await ok(run('services routing move "help desk" 1'))).toMatch(/Help desk[\s\S]*Nights/);
    await ok(run('services routing set Nights --device none --priority 1'));
    const [first, second] = JSON.parse(await ok(run('services routing --json')));
    expect(first).toMatchObject({ name: 'Help desk', destination: { board: { name: 'Help Desk' } } });
    expect(second).toMatchObject({
      matches: { devices: [], reasons: ['phish*'] },
      destination: { severity: 'High' },
    });
    expect(await ok(run(`services routing test ${incidents[0].id}`))).toContain(
      'matches the rule “Help desk”',
    );
    expect(await ok(run('services routing disable "Help desk"'))).toMatch(/Help desk +no/);
    await ok(run('services routing remove "Help desk"'));

    await ok(run('services text set --summary-file -', 'Look: {{ domain }} at {{ company }}'));
    expect(await ok(run('services text preview'))).toContain('at Cedar Street Dental');
    expect((await run('services text set --summary "{{ domian }}"')).err).toContain('Line 1, column 4');
    expect(await ok(run('services text set --reset-summary'))).toContain('Summary (built-in text)');
    await ok(run('services next-steps set Phishing --text-file -', 'Ask the user.\n'));
    await ok(run('services next-steps set Ours --match "list of cedar" --text "Call Cedar."'));
    const texts = JSON.parse(await ok(run('services next-steps --json'))).texts;
    expect(texts[0]).toMatchObject({ name: 'Ours', origin: 'own', matches: ['list of cedar'] });
    expect(await ok(run('services next-steps preview "List of Cedar"'))).toContain('Call Cedar.');
    expect(await ok(run('services next-steps reset phishing'))).toContain('Phishing (shipped)');
    expect((await run('services next-steps reset Nothing')).err).toContain('You have no text “Nothing”.');
    expect(await ok(run('services next-steps default --text "Look."'))).toMatch(/Default text\nLook\./);
    expect(await ok(run('services custom-fields available'))).toMatch(
      /304 +Threat Level \(Text\): Low, Medium, High/,
    );
    await ok(run('services custom-fields set "threat level" --value "{{ severity }}" --fallback High'));
    const fields = 'services custom-fields set "Impacted Users" --value';
    expect((await run(`${fields} many`)).err).toContain('“many” is not a number');
    expect(await ok(run(`${fields} "{{ detections }}"`))).toMatch(
      /Impacted Users \(302, Number\): \{\{ detections \}\}/,
    );
    expect(await ok(run('services custom-fields preview'))).toMatch(/^Threat Level: (Low|Medium|High)/m);
    expect(await ok(run('services custom-fields remove 302'))).not.toContain('Impacted');
    expect((await run('services custom-fields remove "Nothing"')).err).toContain('no custom field “Nothing”');
    const contents = 'services contents --description internal --attach-detections on';
    expect(await ok(run(contents))).toMatch(/to Internal Analysis[\s\S]*attached as CSV/);

    const status = await run('status --errors-only');
    expect([status.status, status.out]).toEqual([0, expect.stringMatching(/Tickets +1 created/)]);
  });

  it('works on a stopped installation, and doctor says that it is stopped', async () => {
    const { run, start } = commandLine(dataFolder());
    await (await start())();
    await ok(run('sources add-webhook --name EDR'));
    expect(await ok(run('sources'))).toContain('EDR');
    const doctor = await run('doctor');
    expect(doctor.status).toBe(1);
    expect(doctor.out).toContain('Picket does not run: no sources are read and no tickets are opened.');
    expect(doctor.out).toContain('Picket is not connected to ConnectWise.');
    const status = await run('status');
    expect(status.status).toBe(3);
    expect(status.out).toContain('Picket does not run on this machine: it reads nothing');
    expect(status.out).not.toContain('Nothing needs attention');
    const { running, ok: isOk, attention } = JSON.parse((await run('status --json')).out);
    expect({ running, isOk, first: attention[0].code }).toEqual({
      running: false,
      isOk: false,
      first: 'not_running',
    });
  });

  it('starts when the short command that has the database ends, and not while another Picket runs', async () => {
    const folder = dataFolder();
    const { run, start } = commandLine(folder);
    await (await start())();
    const config = loadConfig({ PICKET_DATA: folder });
    if (!config.ok) throw new Error('The configuration is wrong.');
    const short = await openApp(config.config, { log: pino({ level: 'silent' }), version: '0.0.0-test' });
    let said = '';
    const starting = start(onTestFinished, (line) => {
      said += line;
    });
    await until(() => said.includes('Waiting up to 30 seconds'));
    await short.stop();
    const stop = await starting;
    // Nothing is set up yet, so something needs attention.
    expect((await run('status')).status).toBe(1);
    const second = await run('start');
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining('is in use by process') });
    const first = await stop();
    expect(first).toMatchObject({ status: 0, err: expect.stringContaining('Waiting up to 30 seconds') });
  });

  it('waits while a Picket is starting, and then asks that Picket', async () => {
    const folder = dataFolder();
    const { run, start } = commandLine(folder);
    await (await start())();
    const starting = start();
    // From here on it has the database, and it accepts commands only later.
    await until(() => existsSync(path.join(folder, 'lock')));
    const asked = Promise.all([0, 1, 2].map(() => run('sources --json')));
    const stop = await starting;
    for (const { status, err } of await asked) {
      expect([status, err]).toEqual([0, expect.not.stringContaining('Stop that process')]);
    }
    await stop();
  });

  it('has doctor find nothing wrong in a healthy installation', async () => {
    const { connectWise } = await startSandboxes();
    const { run, start } = commandLine(dataFolder());
    await start();
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    const connection = `--site ${connectWise.url} --company-id ${companyId} --public-key ${publicKey} --client-id ${clientId}`;
    await ok(run(`connection set ${connection} --private-key-file -`, privateKey));
    await ok(run('services set --board 22 --status 221 --type 2201 --priority 2 --enable --release now'));
    await ok(run('sources add-webhook --name EDR'));
    const doctor = await run('doctor --json');
    expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
    expect(doctor.status).toBe(0);

    connectWise.faults.set({ fault: 'unauthorized' });
    const refused = await run('doctor');
    expect(refused.status).toBe(1);
    expect(refused.out).toMatch(/✗ ConnectWise: The keys are accepted/);
  });

  it('moves an installation to another folder, with its secrets', async () => {
    const { connectWise } = await startSandboxes();
    const old = commandLine(dataFolder());
    const stop = await old.start();
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    const connection = `--site ${connectWise.url} --company-id ${companyId} --public-key ${publicKey} --client-id ${clientId}`;
    await ok(old.run(`connection set ${connection} --private-key-file -`, privateKey));
    await ok(old.run('sources add-webhook --name EDR'));
    const file = path.join(dataFolder(), 'state.gz');
    await ok(old.run(`export ${file} --passphrase-file -`, 'several words of no relation'));
    await stop();
    expect(readFileSync(file).includes(privateKey)).toBe(false);

    const next = commandLine(path.join(dataFolder(), 'new'));
    const wrong = await next.run(`import ${file} --passphrase-file -`, 'other words of no relation');
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.err).toContain('The passphrase is wrong, or the file was changed');
    await ok(next.run(`import ${file} --passphrase-file -`, 'several words of no relation'));
    expect(await ok(next.run('sources'))).toContain('EDR');
    expect(await ok(next.run('verify'))).toContain('The connection works.');
    const again = await next.run(`import ${file} --passphrase-file -`, 'several words of no relation');
    expect(again.err).toContain('already has sources');
  });

  it('automatically maps neither namesakes nor inactive companies, and asks which company is meant', async () => {
    const { connectWise, hyas } = await startSandboxes();
    const { run, start } = commandLine(dataFolder());
    await start();
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    const connection = `--site ${connectWise.url} --company-id ${companyId} --public-key ${publicKey} --client-id ${clientId}`;
    await ok(run(`connection set ${connection} --private-key-file -`, privateKey));
    const rename = (n: number, name: string) =>
      fetch(`${hyas.url}/sandbox/clients/${clientOf(n)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      });
    await rename(6, 'Cedar Street Dental');
    await rename(7, 'Quiet Harbor Books');
    await ok(run(`sources add-hyas --base-url ${hyas.url} --api-key-file -`, hyas.apiKey));
    await until(async () => (await ok(run('companies'))).includes('Quiet Harbor Books'));

    const suggested = await ok(run('companies suggest'));
    expect(suggested).toContain(`Cedar Street Dental [${clientOf(6)}]`);
    expect(suggested).toMatch(/Quiet Harbor Books .*same name, inactive .*Inactive .*Client/);
    await ok(run('companies suggest --accept-exact'));
    const companies: Listed[] = JSON.parse(await ok(run('companies list --json')));
    const mappedTo = Object.fromEntries(companies.map((one) => [one.externalId, one.mapping?.name ?? null]));
    expect(mappedTo).toMatchObject({
      [clientOf(1)]: null,
      [clientOf(6)]: null,
      [clientOf(7)]: null,
      [clientOf(2)]: 'Harbor Light Logistics',
    });

    for (const command of [
      'companies map "Cedar Street Dental" 101',
      'allow add bad.example --company "cedar street dental" --why Known',
      'silences add --company "Cedar Street Dental" --why Known --for 2d',
      'services test-ticket "Cedar Street Dental"',
    ]) {
      const { status, err } = await run(command);
      expect({ command, status }).toEqual({ command, status: 2 });
      expect(err).toMatch(
        /Enter the id of one: \d+ \(Cedar Street Dental, HYAS Protect id \S+1\); \d+ \(.* id \S+6\)/,
      );
    }
    expect(await ok(run('companies map "Quiet Harbor Books" QuietHarborBooks'))).toContain(
      'Its status in ConnectWise is Inactive, its type Client.',
    );
  });

  it('says what is wrong with its arguments, and ends with status 2', async () => {
    const folder = dataFolder();
    const { run } = commandLine(path.join(folder, 'none'));
    const cases: [string, RegExp][] = [
      ['statsu', /Did you mean status/],
      ['status', /There is no installation/],
      ['incidents --limit 0', /1 to 10,000/],
      ['connection set --site x', /required option/],
      [`import ${path.join(folder, 'none.gz')}`, /There is no file/],
    ];
    for (const [argv, words] of cases) {
      const ran = await run(argv);
      expect([argv, ran.status, words.test(ran.err)]).toEqual([argv, 2, true]);
    }
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
    writeFileSync(path.join(folder, 'taken'), '');
    const bad = await commandLine(folder, { PICKET_PORT: 'eighty', PICKET_TIME_ZONE: 'Mars/Olympus' }).run(
      'status',
    );
    expect(bad.status).toBe(2);
    expect(bad.err).toMatch(/PICKET_PORT[\s\S]*PICKET_TIME_ZONE/);
  });

  it('adds people by a link, changes them, and resets them, running or not', async () => {
    const { run, start } = commandLine(dataFolder(), { PICKET_PUBLIC_URL: 'https://picket.example' });
    const stop = await start();
    const added = JSON.parse(await ok(run('user add Bob@msp.example --name Bob --role admin --json')));
    expect(added.link).toMatch(/^https:\/\/picket\.example\/welcome#token=/);
    expect(await ok(run('user'))).toMatch(/bob@msp\.example +Bob +admin +all +invited +off/);
    const last = await run('user disable bob@msp.example');
    expect([last.status, last.err]).toEqual([1, expect.stringContaining('last enabled administrator')]);
    await ok(run('user add eve@msp.example --name Eve'));
    expect(await ok(run('user role eve@msp.example analyst'))).toContain('analyst');
    expect(await ok(run('user disable eve@msp.example'))).toContain('disabled');
    expect((await run('user role eve@msp.example owner')).status).toBe(2);
    expect((await run('user reset nobody@msp.example')).err).toContain('picket user list');
    expect(JSON.parse((await stop()).out)).toMatchObject({ firstLink: expect.stringContaining('/welcome#') });
    expect(await ok(run('user enable eve@msp.example'))).toContain('invited');
    const reset = JSON.parse(await ok(run('user reset bob@msp.example --two-factor --json')));
    expect(reset.link).not.toBe(added.link);
  });
});

describe('the command line of a running Picket', () => {
  const picket = shared(async (ended) => {
    const folder = dataFolder(ended);
    const { run, start } = commandLine(folder);
    await start(ended);
    return { folder, run };
  });
  const run: Run = (argv, stdin) => picket().run(argv, stdin);

  it('sets how incidents are grouped and which are ticketed, and changes nothing else', async () => {
    await ok(run('settings set --held-limit-hours 12 --mute "Newly registered" Parked --no-defang'));
    await ok(run('settings set --unmute parked --grouping domain'));
    expect(JSON.parse(await ok(run('settings --json')))).toMatchObject({
      grouping: 'domain',
      groupingWaitSeconds: 10,
      heldLimitHours: 12,
      mutedReasons: ['Newly registered'],
      defangDomains: false,
    });
    expect(await ok(run('settings'))).toContain('Held at most    12 h');
    expect((await run('settings set --grouping client')).err).toContain('grouping');
    expect(await run('settings set --held-limit-hours two')).toMatchObject({ status: 2 });
  });

  it('reduces noise: silences, accepted risks, maintenance windows and severity', async () => {
    expect(await ok(run('silences add --domain *.bad.example --why Testing --for 2d'))).toContain(
      'Silence 1',
    );
    expect(await ok(run('silences'))).toContain('domains *.bad.example');
    expect((await run('silences add --why Testing --for-ever')).err).toContain('--everything');
    expect(await run('silences add --domain a.example --why Testing')).toMatchObject({ status: 2 });
    expect(await ok(run('silences preview --severity low'))).toContain('0 open incidents');
    await ok(run('silences end 1'));
    expect(await ok(run('silences list --all'))).toContain('ended');
    expect((await run('acceptances add 1 --why Known --for-ever')).err).toContain('no incident 1');
    await ok(run('maintenance add Patching --days sat --from 22:00 --to 04:00 --time-zone Europe/London'));
    expect(await ok(run('maintenance'))).toContain('sat 22:00 to 04:00 (Europe/London)');
    await ok(run('severity treat low --do none'));
    await ok(run('severity treat high --minimum-detections 3 --within-minutes 10'));
    const shown = await ok(run('severity'));
    expect(shown).toContain('low           nothing');
    expect(shown).toContain('high          a ticket after 3 detections within 10 min');
  });

  it('prints errors as JSON if JSON was requested', async () => {
    const ran = await run('incidents show 12345 --json');
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.err)).toMatchObject({ error: { code: 'incidents.not_found' } });
    const wrong = await run('incidents list --stat open --json');
    expect(wrong.status).toBe(2);
    expect(JSON.parse(wrong.err)).toMatchObject({
      error: { code: 'cli.wrong_use', message: expect.stringContaining("unknown option '--stat'") },
    });
  });

  it('creates a token that works on another machine, until it is revoked', async () => {
    const made = JSON.parse(await ok(run('token create --name "NOC wall" --role viewer --json')));
    const server = JSON.parse(readFileSync(path.join(picket().folder, 'server.json'), 'utf8')) as {
      url: string;
    };
    const elsewhere = commandLine(dataFolder(), { PICKET_URL: server.url, PICKET_TOKEN: made.token });
    expect((await elsewhere.run('status')).out).toContain('not connected to ConnectWise');
    expect((await elsewhere.run('token list')).err).toContain('What to do');
    await ok(run(`token revoke ${made.id}`));
    expect((await elsewhere.run('status')).status).toBe(1);
  });
});
