import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
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
  const absent = wanted.filter((program) => search(program) === null);
  if (absent.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await install(absent.map((program) => packages[program]));
  }
  return {
    missing: wanted.filter((program) => search(program) === null),
    path: (program) => search(program) ?? program,
  };
}

/** Debian asks this program whether the service of a package may start: 101 is no. */
const startPolicy = '/usr/sbin/policy-rc.d';

async function install(names: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const isOurs = !existsSync(startPolicy);
  if (isOurs) await writeFile(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...new Set(names)], { env });
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
  { env = process.env, cwd }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(program, args, { env, cwd, timeout: 120_000 }, (error, stdout, stderr) =>
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
