#!/usr/bin/env node
/**
 * CPU per query, memory and load time of Picket's resolver and of Unbound with the same names as RPZ, one thread each;
 * and what it takes to compile the names.
 * The two take turns; each figure is a median. Read the ratio, not the numbers. Needs dnsperf, h2load (nghttp2-client) and
 * Unbound. DNS over HTTPS is what a TLS proxy forwards: HTTP/1.1 to Picket, HTTP/2 to Unbound, which has no other.
 *
 *     npm run bench:dns -- [--names 1000000] [--rounds 7] [--seconds 5]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { compile } from '../dist/dns/index/compile.js';
import { packFeed } from '../dist/dns/policy/feeds/pack.js';
import { oldGenerationMb, youngGenerationMb } from '../dist/dns/resolver/start.js';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
  },
});
const [names, rounds, seconds] = [values.names, values.rounds, values.seconds].map(Number);
const ports = {
  upstream: 15301,
  picket: 15302,
  'picket, 10 companies': 15303,
  'picket, 1,000 companies': 15304,
  unbound: 15305,
};
/** For DNS over HTTPS. */
const httpPorts = { picket: 15312, unbound: 15315 };
const token = 'bench';
const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout);
const folder = mkdtempSync(path.join(tmpdir(), 'picket-bench-dns-'));
const children = [];

async function main() {
  const blocked = Array.from({ length: names }, (_, index) => blockedName(index));
  const allowed = Array.from({ length: 50_000 }, (_, index) => `www.site${index}.example`);
  const files = {
    '5 % blocked': queryFile('mix', (index) =>
      index % 20 === 0 ? pick(blocked, index) : zipf(allowed, index),
    ),
    'all blocked': queryFile('block', (index) => pick(blocked, index)),
  };
  console.log(compileAlone(blocked));
  const messages = messagesOf((index) => (index % 20 === 0 ? pick(blocked, index) : zipf(allowed, index)));
  await start('upstream', process.execPath, server('upstream', ports.upstream));
  const one = writeIndex('one', blocked, 1);
  const ten = writeIndex('ten', blocked, 10);
  const thousand = writeIndex('thousand', blocked, 1_000);
  const engines = {
    picket: await startPicket('picket', one, [{ network: '127.0.0.0/8', company: 1 }]),
    'picket, 10 companies': await startPicket('picket, 10 companies', ten, networks(10_000, 10)),
    'picket, 1,000 companies': await startPicket(
      'picket, 1,000 companies',
      thousand,
      networks(10_000, 1_000),
    ),
    unbound: await startUnbound(await writeZone(blocked)),
  };
  for (const [name, { loadMs }] of Object.entries(engines)) console.log(`${name}: loaded in ${loadMs} ms`);
  // Each answers everything once: caches are full, and code is compiled.
  for (const port of Object.values(ports).slice(1))
    for (const file of Object.values(files)) dnsperf(port, file, ['-n', '1']);

  const taken = {};
  for (let round = 0; round < rounds; round++)
    for (const [kind, file] of Object.entries(files))
      for (const [name, { pid }] of Object.entries(engines))
        measure(kind, name, pid, () => load(ports[name], file, seconds));
  showMemory('after UDP');
  for (let round = 0; round < rounds; round++)
    for (const [name, port] of Object.entries(httpPorts))
      measure('DNS over HTTPS', name, engines[name].pid, () => h2load(name, port, messages));

  function measure(kind, name, pid, work) {
    const before = cpuSeconds(pid);
    const answered = work();
    taken[kind] ??= {};
    taken[kind][name] ??= [];
    taken[kind][name].push(((cpuSeconds(pid) - before) / answered) * 1e6);
  }
  for (const [kind, each] of Object.entries(taken)) {
    const base = median(each.unbound);
    for (const [name, costs] of Object.entries(each)) {
      const cost = median(costs);
      console.log(
        `${kind}, ${name}: ${cost.toFixed(1)} µs CPU a query, ${(cost / base).toFixed(2)} of Unbound's`,
      );
    }
  }
  showMemory('after DNS over HTTPS');

  function showMemory(when) {
    for (const [name, { pid }] of Object.entries(engines)) {
      const { resident, own } = memoryMb(pid);
      console.log(`${name}, ${when}: ${own} MB own memory, ${resident} MB resident`);
    }
  }
}

