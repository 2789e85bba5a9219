#!/usr/bin/env node
import { terminalLine } from './cli/io.ts';
import { runCli } from './cli/program.ts';

/** A terminal sends Ctrl-C to every process in it, and a parent may pass it on: one press counts once. */
const samePressMs = 500;

const terminal = process.stdout.isTTY === true && process.stdin.isTTY === true;
const stopping = new AbortController();
let stoppedAt = 0;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    // Sent to a service, it asks to read the configuration again: what changes while Picket runs is in the database.
    // On a terminal it says that the terminal was closed.
    if (name === 'SIGHUP' && !terminal) return;
    const now = Date.now();
    if (!stopping.signal.aborted) {
      stoppedAt = now;
      stopping.abort();
    } else if (now - stoppedAt > samePressMs) {
      process.exit(130);
    }
  });
}
// The reader of the output may have ended (`| head`); that is no reason to stop working.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const color = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
/** Files and programs get what was written, unchanged. */
const writer = (stream: NodeJS.WriteStream) => (line: string) =>
  void stream.write(`${stream.isTTY === true ? terminalLine({ color }, line) : line}\n`);

process.exitCode = await runCli(process.argv.slice(2), {
  out: writer(process.stdout),
  err: writer(process.stderr),
  env: process.env,
  terminal,
  color,
  signal: stopping.signal,
  stdin: process.stdin,
});
