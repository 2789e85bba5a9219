#!/usr/bin/env node
/**
 * From a detection's arrival to the POST of its ticket, beyond the grouping wait: Picket as it is shipped, in a
 * process of its own, between a webhook's sender and the ConnectWise sandbox, which share this process and its clock.
 *
 * A delay runs from before the sender's request leaves until the ticket's request is read by the sandbox, less the
 * grouping wait; so it holds two ways over loopback and the storing of the detection. Beside it, in the same run: bare
 * POSTs of a ticket from here to the same sandbox, which is the least that one such way takes.
 *
 * Idle is a detection a second, each an incident of its own. Under load most detections repeat what is known, and five
 * incidents a second are new: ConnectWise takes 1,000 requests a minute, two for each ticket (it is read back), which is
 * eight tickets a second. What waits beyond that waits for ConnectWise.
 *
 *     npm run bench:deliver -- [--seconds 20] [--rate 500] [--wait 1] [--only embedded|server]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sandboxAccount, startConnectWiseSandbox } from '../dist/sandbox/connectwise/start.js';
import { watchArrivals } from './arrivals.mjs';
import { mapCompanies, setUp, startPicket } from './picket.mjs';
import { startServer } from './postgres.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '500' },
    wait: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const rate = Number(options.rate);
const waitSeconds = Number(options.wait);
const companies = 10;
const newPerSecond = 5;
const batchesPerSecond = 10;
/** A look-up is three queries: A, AAAA and HTTPS. */
const queryTypes = ['A', 'AAAA', 'HTTPS'];

let made = 0;
/** What comes in for one incident, once; `serial` tells incidents apart. */
const lookup = (serial) =>
  queryTypes.map((queryType) => ({
    id: `d-${made++}`,
    occurredAt: new Date().toISOString(),
    domain: `bench-${serial}.example`,
    company: { id: `c${serial % companies}`, name: `Company ${serial % companies}` },
    reasons: ['Phishing'],
    deviceName: `WS-${serial}`,
    clientAddress: `192.0.2.${serial % 250}`,
    queryType,
  }));

if (options.only !== 'server') await measure('embedded', {});
if (options.only !== 'embedded') {
  const server = await startServer();
  await measure('server', { PICKET_DATABASE_URL: server.url });
  await server.stop();
}

async function measure(name, env) {
  const sandbox = await startConnectWiseSandbox();
  const arrivals = watchArrivals(sandbox);
  const picket = await startPicket({ PICKET_CONNECTWISE_REQUESTS_PER_MINUTE: '1000', ...env });
  try {
    const bench = { sandbox, arrivals, serial: 0, send: await setUp(picket, sandbox, waitSeconds) };
    await open(bench, 3 * companies);
    await mapCompanies(picket);
    await arrivals.wait(Array.from({ length: bench.serial }, (_, serial) => `bench-${serial}.example`));
    // The token bucket fills up again.
    await sleep(3_000);
    report(`${name}, idle`, await idle(bench), 250);
    report(`${name}, ${rate} detections/s`, await load(bench), 1_000);
  } finally {
    await picket.stop();
    arrivals.end();
    await sandbox.close();
  }
}

/** Opens incidents without measuring them: companies to map, and something that can be seen again. */
async function open(bench, count) {
  const detections = Array.from({ length: count }, () => lookup(bench.serial++)).flat();
  await bench.send(detections);
}

async function idle(bench) {
  const sent = new Map();
  for (let second = 0; second < seconds; second += 1) {
    const serial = bench.serial++;
    sent.set(`bench-${serial}.example`, performance.now());
    await bench.send([lookup(serial)[0]]);
    await sleep(500);
    await postBare(bench, sent);
    await sleep(500);
  }
  return delays(bench, sent);
}

/** Open loop: a batch leaves when it is due, whether or not the ones before it are answered. */
async function load(bench) {
  const sent = new Map();
  const from = performance.now();
  const sending = [];
  let count = 0;
  let fresh = 0;
  for (let batch = 0; batch < seconds * batchesPerSecond; batch += 1) {
    await sleep(Math.max(0, from + (batch * 1000) / batchesPerSecond - performance.now()));
    const known = bench.serial;
    const detections = [];
    for (; fresh < ((batch + 1) * newPerSecond) / batchesPerSecond; fresh += 1) {
      const serial = bench.serial++;
      sent.set(`bench-${serial}.example`, performance.now());
      detections.push(...lookup(serial));
    }
    while (detections.length < rate / batchesPerSecond)
      detections.push(...lookup((count + made * 7) % known));
    count += detections.length;
    sending.push(bench.send(detections));
    if (batch % batchesPerSecond === 5) sending.push(postBare(bench, sent));
  }
  await Promise.all(sending);
  const took = (performance.now() - from) / 1000;
  console.log(
    `${count} detections in ${took.toFixed(1)} s, of ${fresh} new incidents and ${bench.serial - fresh} known`,
  );
  return delays(bench, sent);
}

/** A ticket as Picket would send it, sent from here; in a company of the sandbox's own. */
async function postBare({ sandbox }, sent) {
  const { companyId, publicKey, privateKey, clientId, codebase, boards, companies: known } = sandboxAccount;
  const domain = `bench-bare-${sent.size}-${Math.round(performance.now())}.example`;
  const summary = `DNS threat blocked: ${domain}`;
  sent.set(domain, performance.now());
  const response = await fetch(`${sandbox.url}/${codebase}apis/3.0/service/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${companyId}+${publicKey}:${privateKey}`).toString('base64')}`,
      clientId,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      summary,
      initialDescription: 'Label: value.\n'.repeat(20),
      board: { id: boards.securityAlerts.id },
      company: { id: known.granitePeakIt },
    }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function delays({ arrivals }, sent) {
  await arrivals.wait([...sent.keys()]);
  const result = { picket: [], bare: [] };
  for (const [domain, at] of sent) {
    const bare = domain.startsWith('bench-bare-');
    const delay = arrivals.arrivedAt.get(domain) - at;
    result[bare ? 'bare' : 'picket'].push(bare ? delay : delay - waitSeconds * 1000);
  }
  return result;
}

function report(what, { picket, bare }, goal) {
  const of = (list, share) => {
    const sorted = list.toSorted((a, b) => a - b);
    return `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)} ms`;
  };
  console.log(
    `${what}: ${picket.length} tickets, p50 ${of(picket, 0.5)}, p99 ${of(picket, 0.99)} (goal ${goal} ms) beyond ` +
      `the grouping wait of ${waitSeconds} s; ${bare.length} bare POSTs, p50 ${of(bare, 0.5)}, p99 ${of(bare, 0.99)}`,
  );
}
