#!/usr/bin/env node
/**
 * `npm run test:artefacts`: installs and starts each artefact in release/: the npm package in a new folder, the Debian
 * package in a fresh Debian and under its systemd, the image in that Debian as its base, and both compose files. Then what
 * stands around Picket: proxies, Prometheus, PostgreSQL with a standby. Words after `--` choose checks by their names.
 * Needs root on Debian 12 and a Debian mirror. A check whose programs are missing is left out, and says which. It ends
 * with a summary, and with status 1 if a check failed. It takes about 20 minutes.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../run.mjs';
import { compose } from './artefacts/compose.mjs';
import { failover } from './artefacts/failover.mjs';
import { endAll, find, run, until } from './artefacts/programs.mjs';
import { prometheus } from './artefacts/prometheus.mjs';
import { behind, proxyNames } from './artefacts/proxies.mjs';
import { underSystemd } from './artefacts/systemd.mjs';
import { picket } from './artefacts/world.mjs';

const release = path.join(root, 'release');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const scratch = mkdtempSync(path.join(tmpdir(), 'picket-artefacts-'));
const debian = path.join(scratch, 'debian');
const deb = `picket_${version}_amd64.deb`;
const chosen = process.argv.slice(2);
const started = [];
const begun = Date.now();
/** What became of each check, for the summary. */
const results = { ok: [], failed: [], absent: [], notChosen: [] };
const storage = [
  ...['--root', path.join(scratch, 'storage'), '--runroot', path.join(scratch, 'run')],
  ...['--storage-driver', 'vfs'],
];
// Servers that do not run as root have their folders in it.
chmodSync(scratch, 0o711);

if (!existsSync(path.join(release, 'SHA256SUMS'))) {
  console.error('There is nothing in release/ to check. Make it with `npm run release` first.');
  process.exit(1);
}

try {
  await check('checksums', [], () =>
    run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: release }),
  );
  await check('bill of materials', [], billOfMaterials);
  await check('npm package', [], npmPackage);
  for (const proxy of proxyNames)
    await check(`${proxy} in front`, [proxy, 'openssl'], () => behind(proxy, scratch));
  await check('Prometheus', ['prometheus'], () => prometheus(scratch));
  await check('failover of PostgreSQL', ['pg_basebackup', 'psql', 'setpriv'], () => failover(scratch));
  await check('Debian package: installation', ['debootstrap'], installDeb);
  await check('Debian package: hardening of the unit', ['debootstrap', 'systemd-analyze'], hardening);
  await check('Debian package: Picket runs', ['debootstrap'], runDeb);
  await check('Debian package: upgrade and purge', ['debootstrap'], upgradeAndPurge);
  await check('image', ['debootstrap', 'buildah'], image);
  const containers = ['podman', 'podman-compose', 'buildah', 'runc', 'debootstrap'];
  await check('compose with PostgreSQL and Caddy', containers, () => {
    freshDebian();
    return compose({ debian, release, version, storage, scratch });
  });
  await check('systemd', ['systemd-nspawn', 'nsenter', 'ip', 'ss', 'debootstrap'], () => {
    freshDebian();
    return underSystemd(debian, path.join(release, deb), scratch);
  });
} finally {
  for (const child of started) child.kill('SIGKILL');
  endAll();
  rmSync(scratch, { recursive: true, force: true });
}
// A failed check may leave a connection open, which would keep this process alive.
process.exit(summary() ? 0 : 1);

function billOfMaterials() {
  const bom = JSON.parse(readFileSync(path.join(release, `picket-${version}.cdx.json`), 'utf8'));
  assert.equal(bom.bomFormat, 'CycloneDX');
  for (const name of ['fastify', 'pg', 'node'])
    assert.ok(
      bom.components.some((one) => one.name === name),
      name,
    );
  assert.ok(!bom.components.some(({ name }) => ['vite', 'vitest', 'react'].includes(name)));
}

