#!/usr/bin/env node
/**
 * What bench/dns.mjs measures, and what answers behind it, each in a process of its own:
 * `picket` is the resolver with an index, `upstream` an authoritative server that has an address for every name, and
 * `compile` makes an index and ends.
 */
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { compileIndex } from '../dist/dns/publish/compile-index.js';
import { openResolver } from '../dist/dns/resolver/resolver.js';
import { systemRandom } from '../dist/platform/values/random.js';

const [role, port, ...rest] = process.argv.slice(2);
if (role === 'picket') await servePicket(Number(port), ...rest);
else if (role === 'compile') await compileFeed(...rest);
else serveUpstream(Number(port));

async function servePicket(at, indexFile, upstream, clients, httpPort) {
  const began = performance.now();
  const { resolver } = await openResolver(
    {
      settings: {
        listen: [{ host: '127.0.0.1', port: at }],
        doh: httpPort ? { host: '127.0.0.1', port: Number(httpPort) } : null,
        upstreams: [{ host: '127.0.0.1', port: Number(upstream) }],
        forwards: [],
        privateAnswers: [],
        withoutIndex: 'refuse',
        queriesPerSecond: 10_000_000,
        hideClients: false,
        cacheBytes: 128 * 1024 * 1024,
      },
      clients: JSON.parse(readFileSync(clients, 'utf8')),
      indexFile,
    },
    { random: systemRandom, now: Date.now, clock: () => performance.now() },
  );
  console.log(`ready ${Math.round(performance.now() - began)}`);
  setInterval(() => handOver(resolver.seen), 1_000);
}

async function compileFeed(content, file) {
  const policy = {
    ...{ generation: 1, guard: [], companiesMayAllowThreats: true, companies: [] },
    msp: { lists: [], rules: [], categories: [], lockedCategories: [] },
    feeds: [{ id: 1, name: 'Bench', category: 'malware', content: readFileSync(content) }],
  };
  const before = process.cpuUsage();
  const { report } = await compileIndex({ policy, file, now: new Date() });
  const { user, system } = process.cpuUsage(before);
  const { maxRSS } = process.resourceUsage();
  console.log(
    `compiled ${report.names} names: ${((user + system) / 1e6).toFixed(1)} s of CPU, the process had ${Math.round(maxRSS / 1024)} MB at most`,
  );
}

/** What its thread does for the main thread: records of blocks are serialized, and acknowledged at once. */
function handOver(seen) {
  for (let batch = seen.nextBatch(Date.now()); batch !== null; batch = seen.nextBatch(Date.now())) {
    serialize(batch);
    seen.acknowledge(batch.batch);
  }
}

/** Answers with the question and one A record, a pointer to its name. */
function serveUpstream(at) {
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0x0e, 0x10, 0, 4, 192, 0, 2, 1]);
  const socket = createSocket('udp4');
  socket.on('message', (query, { port: from, address }) => {
    let end = 12;
    while (query[end]) end += 1 + query[end];
    const reply = Buffer.concat([query.subarray(0, end + 5), record]);
    reply.writeUInt16BE(0x8180, 2);
    reply.writeUInt16BE(1, 6);
    reply.writeUInt32BE(0, 8);
    socket.send(reply, from, address);
  });
  socket.bind(at, '127.0.0.1', () => console.log('ready 0'));
}
