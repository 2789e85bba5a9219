import * as fs from 'node:fs';
import * as path from 'node:path';
import { ProblemError } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import { keyFileUnusable } from './problems.ts';

/** Bytes. */
export const keyLength = 32;

/** A key of 32 bytes in base64 (either alphabet) or hex; undefined for anything else. */
export function decodeKey(text: string): Buffer | undefined {
  const written = text.trim();
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex');
  return /^[\w+/-]{43}=?$/.test(written) ? Buffer.from(written, 'base64') : undefined;
}

/**
 * The key in `file`. It is created on first use: readable by its owner only, and on disk before anything is
 * encrypted.
 */
export function loadKeyFile(file: string, random: RandomBytes): Buffer {
  try {
    return read(file) ?? make(file, random);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(keyFileUnusable(file, (error as Error).message));
  }
}

function read(file: string): Buffer | undefined {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const key = decodeKey(content);
  if (key === undefined) throw new ProblemError(keyFileUnusable(file, 'it does not contain a key'));
  return key;
}

function make(file: string, random: RandomBytes): Buffer {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${Buffer.from(random(6)).toString('hex')}`;
  const content = `${Buffer.from(random(keyLength)).toString('base64')}\n`;
  fs.writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // The file appears complete or not at all, and never replaces another: a second process that starts now must get
    // the same key.
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
  syncFolder(folder);
  const key = read(file);
  if (!key) throw new ProblemError(keyFileUnusable(file, 'it vanished'));
  return key;
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows cannot open a folder to sync it.
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}