async function npmPackage() {
  const folder = path.join(scratch, 'npm');
  mkdirSync(folder);
  run('npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--silent',
    path.join(release, `picket-${version}.tgz`),
  ]);
  const installed = path.join(folder, 'node_modules', '.bin', 'picket');
  assert.match(run(installed, ['--version']), new RegExp(`^${version} \\(commit [0-9a-f]{12}\\)`));
  await runs(installed, ['start'], { PICKET_DATA: path.join(folder, 'data'), PICKET_PORT: '18441' }, 18441);
  // What follows runs what was installed.
  Object.assign(picket, { program: installed, args: [] });
}

/** One Debian for everything: it boots, and the images are made from it. */
function freshDebian() {
  if (existsSync(debian)) return;
  const packages = [
    ...['adduser', 'libstdc++6', 'util-linux', 'ca-certificates', 'curl', 'procps', 'dbus'],
    ...['systemd', 'systemd-sysv', 'systemd-resolved', 'postgresql', 'caddy'],
  ];
  const include = `--include=${packages.join(',')}`;
  run('debootstrap', ['--variant=minbase', include, 'bookworm', debian, ...mirror()]);
  // What came along does not start with it.
  for (const unit of ['postgresql.service', 'caddy.service', 'systemd-resolved.service'])
    inDebian('systemctl', 'disable', unit);
}

/** The mirror that this machine itself uses. */
function mirror() {
  const sources = run('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']).split('\n');
  const first = sources.find((line) => /^https?:/.test(line));
  return first === undefined ? [] : [first];
}

function inDebian(...command) {
  return run('chroot', [debian, ...command]);
}

function installDeb() {
  freshDebian();
  run('cp', [path.join(release, deb), path.join(debian, 'tmp')]);
  inDebian('dpkg', '--force-unsafe-io', '-i', `/tmp/${deb}`);
  assert.match(inDebian('picket', '--version'), new RegExp(`^${version}`));
  assert.match(inDebian('stat', '-c', '%U %a', '/var/lib/picket'), /^picket 700/);
  assert.match(inDebian('stat', '-c', '%U:%G %a', '/etc/picket/picket.env'), /^root:picket 640/);
  assert.ok(existsSync(path.join(debian, 'usr/lib/systemd/system/picket.service')));
}

function hardening() {
  const unit = path.join(debian, 'usr/lib/systemd/system/picket.service');
  const said = run('systemd-analyze', ['security', '--offline=true', '--threshold=25', unit], {
    fails: true,
  });
  console.log(said.trim().split('\n').at(-1));
  assert.match(said, /Overall exposure level.*: (0|1|2)\.\d/);
}

/** As the unit does it: its user, its configuration. */
async function runDeb() {
  appendFileSync(path.join(debian, 'etc/picket/picket.env'), 'PICKET_PORT=18442\n');
  writeFileSync(
    path.join(debian, 'etc/picket/picket.env'),
    readFileSync(path.join(debian, 'etc/picket/picket.env'), 'utf8').replace('PICKET_PORT=8440\n', ''),
  );
  await runs('chroot', [debian, 'picket', 'start'], {}, 18442);
  assert.match(readFileSync(path.join(debian, 'var/lib/picket/first-start.txt'), 'utf8'), /pkt_/);
}

async function upgradeAndPurge() {
  inDebian('dpkg', '--force-unsafe-io', '-i', `/tmp/${deb}`);
  assert.match(readFileSync(path.join(debian, 'etc/picket/picket.env'), 'utf8'), /PICKET_PORT=18442/);
  await runs('chroot', [debian, 'picket', 'start'], {}, 18442);
  inDebian('dpkg', '--remove', 'picket');
  assert.ok(existsSync(path.join(debian, 'var/lib/picket/secret.key')), 'Removal keeps the data.');
  inDebian('dpkg', '--purge', 'picket');
  for (const left of ['var/lib/picket', 'etc/picket', 'usr/lib/picket'])
    assert.ok(!existsSync(path.join(debian, left)), left);
  assert.doesNotMatch(inDebian('getent', 'passwd'), /^picket:/m);
}

