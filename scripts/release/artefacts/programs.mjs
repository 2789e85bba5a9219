/** Programs and servers that the checks of the artefacts run. */
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { root } from '../../run.mjs';

const folders = `${process.env.PATH}:/usr/sbin:/usr/lib/postgresql/15/bin`.split(':');

/** Whether this machine has a program. */
export function find(program) {
  return folders.map((folder) => path.join(folder, program)).find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program prints. With `fails`, also where it ends with another status than 0. */
export function run(program, args, { cwd = root, fails = false, env = process.env, input } = {}) {
  try {
    return execFileSync(find(program) ?? program, args, {
      cwd,
      env,
      encoding: 'utf8',
      input,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    if (fails && error.stdout) return error.stdout;
    throw new Error(`${program} ${args.join(' ')}: ${error.stderr || error.stdout || error.message}`);
  }
}

const started = new Set();

/** Starts a server in the foreground. `output` has what it printed. */
export function serve(program, args, { env = {}, echo = false } = {}) {
  const child = spawn(find(program) ?? program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  const server = {
    child,
    output: '',
    ended: new Promise((resolve) => child.once('exit', (status) => resolve(status))),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return await server.ended;
    },
  };
  server.ended.then(() => started.delete(child));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      server.output = (server.output + piece).slice(-200_000);
      if (echo) process.stderr.write(piece);
    });
  child.on('error', (error) => {
    server.output += error.message;
  });
  return server;
}

/** Ends whatever a failed check left behind. */
export function endAll() {
  for (const child of started) child.kill('SIGKILL');
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What `work` gives once it does not throw. */
export async function until(work, ms = 90_000) {
  for (const end = Date.now() + ms; ; await pause(250)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