/** A list such as feeds have: short names under many domains. */
function blockedName(index) {
  const hashed = (Math.imul(index, 2_654_435_761) >>> 0).toString(36);
  return `${hashed}x${index}.t${index % 20}.test`;
}

function pick(list, index) {
  const name = list[(Math.imul(index + 1, 2_246_822_519) >>> 0) % list.length];
  return index % 3 === 0 ? `www.${name}` : name;
}

/** Few names are asked for often, and many seldom. */
const zipf = (list, index) =>
  list[Math.floor(list.length ** (((index * 7919) % 10_007) / 10_007)) % list.length];

function queryFile(name, nameAt) {
  const file = path.join(folder, `${name}.txt`);
  const lines = Array.from({ length: 200_000 }, (_, index) => `${nameAt(index)} A`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Queries as DNS over HTTPS has them in an address (RFC 8484 §4.1). */
function messagesOf(nameAt) {
  const labels = (name) => name.split('.').flatMap((label) => [Buffer.of(label.length), Buffer.from(label)]);
  const header = Buffer.from([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const message = (name) => Buffer.concat([header, ...labels(name), Buffer.of(0, 0, 1, 0, 1)]);
  return Array.from({ length: 20_000 }, (_, index) => message(nameAt(index)).toString('base64url'));
}

/** From a feed as the database has it to an index file, by the thread that Picket compiles in. */
function compileAlone(blocked) {
  const none = { exact: [], with_below: [], only_below: [] };
  const content = path.join(folder, 'feed');
  writeFileSync(
    content,
    packFeed({ blocked: { ...none, with_below: blocked }, excepted: none, addresses: [] }),
  );
  const args = [
    '-c',
    '0',
    process.execPath,
    ...server('compile', 0, content, path.join(folder, 'alone.index')),
  ];
  const { stdout, stderr, status } = spawnSync('taskset', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function writeIndex(name, blocked, companies) {
  const file = path.join(folder, `${name}.index`);
  const none = { exact: [], with_below: [], only_below: [] };
  const feed = {
    ...{ id: 1, name: 'Bench', category: 'malware', addresses: ['198.51.100.0/24'] },
    ...{ blocked: { ...none, with_below: blocked }, excepted: none },
  };
  const allow = (id) => ({
    ...{ id: id + 1, name: 'Allowed', kind: 'allow', category: 'allowed', addresses: [] },
    names: [{ name: `allowed${id}.example`, reach: 'with_below', until: null, overridesGuard: false }],
  });
  const policy = {
    ...{ generation: 1, guard: [], companiesMayAllowThreats: true },
    msp: { lists: [], feeds: [feed], rules: [], categories: [], lockedCategories: [] },
    companies: Array.from({ length: companies }, (_, index) => ({
      ...{ id: index + 1, lists: [allow(index)], rules: [], categories: [], categoriesOff: [] },
    })),
  };
  writeFileSync(file, compile(policy, { now: new Date() }).bytes);
  return file;
}

const networks = (count, companies) => [
  { network: '127.0.0.0/8', company: 1 },
  ...Array.from({ length: count }, (_, index) => ({
    network: `10.${index >> 8}.${index & 255}.0/24`,
    company: (index % companies) + 1,
  })),
];

async function writeZone(blocked) {
  const file = path.join(folder, 'rpz.zone');
  const out = createWriteStream(file);
  out.write('$ORIGIN rpz.bench.\n@ 3600 SOA a. b. 1 3600 600 86400 60\n@ 3600 NS a.\n');
  for (const name of blocked) if (!out.write(`${name} CNAME .\n*.${name} CNAME .\n`)) await drained(out);
  out.end();
  await finished(out);
  return file;
}

const drained = (out) => new Promise((resolve) => out.once('drain', resolve));
const server = (...args) => [path.join(import.meta.dirname, 'dns-servers.mjs'), ...args];

async function startPicket(name, index, ofNetworks) {
  const clients = path.join(folder, `${name}.clients`);
  const tokens = [{ hash: createHash('sha256').update(token).digest('hex'), company: 1, device: null }];
  writeFileSync(clients, JSON.stringify({ networks: ofNetworks, devices: [], tokens }));
  return start(name, process.execPath, [
    // As its thread has it in Picket.
    `--max-semi-space-size=${youngGenerationMb / 3}`,
    `--max-old-space-size=${oldGenerationMb}`,
    ...server('picket', ports[name], index, ports.upstream, clients, httpPorts[name] ?? ''),
  ]);
}

/** Starts a process on the first core, and waits for its line `ready <milliseconds>`. */
function start(name, program, args) {
  const core = name === 'upstream' ? '1' : '0';
  const child = spawn('taskset', ['-c', core, program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`${name} ended with status ${status}.`)));
    child.stdout.on('data', (text) => {
      const ready = /^ready (\d+)/m.exec(text);
      if (ready) resolve({ pid: child.pid, loadMs: Number(ready[1]) });
    });
  });
}

async function startUnbound(zone) {
  const file = path.join(folder, 'unbound.conf');
  const lines = [
    ...[
      'server:',
      `interface: 127.0.0.1@${ports.unbound}`,
      `interface: 127.0.0.1@${httpPorts.unbound}`,
      `https-port: ${httpPorts.unbound}`,
      'http-notls-downstream: yes',
      'num-threads: 1',
      'do-daemonize: no',
      'chroot: ""',
    ],
    ...[
      'username: ""',
      `directory: "${folder}"`,
      'pidfile: ""',
      'use-syslog: no',
      'do-not-query-localhost: no',
    ],
    ...['module-config: "respip iterator"', 'msg-cache-size: 128m', 'rrset-cache-size: 256m'],
    ...['local-zone: "test." nodefault', 'minimal-responses: yes'],
    ...['remote-control:', 'control-enable: no'],
    ...['rpz:', 'name: "rpz.bench"', `zonefile: "${zone}"`],
    ...['forward-zone:', 'name: "."', `forward-addr: 127.0.0.1@${ports.upstream}`],
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const began = performance.now();
  const child = spawn('taskset', ['-c', '0', 'unbound', '-d', '-c', file], { stdio: 'ignore' });
  children.push(child);
  const probe = queryFile('probe', () => 'www.site1.example');
  while (dnsperf(ports.unbound, probe, ['-n', '1', '-m', 'udp', '-t', '1']) < 1)
    if (performance.now() - began > 300_000) throw new Error('Unbound does not answer.');
  return { pid: child.pid, loadMs: Math.round(performance.now() - began) };
}

const load = (port, file, duration) => dnsperf(port, file, ['-l', `${duration}`]);

/** Gives how many queries were answered. */
function dnsperf(port, file, more) {
  const args = [
    '-c',
    '1',
    'dnsperf',
    '-s',
    '127.0.0.1',
    '-p',
    `${port}`,
    '-d',
    file,
    '-c',
    '8',
    '-T',
    '1',
    '-q',
    '100',
  ];
  const { stdout, stderr, error } = spawnSync('taskset', [...args, ...more], { encoding: 'utf8' });
  if (error) throw error;
  const completed = /Queries completed:\s+(\d+)/.exec(stdout);
  if (!completed) throw new Error(stderr || stdout);
  const lost = Number(/Queries lost:\s+(\d+)/.exec(stdout)?.[1] ?? 0);
  if (lost > 0 && !more.includes('-n')) console.log(`port ${port}: ${lost} queries were lost`);
  return Number(completed[1]);
}

function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Gives how many queries were answered. */
function h2load(name, port, messages) {
  const picket = name === 'picket';
  const base = `http://127.0.0.1:${port}/dns-query${picket ? `/${token}` : ''}?dns=`;
  const file = path.join(folder, `${name}.addresses`);
  writeFileSync(file, messages.map((message) => base + message).join('\n'));
  const args = ['-c', '1', 'h2load', ...(picket ? ['--h1', '-c', '32'] : ['-c', '8', '-m', '4'])];
  const { stdout, stderr, error } = spawnSync('taskset', [...args, '-D', `${seconds}`, '-i', file], {
    encoding: 'utf8',
  });
  if (error) throw error;
  const succeeded = Number(/(\d+) succeeded/.exec(stdout)?.[1] ?? 0);
  if (succeeded === 0) throw new Error(`${name}: ${stderr || stdout}`);
  return succeeded;
}

/** `own` is what nothing else has: Node's program, which each of its processes shares, is not in it. */
function memoryMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (field) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  return { resident: mb('VmRSS'), own: mb('RssAnon') };
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

try {
  await main();
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}
