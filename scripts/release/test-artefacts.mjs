#!/usr/bin/env node
/**
 * `npm run test:artefacts`: installs and starts each artefact in release/: the npm package in a new folder, the Debian
 * package in a fresh Debian, the image in that Debian as its base, and nginx with its example in front. Needs root on
 * Debian 12, a Debian mirror, and the packages debootstrap, buildah, nginx and openssl.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../run.mjs';

const release = path.join(root, 'release');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const scratch = mkdtempSync(path.join(tmpdir(), 'picket-artefacts-'));
const debian = path.join(scratch, 'debian');
const deb = `picket_${version}_amd64.deb`;
const started = [];
let failed = 0;

try {
  await check('checksums', () => run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: release }));
  await check('bill of materials', billOfMaterials);
  await check('npm package', npmPackage);
  await check('a fresh Debian', freshDebian);
  await check('Debian package: installation', installDeb);
  await check('Debian package: hardening of the unit', hardening);
  await check('Debian package: Picket runs, also behind nginx', runDeb);
  await check('Debian package: upgrade and purge', upgradeAndPurge);
  await check('image', image);
} finally {
  for (const child of started) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

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
  const picket = path.join(folder, 'node_modules', '.bin', 'picket');
  assert.match(run(picket, ['--version']), new RegExp(`^${version} \\(commit [0-9a-f]{12}\\)`));
  await runs(picket, ['start'], { PICKET_DATA: path.join(folder, 'data'), PICKET_PORT: '18441' }, 18441);
}

function freshDebian() {
  const include = '--include=adduser,libstdc++6,util-linux';
  run('debootstrap', ['--variant=minbase', include, 'bookworm', debian, ...mirror()]);
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
  run('cp', [path.join(release, deb), path.join(debian, 'tmp')]);
  inDebian('dpkg', '-i', `/tmp/${deb}`);
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
  appendFileSync(
    path.join(debian, 'etc/picket/picket.env'),
    'PICKET_PORT=18442\nPICKET_TRUST_PROXY=127.0.0.1\n',
  );
  writeFileSync(
    path.join(debian, 'etc/picket/picket.env'),
    readFileSync(path.join(debian, 'etc/picket/picket.env'), 'utf8').replace('PICKET_PORT=8440\n', ''),
  );
  await runs('chroot', [debian, 'picket', 'start'], {}, 18442, behindNginx);
  assert.match(readFileSync(path.join(debian, 'var/lib/picket/first-start.txt'), 'utf8'), /pkt_/);
}

/** The example, with other ports and a certificate of its own. */
async function behindNginx() {
  const folder = path.join(scratch, 'nginx');
  mkdirSync(folder);
  const [certificate, key] = [path.join(folder, 'tls.crt'), path.join(folder, 'tls.key')];
  run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=picket.test',
    '-keyout',
    key,
    '-out',
    certificate,
  ]);
  const example = readFileSync(path.join(root, 'packaging', 'proxies', 'nginx.conf'), 'utf8')
    .replace(/listen 443 ssl http2;/, 'listen 127.0.0.1:18443 ssl http2;')
    .replace(/ *listen \[::\]:443.*\n/, '')
    .replaceAll('127.0.0.1:8440', '127.0.0.1:18442')
    .replace('/etc/ssl/picket.crt', certificate)
    .replace('/etc/ssl/private/picket.key', key);
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { access_log off;\n${example}}\n`,
  );
  const nginx = spawn('nginx', ['-c', file], { stdio: 'inherit' });
  started.push(nginx);
  const answer = await until(() => overTls(18443, '/readyz'));
  assert.equal(answer.status, 200);
  assert.match((await overTls(18443, '/')).text, /<div id="root">/);
  assert.equal((await overTls(18443, '/api/v1/events')).status, 401);
  nginx.kill();
}

function overTls(port, place) {
  return new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port,
        path: place,
        rejectUnauthorized: false,
        headers: { host: 'localhost', accept: 'text/html' },
      },
      async (response) => {
        let text = '';
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode, text });
      },
    )
      .on('error', reject)
      .end();
  });
}

async function upgradeAndPurge() {
  inDebian('dpkg', '-i', `/tmp/${deb}`);
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
  const storage = [
    '--root',
    path.join(scratch, 'storage'),
    '--runroot',
    path.join(scratch, 'run'),
    '--storage-driver',
    'vfs',
  ];
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

async function until(work) {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function run(program, args, { cwd = root, fails = false } = {}) {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    if (fails && error.stdout) return error.stdout;
    throw new Error(`${program} ${args.join(' ')}: ${error.stderr || error.message}`);
  }
}

async function check(name, work) {
  const from = Date.now();
  try {
    await work();
    console.log(`ok     ${name} (${Math.round((Date.now() - from) / 1000)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}
