#!/usr/bin/env node
/**
 * `npm run soak -- [--minutes 20] [--only embedded|server]`: Picket in a separate process under steady load and with
 * faults on the way to ConnectWise, on a clock that jumps a day ahead every 15 seconds. So retention, clean-up, quiet
 * incidents and leases work through months. People close the tickets after two days.
 * Once the oldest data has reached its retention (34 days, or 9 minutes), memory, open files, the database and the
 * delay of tickets must stay flat: the second half is compared with the first. At the end every incident that was sent
 * has its one ticket, counted in ConnectWise.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startServer } from '../../bench/postgres.mjs';
import { wholeNumber } from '../../scripts/whole-number.mjs';
import { judge, table } from './verdict.mjs';
import { startWorld } from './world.mjs';

const { values: options } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, only: { type: 'string' } },
});
const dayMs = 86_400_000;
const secondsPerDay = 15;
const days = Math.round((wholeNumber('--minutes', options.minutes) * 60) / secondsPerDay);

if (options.only !== 'server') await soak('embedded', null);
if (options.only !== 'embedded') {
  const server = await startServer();
  await soak('server', server.url);
  await server.stop();
}

async function soak(name, databaseUrl) {
  console.log(`\n${name}: ${days} days in ${options.minutes} minutes`);
  const world = await startWorld(databaseUrl);
  const samples = [];
  try {
    for (let day = 1; day <= days; day += 1) {
      for (let second = 0; second < secondsPerDay; second += 1) {
        await world.send();
        await sleep(1000);
      }
      world.workTickets(day);
      samples.push({ day, ...(await world.measure()) });
      if (day % 10 === 0) console.log(table(samples.slice(-1), day === 10));
      world.jump(dayMs);
    }
    const kept = await world.settle();
    const { lines, ok } = judge(samples);
    for (const line of [...lines, ...kept.lines]) console.log(line);
    if (!ok || !kept.ok) process.exitCode = 1;
  } finally {
    await world.stop();
  }
}
