#!/usr/bin/env node
/** `npm run demo`: from a fresh clone to a running Picket with sandboxes around it. Arguments are passed on. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { install } from './install.mjs';
import { root, run, secondsSince } from './run.mjs';

await step('Installing packages', async () => {
  await install({ quiet: true });
});
await step('Building', async () => {
  const { status, output } = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs')], {
    quiet: true,
  });
  if (status !== 0) throw new Error(output);
});

const child = spawn(
  process.execPath,
  [path.join(root, 'dist', 'main.js'), 'demo', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
// A terminal sends Ctrl-C to every process in it; passed on as well, the demo would take it for a second one.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal] ?? 0)));

async function step(name, work) {
  const start = Date.now();
  process.stdout.write(`${name} … `);
  try {
    await work();
    console.log(secondsSince(start));
  } catch (error) {
    console.log('failed');
    console.error(error.message);
    process.exit(1);
  }
}
