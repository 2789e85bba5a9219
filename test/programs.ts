import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Programs of others, with their Debian packages. */
const packages = {
  dig: 'bind9-dnsutils',
  kdig: 'knot-dnsutils',
  curl: 'curl',
  openssl: 'openssl',
  unbound: 'unbound',
  dnsmasq: 'dnsmasq-base',
  pgbouncer: 'pgbouncer',
  delv: 'bind9-dnsutils',
  nsd: 'nsd',
  'ldns-keygen': 'ldnsutils',
  'ldns-signzone': 'ldnsutils',
  chromium: 'chromium',
  promtool: 'prometheus',
} as const;

export type Program = keyof typeof packages;

export interface Programs {
  /** The programs that are missing and could not be installed. */
  readonly missing: readonly Program[];
  path(program: Program): string;
}

/** Finds programs; on Debian, as root, installs those that are missing. No service is started. */
export async function findPrograms(wanted: readonly Program[]): Promise<Programs> {
  const missing = () => wanted.filter((program) => search(program) === null);
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await alone(async () => {
      // Another test file may have installed them while this one waited.
      if (missing().length > 0) await install(missing().map((program) => packages[program]));
    });
  }
  return {
    missing: missing(),
    path: (program) => search(program) ?? program,
  };
}

/** Test files run in several processes. Of two `apt-get` at the same time, one fails. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = spawn('flock', [path.join(tmpdir(), 'picket-apt.lock'), 'sh', '-c', 'echo held; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    lock.once('close', () => resolve()).once('error', () => resolve());
  });
  try {
    await Promise.race([once(lock.stdout, 'data'), ended]);
    await work();
  } finally {
    lock.stdin.end();
    await ended;
  }
}

/** Debian asks this program whether the service of a package may start: 101 is no. */
const startPolicy = '/usr/sbin/policy-rc.d';

async function install(names: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const timeoutMs = 600_000;
  const isOurs = !existsSync(startPolicy);
  if (isOurs) await writeFile(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await run('apt-get', ['update', '-qq'], { env, timeoutMs });
    const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    await run('apt-get', ['install', ...options, ...new Set(names)], { env, timeoutMs });
  } finally {
    if (isOurs) await rm(startPolicy);
  }
}

export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end. */
export const run = (
  program: string,
  args: readonly string[],
  {
    env = process.env,
    cwd,
    timeoutMs = 120_000,
  }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly timeoutMs?: number } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(program, args, { env, cwd, timeout: timeoutMs }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` }),
    );
  });

/** Starts a server in the foreground; gives a function that ends it. */
export function serve(program: string, args: readonly string[]): () => Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    child.kill();
    await ended;
  };
}

function search(program: Program): string | null {
  const folders = `${process.env.PATH ?? ''}${path.delimiter}/usr/sbin`.split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