async function image() {
  const buildah = (...args) => run('buildah', [...storage, ...args]);
  const base = buildah('from', 'scratch').trim();
  buildah('copy', '--quiet', base, debian, '/');
  buildah('commit', '--quiet', base, 'localhost/picket-base');
  const build = ['--build-arg', 'BASE=localhost/picket-base', '--build-arg', `VERSION=${version}`];
  buildah(
    'build',
    '--isolation',
    'chroot',
    '--format',
    'docker',
    '--pull=never',
    ...build,
    '--tag',
    'localhost/picket',
    release,
  );
  const { Docker } = JSON.parse(buildah('inspect', '--type', 'image', 'localhost/picket'));
  assert.equal(Docker.config.User, '10001:10001');
  assert.ok(Docker.config.Healthcheck);
  const container = buildah('from', '--pull=never', 'localhost/picket').trim();
  const command = [
    ...storage,
    'run',
    '--isolation',
    'chroot',
    '--env',
    'PICKET_PORT=18444',
    container,
    '--',
    '/usr/bin/picket',
    'start',
  ];
  await runs('buildah', command, {}, 18444);
}

/** Starts it, sees it ready with its console, does `more`, and stops it as a service is stopped. */
async function runs(program, args, env, port, more = async () => {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  assert.equal(
    (
      await until(() =>
        fetch(`${url}/readyz`).then((ready) =>
          ready.ok ? ready : Promise.reject(new Error(`${ready.status}`)),
        ),
      )
    ).status,
    200,
  );
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /<div id="root">/);
  await more();
  // buildah passes no signal on: the process itself gets it, as from an engine.
  process.kill(program === 'buildah' ? picketWith(port) : child.pid, 'SIGTERM');
  assert.equal(await ended, 0);
}

/** The process of Picket that has this port in its environment. */
function picketWith(port) {
  const found = readdirSync('/proc').find((pid) => {
    try {
      const of = (file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0');
      return of('cmdline')[0] === '/usr/lib/picket/node' && of('environ').includes(`PICKET_PORT=${port}`);
    } catch {
      return false;
    }
  });
  return Number(found);
}

async function check(name, programs, work) {
  if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) return results.notChosen.push(name);
  const missing = programs.filter((program) => find(program) === undefined);
  if (missing.length > 0) {
    results.absent.push(`${name} (this machine lacks ${missing.join(', ')})`);
    return console.log(`absent ${results.absent.at(-1)}`);
  }
  const from = Date.now();
  const took = () => `(${Math.round((Date.now() - from) / 1000)} s)`;
  try {
    await work();
    results.ok.push(name);
    console.log(`ok     ${name} ${took()}`);
  } catch (error) {
    results.failed.push(`${name}: ${`${error.message}`.split('\n')[0].slice(0, 200)}`);
    console.log(`FAILED ${name} ${took()}: ${error.stack}`);
    // What it left running would slow the next checks down.
    for (const child of started.splice(0)) child.kill('SIGKILL');
    endAll();
  }
}

/** Prints what is wrong once more, below all output. Returns whether nothing failed. */
function summary() {
  const { ok, failed, absent, notChosen } = results;
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  console.log('');
  for (const one of failed) console.log(`FAILED ${one}`);
  for (const one of absent) console.log(`absent ${one}`);
  if (chosen.length > 0)
    console.log(`Chosen by “${chosen.join('”, “')}”; ${notChosen.length} others were not run.`);
  console.log(
    `Artefacts: ${ok.length} passed, ${failed.length} failed, ${absent.length} absent, in ${minutes} min.`,
  );
  if (ok.length + failed.length === 0) console.log('Nothing was checked.');
  return failed.length === 0 && ok.length > 0;
}
