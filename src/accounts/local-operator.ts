import { timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { identifySelf, stateOf } from '../platform/database/process-identity.ts';
import type { Principal } from '../platform/http/principal.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { hashToken, newToken } from './token.ts';

/** How the command line on the same machine finds the running server, and proves that it may use it. */
const fileSchema = z.object({
  url: z.url(),
  pid: z.number(),
  token: z.string(),
  startedAt: z.iso.datetime(),
  process: z.object({
    pid: z.number(),
    host: z.string(),
    world: z.string().nullable(),
    started: z.string().nullable(),
  }),
});

export type LocalOperatorFile = z.infer<typeof fileSchema>;

export interface LocalOperator {
  /** Returns the operator for the operator’s token. */
  authenticate(token: string): Principal | null;
  /** Writes the file, once the server can be reached at `url`. */
  publish(url: string): Promise<void>;
  /** Removes the file, unless another server has written it since. */
  remove(): Promise<void>;
}

const operator: Principal = {
  kind: 'operator',
  id: 'operator',
  name: 'local operator',
  role: 'admin',
  companies: 'all',
};
const fileIn = (folder: string): string => path.join(folder, 'server.json');

/**
 * Lets anybody who can read the data folder of this machine act as administrator while this server runs: they own the
 * database and the key anyway. The token is only in the file (0600) and in memory.
 */
export function localOperator(
  folder: string,
  { clock, random }: { clock: Clock; random: RandomBytes },
): LocalOperator {
  const token = newToken(random);
  const expected = Buffer.from(hashToken(token));
  return {
    authenticate: (given) => (timingSafeEqual(Buffer.from(hashToken(given)), expected) ? operator : null),
    publish(url) {
      const process = identifySelf();
      const startedAt = clock.now().toISOString();
      return writeOperatorFile(folder, { url, pid: process.pid, token, startedAt, process });
    },
    async remove() {
      const current = await loadLocalOperator(folder);
      if (current?.token === token) await rm(fileIn(folder), { force: true });
    },
  };
}

async function writeOperatorFile(folder: string, content: LocalOperatorFile): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written under another name and renamed: nobody reads half of it, and an old file’s wider mode is not kept.
  const aside = `${fileIn(folder)}.${content.pid}`;
  await rm(aside, { force: true });
  await writeFile(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(aside, 0o600);
  await rename(aside, fileIn(folder));
}

/** The server that runs on this folder; null if none runs, or its file is from a server that has ended. */
export async function loadLocalOperator(folder: string): Promise<LocalOperatorFile | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Without a folder there is no server. The reader must learn of a file that may not be read.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const content = fileSchema.safeParse(parse(text));
  if (!content.success || stateOf(content.data.process) === 'gone') return null;
  return content.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The address of a server that listens on `host`, from its own machine. */
export function localUrl(host: string, port: number): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return `http://${everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}
